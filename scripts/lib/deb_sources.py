#!/usr/bin/env python3
"""Turns this machine's apt sources into source-package sources for other Debian releases.

    deb_sources.py SUITE... > private.sources

Reads every apt source of the machine, in the old one-line form and in the newer deb822 form, keeps those that
hold a Debian release (not its updates, not its security archive, not other vendors), and prints the same
places once more as `deb-src` for the suites asked for. So a mirror or a proxy that the machine
was given is used, and no host name is written down here. Signatures stay checked: Signed-By is kept.
"""

import glob
import os
import re
import sys

RELEASES = {"bookworm", "trixie", "forky", "sid", "stable", "testing", "unstable", "oldstable"}
ETC = os.environ.get("HANDOFF_APT_ETC", "/etc/apt")


def one_line_entries(text):
    """deb [signed-by=... arch=...] URI SUITE COMPONENT..."""
    for line in text.splitlines():
        match = re.match(r"\s*deb(?:-src)?\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s+(.*)", line.split("#")[0])
        if match:
            options = dict(pair.split("=", 1) for pair in (match[1] or "").split() if "=" in pair)
            signed_by = options.get("signed-by", "").replace(",", " ")
            yield match[2], match[3], match[4].split(), signed_by, options.get("trusted", "")


def stanzas(text):
    """The fields of each deb822 paragraph; a continued line keeps its line break (an inline key needs it)."""
    for paragraph in re.split(r"\n\s*\n", re.sub(r"(?m)^#.*\n?", "", text)):
        fields, last = {}, None
        for line in paragraph.splitlines():
            if line[:1].isspace() and last:
                fields[last] += "\n" + line
            elif ":" in line:
                name, value = line.split(":", 1)
                last = name.strip().lower()
                fields[last] = value.strip()
        if fields:
            yield fields


def deb822_entries(text):
    for fields in stanzas(text):
        if fields.get("enabled", "yes").lower() in ("no", "false", "0"):
            continue
        for uri in fields.get("uris", "").split():
            for suite in fields.get("suites", "").split():
                components = fields.get("components", "").split()
                yield uri, suite, components, fields.get("signed-by", ""), fields.get("trusted", "")


def machine_entries():
    for path in [f"{ETC}/sources.list", *sorted(glob.glob(f"{ETC}/sources.list.d/*.list"))]:
        if os.path.exists(path):
            with open(path, encoding="utf-8", errors="replace") as file:
                yield from one_line_entries(file.read())
    for path in sorted(glob.glob(f"{ETC}/sources.list.d/*.sources")):
        with open(path, encoding="utf-8", errors="replace") as file:
            yield from deb822_entries(file.read())


def main():
    # One entry a place: apt refuses the same place with and without a key.
    found = {}
    for uri, suite, components, signed_by, trusted in machine_entries():
        if suite in RELEASES and "main" in components:
            known_key, known_trust = found.get(uri, ("", ""))
            found[uri] = (known_key or signed_by, known_trust or trusted)
    for uri, (signed_by, trusted) in found.items():
        print(f"Types: deb-src\nURIs: {uri}\nSuites: {' '.join(sys.argv[1:])}\nComponents: main")
        if signed_by:
            print(f"Signed-By: {signed_by}")
        if trusted:
            print(f"Trusted: {trusted}")
        print()
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
