"""Why the database cannot be had, for people: raised before Django can translate."""

from __future__ import annotations

from fursa.rules.messages import N_, Message

# What the driver says (always in English), and what we say instead; the first that fits.
_REASONS = (
    ("refused", N_("nothing listens there")),
    ("resolve host", N_("no machine of that name was found")),
    ("authentication failed", N_("the user or the password is not accepted")),
    ("no password supplied", N_("a password is needed")),
    ("role ", N_("the user or the password is not accepted")),
    ("does not exist", N_("there is no such database")),
    ("timeout", N_("it does not answer")),
    ("No such file", N_("it does not run")),
    ("starting up", N_("it is still starting")),
    ("shutting down", N_("it is stopping")),
    ("too many", N_("too many programs use it")),
)

DISK_FULL = N_(
    "The disk is full. Free some space and run the same command again; it goes on where it stopped."
)


def is_disk_full(said: str) -> bool:
    """Whether PostgreSQL's words, which are English, speak of a full disk."""
    return "No space left" in said or "could not extend file" in said


class DatabaseError(Exception):
    """The database cannot be had. Arguments: a msgid with named placeholders, and their values."""

    def __init__(self, msgid: str, **params: object) -> None:
        super().__init__(msgid, params)
        self.msgid = msgid
        self.params = params

    def __str__(self) -> str:
        return str(Message(self.msgid, self.params))


def reason_of(error: BaseException) -> Message | str:
    """The driver's words as ours; unknown ones as they are, on one line."""
    text = str(error)
    for said, reason in _REASONS:
        if said in text:
            return Message(reason)
    lines = text.strip().splitlines()
    return lines[0].strip() if lines else type(error).__name__
