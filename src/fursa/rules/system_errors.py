"""What the operating system refuses, in words of our own: its own words are English wherever it runs."""

from __future__ import annotations

import errno

from fursa.rules.messages import N_, Message

_REASONS = {
    errno.ENOENT: N_("it does not exist"),
    errno.EACCES: N_("this user may not open it"),
    errno.EPERM: N_("this user may not open it"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.ENOTDIR: N_("it is a file, not a folder"),
    errno.EEXIST: N_("it exists already"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EROFS: N_("nothing can be written there"),
    errno.EIO: N_("the disk does not answer"),
    errno.EADDRNOTAVAIL: N_("this address is not one of this machine's"),
    errno.ELOOP: N_("its path leads in circles"),
    errno.ENAMETOOLONG: N_("its name is too long"),
}


def system_reason(error: OSError) -> Message:
    """Why the system refused, as a sentence part to be translated; an unknown reason is named by its number."""
    if error.errno in _REASONS:
        return Message(_REASONS[error.errno])
    return Message(N_("error %(number)s of the system"), {"number": error.errno or 0})
