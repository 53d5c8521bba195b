"""`fursa verify FILE.pdf`: is this document ours and unaltered? Needs no database and no line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fursa.config.cli.session import set_up, terminal_language
from fursa.rules.amounts_in_words import amount_in_words
from fursa.rules.dates import format_long_day
from fursa.rules.money import format_money_with_unit

if TYPE_CHECKING:
    from fursa.documents.paper.verification import Verification

# Only a file as it was issued gives 0; a genuine code on a scan is for people to compare.
EXIT_STATUS = {"genuine": 0, "refused": 1, "compare": 3}
SEVERITY = ("genuine", "compare", "refused")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.pdf …", type=click.Path(path_type=Path))
@click.option(
    "--keys", type=click.Path(path_type=Path), help="The folder of public keys (default: FURSA_DATA/keys)."
)
@click.option("--json", "as_json", is_flag=True, help="The same facts for another program, a line a file.")
@click.pass_context
def verify(context: click.Context, files: tuple[Path, ...], keys: Path | None, *, as_json: bool) -> None:
    """Check each FILE: its code, its seal, and that both are of one document.

    Exit status 0 only when all is right, 3 when a code is genuine but its file is a scan or a copy, 1 when one is
    refused.
    """
    set_up()
    from fursa.config.paths import data_folder
    from fursa.documents.paper.keys import KeyRing
    from fursa.documents.paper.reading import MOST_BYTES
    from fursa.documents.paper.verification import verify_file

    ring = KeyRing(keys or data_folder() / "keys")
    accepts_sample = not ring.is_in_production()
    worst = "genuine"
    for file in files:
        with file.open("rb") as opened:
            said = verify_file(opened.read(MOST_BYTES + 1), ring, accepts_sample=accepts_sample)
        worst = max(worst, said.state.value, key=SEVERITY.index)
        if as_json:
            click.echo(json.dumps(_plain(said) | {"file": file.name}, ensure_ascii=False))
            continue
        if len(files) > 1:
            click.echo(f"\n{file.name}")
        click.echo("\n".join(_lines(said)))
    context.exit(EXIT_STATUS[worst])


def _lines(said: Verification) -> list[str]:
    """What the terminal says: the sentence, then what the code says. Never who it is about."""
    from django.utils.translation import gettext

    from fursa.documents.paper import labels

    language = terminal_language()
    lines = [said.outcome.sentence.translate(gettext)]
    if said.sample and said.facts is not None:
        lines.append(gettext(labels.SAMPLE_NOTE))
    if said.facts is None:
        return lines
    facts = said.facts

    def line(label: str, value: str) -> None:
        lines.append(gettext("%(label)s: %(sentence)s") % {"label": gettext(label), "sentence": value})

    line(labels.DOCUMENT, facts.kind.title.translate(gettext))
    line(labels.REFERENCE, facts.reference)
    if facts.amount_centimes is not None:
        figures = format_money_with_unit(facts.amount_centimes, language)
        line(labels.AMOUNT, f"{figures} ({amount_in_words(facts.amount_centimes, language)})")
    line(labels.ISSUED_ON, format_long_day(facts.issued_on, language))
    if said.issuer is not None:
        line(labels.ISSUED_BY, said.issuer.in_language(language))
    return lines


def _plain(said: Verification) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "state": said.state.value,
        "outcome": said.outcome.name.lower(),
        "sample": said.sample,
        "key": said.key_id,
    }
    if said.facts is not None:
        plain |= {
            "kind": said.facts.kind.slug,
            "reference": said.facts.reference,
            "edition": said.facts.edition_code,
            "amount_centimes": said.facts.amount_centimes,
            "issued_on": said.facts.issued_on.isoformat(),
        }
    return plain
