"""Names in three languages: the reader's, or the nearest there is."""

from __future__ import annotations

import pytest

from fursa.core.localized import in_language


@pytest.mark.parametrize(
    ("names", "language", "shown"),
    [
        ({"ar": "فاس", "fr": "Fès", "en": ""}, "en", "Fès"),
        ({"ar": "فاس", "fr": "", "en": "Fez"}, "fr", "Fez"),
        ({"ar": "فاس", "fr": "", "en": ""}, "en", "فاس"),
        ({"ar": "", "fr": "Fès", "en": "Fez"}, "ar", "Fès"),
        ({}, "ar", ""),
    ],
)
def test_who_reads_latin_letters_gets_the_other_language_in_them_first(
    names: dict[str, str], language: str, shown: str
) -> None:
    assert in_language(names, language) == shown
