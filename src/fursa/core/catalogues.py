"""Where the translation catalogues stand, and how they become what Django reads.

A package that has sentences owns `locale/{ar,fr}/LC_MESSAGES/django.po`. The compiled `.mo` beside it is
not committed: whoever starts the program or the tests calls `compile_catalogues` first, which is free when
nothing changed. Babel does it, since a fresh Debian has no msgfmt.
"""

from __future__ import annotations

import os
from pathlib import Path

LANGUAGES = ("ar", "fr")


def catalogue_folders(root: Path) -> list[Path]:
    """Every `locale` folder under `root` (the folder `fursa`) that holds a catalogue, in a stable order.

    What Django's LOCALE_PATHS wants.
    """
    return sorted({path.parents[2] for path in root.rglob("locale/*/LC_MESSAGES/django.po")})


def catalogue_path(folder: Path, language: str) -> Path:
    """The catalogue of one language in one `locale` folder."""
    return folder / language / "LC_MESSAGES" / "django.po"


def compile_catalogues(root: Path) -> list[Path]:
    """Write the `.mo` files under `root` that do not belong to their `.po`; return the ones written.

    A `.mo` carries the modification time of the `.po` it was made from, so that any difference, forwards or
    backwards, is seen. Two programs may do this at once: each file appears whole or not at all.
    """
    stale = [
        path
        for folder in catalogue_folders(root)
        for path in sorted(folder.glob("*/LC_MESSAGES/django.po"))
        if not _is_current(path, path.with_suffix(".mo"))
    ]
    return [_compile(path) for path in stale]


def _is_current(po: Path, mo: Path) -> bool:
    return mo.exists() and mo.stat().st_mtime_ns == po.stat().st_mtime_ns


def _compile(po: Path) -> Path:
    from babel.messages.mofile import write_mo  # a third of a second, and rarely needed
    from babel.messages.pofile import read_po

    times = po.stat()
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
    mo = po.with_suffix(".mo")
    scratch = mo.with_suffix(f".{os.getpid()}.part")
    with scratch.open("wb") as target:
        write_mo(target, catalogue)
    os.utime(scratch, ns=(times.st_atime_ns, times.st_mtime_ns))
    scratch.replace(mo)
    return mo
