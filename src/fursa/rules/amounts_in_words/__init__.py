"""Amounts in words, as cheques and receipts carry them, in Arabic, French and English.

In prose: docs/rules/money.md.
"""

from __future__ import annotations

from fursa.rules.amounts_in_words import arabic, english, french

MOST_CENTIMES = 10**14
_WORDS = {"ar": arabic.amount, "fr": french.amount, "en": english.amount}


def amount_in_words(centimes: int, language: str) -> str:
    """`ألف ومائتا درهم وخمسون سنتيما`, `mille deux cents dirhams et cinquante centimes`: 0 to 10^12 dirhams.

    Centimes are named only where there are any. Raises ValueError outside the range.
    """
    if not 0 <= centimes <= MOST_CENTIMES:
        raise ValueError("an amount in words is 0 to 10^12 dirhams")
    return _WORDS[language](*divmod(centimes, 100))
