# The browser's driver: playwright-core, the exact version of tests/browser/package.json.
#
# It comes from whichever registry npm is set up for; only the driver, because the browser is the system's.
# shellcheck shell=bash

driver_wanted() { sed -n 's/.*"playwright-core": "\([^"]*\)".*/\1/p' tests/browser/package.json; }

driver_there() {
  sed -n 's/^ *"version": "\([^"]*\)".*/\1/p' tests/browser/node_modules/playwright-core/package.json 2>/dev/null
}

need_driver() {
  [ "$(driver_there)" != "$(driver_wanted)" ] || return 0
  need_npm
  step "installing playwright-core $(driver_wanted)"
  quietly npm-install npm install --prefix tests/browser --no-audit --no-fund --no-package-lock \
    --ignore-scripts || fail "npm could not install playwright-core: check the network and start again"
}
