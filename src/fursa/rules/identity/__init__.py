"""Names across scripts: who may be the same person. Explained in docs/rules/identity.md."""

from fursa.rules.identity.collation import sort_key
from fursa.rules.identity.comparing import Comparison, Verdict, compare
from fursa.rules.identity.joining import Assertion, Joined, join, settled, takes_two_back
from fursa.rules.identity.keys import loose_key, search_keys, skeleton
from fursa.rules.identity.normalise import is_arabic, normalise
from fursa.rules.identity.ranking import Match, rank
from fursa.rules.identity.recognition import Described, Likeness, blocks, name_blocks, recognise
from fursa.rules.identity.scoring import Scorer, score_pairs
from fursa.rules.identity.words import words

__all__ = [
    "Assertion",
    "Comparison",
    "Described",
    "Joined",
    "Likeness",
    "Match",
    "Scorer",
    "Verdict",
    "blocks",
    "compare",
    "is_arabic",
    "join",
    "loose_key",
    "name_blocks",
    "normalise",
    "rank",
    "recognise",
    "score_pairs",
    "search_keys",
    "settled",
    "skeleton",
    "sort_key",
    "takes_two_back",
    "words",
]
