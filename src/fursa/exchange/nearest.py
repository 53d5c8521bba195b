"""The known word that a mistyped one is nearest to, fast enough to be asked a hundred thousand times."""

from __future__ import annotations

from collections.abc import Iterable


class Nearest:
    """Words by themselves and by themselves less one letter: a letter too many, too few, other or swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_key: dict[str, str] = {}
        for word in words:
            for key in _keys(word):
                self._by_key.setdefault(key, word)
            self._by_key[word] = word

    def find(self, text: str) -> str | None:
        """The word one slip away from `text`; None where there is none, or where `text` is too short to say."""
        if not 4 <= len(text) <= 60:
            return None
        return next((self._by_key[key] for key in _keys(text) if key in self._by_key), None)


def _keys(word: str) -> list[str]:
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
