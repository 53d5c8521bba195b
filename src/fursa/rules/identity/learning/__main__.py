"""`python -m fursa.rules.identity.learning FOLDER`: learn from the names in FOLDER and write the model's files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fursa.rules.identity.learning.training import learn_model
from fursa.rules.identity.lexicon import Lexicon, moroccan_names
from fursa.rules.identity.model import DATA, Model, write_pair, write_spellings


def write_model(model: Model, folder: Path) -> None:
    """The files that `load_model` reads; the spellings written by hand stay in their own file."""
    for name, pair in model.pairs.items():
        write_pair(name, pair, folder)
    by_hand = moroccan_names()[0]
    derived = {pair: n - by_hand[pair] for pair, n in model.lexicon.sightings.items() if n > by_hand[pair]}
    write_spellings(Lexicon(derived), folder / "spellings.tsv")
    weights = {name: [round(float(w), 4) for w in pair.weights] for name, pair in model.pairs.items()}
    (folder / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_model(learn_model(Path(sys.argv[1])), DATA)
