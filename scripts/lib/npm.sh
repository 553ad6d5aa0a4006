# Packages from npm that only the tests use, each in a folder of tests/ with its own package.json.
#
# They come from whichever registry npm is set up for, in exactly the version that package.json names, and
# land in the folder's node_modules, which git ignores. What is there in that version is left alone.
# shellcheck shell=bash

# npm_wanted FOLDER PACKAGE, npm_there FOLDER PACKAGE: the version that is named, and the one that is there.
npm_wanted() { sed -n "s|.*\"$2\": \"\([^\"]*\)\".*|\1|p" "$1/package.json"; }

npm_there() { sed -n 's/^ *"version": "\([^"]*\)".*/\1/p' "$1/node_modules/$2/package.json" 2>/dev/null; }

# need_npm_package FOLDER PACKAGE
need_npm_package() {
  local folder=$1 package=$2 wanted
  wanted=$(npm_wanted "$folder" "$package")
  [ "$(npm_there "$folder" "$package")" != "$wanted" ] || return 0
  need_npm
  step "installing $package $wanted"
  quietly "npm-${package//\//-}" npm install --prefix "$folder" --no-audit --no-fund --no-package-lock \
    --ignore-scripts || fail "npm could not install $package: check the network and start again"
}

# The browser's driver, without a browser: that is the system's.
need_driver() { need_npm_package tests/browser playwright-core; }

# The validator of JSON Schema.
need_validator() { need_npm_package tests/schema ajv; }

# The vendors' own clients.
need_clients() {
  need_npm_package tests/service/clients stripe
  need_npm_package tests/service/clients @hubspot/api-client
}
