#!/usr/bin/env python3
"""Serves a folder on 127.0.0.1, for development and for the browser's tests.

    serve.py [--port 8080] [--folder build/web]

The page is static and any host can serve it; this one only adds the right type for WebAssembly and asks the
browser to look again at each load. A port that is taken is left alone and the next free one is used. The address
is printed as soon as the server listens. Ctrl-C or SIGTERM ends it with exit code 0.
"""

import argparse
import functools
import http.server
import os
import signal
import sys

TRIES = 50


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404, "No such file")

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    # A second server on a port that is in use must fail, not share it.
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A browser that closes a connection early is no news."""


def listen(port, folder):
    """The server on the first free port from `port` on; port 0 lets the system choose."""
    handler = functools.partial(Handler, directory=folder)
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError as error:
            reason = error
    sys.exit(f"error: no free port from {port} on ({reason.strerror}): give another one")


def stop(*_):
    raise KeyboardInterrupt


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--folder", default="build/web")
    arguments = parser.parse_args()
    if not os.path.isfile(os.path.join(arguments.folder, "index.html")):
        sys.exit(f"error: there is no page in {arguments.folder}: run scripts/build.sh web first")
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with listen(arguments.port, arguments.folder) as server:
        try:
            port = server.server_address[1]
            if arguments.port not in (0, port):
                print(f"port {arguments.port} is taken", flush=True)
            print(f"Handoff is at http://127.0.0.1:{port}/ (Ctrl-C stops it)", flush=True)
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nstopped", flush=True)


if __name__ == "__main__":
    main()
