"""Names across scripts: who may be the same person. Explained in docs/rules/identity.md."""

from fursa.rules.identity.collation import sort_key
from fursa.rules.identity.keys import loose_key, search_keys, skeleton
from fursa.rules.identity.normalise import is_arabic, normalise
from fursa.rules.identity.words import words

__all__ = ["is_arabic", "loose_key", "normalise", "search_keys", "skeleton", "sort_key", "words"]
