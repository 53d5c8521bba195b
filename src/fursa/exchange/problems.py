"""What is wrong with a folder, cell by cell, in sentences that the edge translates."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.rules.messages import N_, Message

# A row that is right in itself, and waits for a row that it names.
WAITS = N_("This waits until row %(row)s of %(file)s is corrected; rows that wait: %(count)s.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct.

    `file` is the file's name inside the folder; `row` its line counted from 1 with the header, None where
    the file as a whole is meant; `column` the header as it stands in the file (for `edition.toml` the
    dotted key), "" where the row as a whole is meant; `value` what stands there, empty where repeating it
    would spread an offence; `message` what is wrong; `right` what would be right.
    """

    file: str
    row: int | None
    column: str
    value: str
    message: Message
    right: Message

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to correct in this row itself."""
        return self.message.msgid == WAITS
