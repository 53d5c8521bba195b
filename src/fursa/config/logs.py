"""Log lines that hold no data: of an exception where it happened and its kind, never its words.

The database quotes the row in its errors, and a parser the text that it could not read.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Line(logging.Formatter):
    """One line, and under it the places in the code that an exception passed, each cause before what came of it."""

    def formatException(self, ei: Caught) -> str:  # noqa: N802
        error, told = ei[1], list[str]()
        while error is not None:
            places = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"{places}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(reversed(told))
