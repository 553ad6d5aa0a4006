#!/usr/bin/env python3
"""Writes sw.js for an assembled page: the list of its files with their hashes, and a version made from it.

    stamp.py TEMPLATE FOLDER

TEMPLATE is web/offline/sw.js. The same files give the same sw.js, so a build that changed nothing updates nobody.
"""

import hashlib
import json
import pathlib
import sys


def main():
    template, folder = map(pathlib.Path, sys.argv[1:])
    target = folder / "sw.js"
    target.unlink(missing_ok=True)
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    listed = json.dumps(files, indent=2)
    version = hashlib.sha256((listed + template.read_text()).encode()).hexdigest()[:16]
    text = template.read_text()
    for mark in ("@VERSION@", "{/*@FILES@*/}"):
        if text.count(mark) != 1:
            sys.exit(f"error: {template} must have {mark} once")
    target.write_text(text.replace("@VERSION@", version).replace("{/*@FILES@*/}", listed))


if __name__ == "__main__":
    main()
