"""Find Debian's Chromium for the browser tests, or install it; a clear sentence where neither can be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
SENTENCE = (
    "The browser tests need Debian's Chromium, and it is not here. Install it once as root:\n"
    "    apt-get update && apt-get install chromium\n"
    "and type `make test` again."
)


def find() -> str | None:
    """The browser's path, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Debian's package, where we are root and apt is there."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    print("Installing Debian's Chromium for the browser tests …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        done = subprocess.run([apt, *command], env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stderr.strip(), file=sys.stderr)
            return


def main() -> int:
    if find() is None:
        install()
    path = find()
    print(f"Browser tests use {path}" if path else SENTENCE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
