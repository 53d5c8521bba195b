"""What is logged of a failure holds no data."""

from __future__ import annotations

import io
import logging
from typing import Any

from django.conf import settings

from fursa.config.logs import Line

LOGGING: dict[str, Any] = settings.LOGGING
NAME, NUMBER = "Fatima Zahra", "AB123456"


def logged() -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(LOGGING["formatters"]["line"]["format"]))
    logger = logging.Logger("fursa.test")
    logger.addHandler(handler)
    try:
        try:
            int(NAME)
        except ValueError as error:
            raise KeyError(NUMBER) from error
    except KeyError:
        logger.exception("Job 12 failed")
    return stream.getvalue()


def test_an_exception_is_logged_by_place_and_kind_without_its_words() -> None:
    said = logged()

    assert "Job 12 failed" in said
    assert "test_logs.py" in said
    assert said.index("builtins.ValueError") < said.index("builtins.KeyError")
    assert NAME not in said
    assert NUMBER not in said


def test_every_handler_of_the_installation_writes_so() -> None:
    formatters = LOGGING["formatters"]

    assert {formatters[h["formatter"]]["()"] for h in LOGGING["handlers"].values()} == {
        "fursa.config.logs.Line"
    }
