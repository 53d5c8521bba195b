"""What a person carries says nothing of prison: neither on the page, nor in the file's own description."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from fursa.documents.paper.values import PersonName

# Whole words, after Arabic's joined particles are taken off: «حسن» or «السجلات» must not be caught.
_ARABIC = re.compile(
    r"(?<![\u0621-\u064A])(?:[وف])?(?:[بكل])?(?:ال|ل)?"
    r"(?:سجن|سجون|سجين|سجينة|سجينات|سجناء|سجنية|سجني|سجان|نزيل|نزيلة|نزيلات|نزلاء|"
    r"معتقل|معتقلة|معتقلين|معتقلون|معتقلات|اعتقال|حبس|محبوس|محبوسين|زنزانة|مفرج عنه|مفرج عنهم|"
    r"مسجون|مسجونة|مسجونين|مسجونون|مسجونات|مساجين|حبسية|سوابق عدلية|سوابق قضائية|السوابق العدلية)"
    r"(?:ه|ها|هم|ا|ين)?(?![\u0621-\u064A])"
)
_LATIN = re.compile(
    r"prison|d[ée]ten(?:u|tion)|detainee|inmate|p[ée]nitentiai|carc[ée]ral|incarc[ée]r|\bjail|convict|offender|"
    r"taulard|r[ée]clusion|\bfelon|from custody",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\u064B-\u0652\u0670\u0640]")


class NeutralityError(ValueError):
    """A document for a person to carry would have spoken of prison; `words` says which words stood there."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(", ".join(words))
        self.words = words


def words_of_prison(text: str) -> list[str]:
    """The words in `text` that a carried document may not bear, whatever their vowel marks and hamzas."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    plain = plain.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")
    return _ARABIC.findall(plain) + [found[0] for found in _LATIN.finditer(plain)]


def require_neutral(*values: Any) -> None:
    """NeutralityError when any text in `values` speaks of prison; people's names are exempt."""
    words = [word for text in _texts(values) for word in words_of_prison(text)]
    if words:
        raise NeutralityError(words)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type | PersonName):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
