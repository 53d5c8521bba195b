"""`fursa identity`: names across scripts, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import click

from fursa.config.cli.identity_files import read_lines, write_lines
from fursa.config.cli.words import tell
from fursa.rules.messages import N_

_IN = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)
_BATCH = 200_000  # pairs scored at a time


@click.group()
def identity() -> None:
    """Names across scripts: who may be the same person."""


@identity.command()
@click.argument("left")
@click.argument("right")
def compare(left: str, right: str) -> None:
    """Print the score of two names (0 to 1), what it means, and why."""
    from fursa.rules import identity as rules

    found = rules.compare(left, right)
    click.echo(f"{found.score:.3f}  {tell(found.verdict.value)}")
    for reason in found.reasons:
        click.echo(f"  - {tell(reason)}")


@identity.command()
@click.argument("pairs", type=_IN)
@click.option("-o", "--output", type=_OUT, required=True, help="One score a line, in the order of PAIRS.")
def score(pairs: Path, output: Path) -> None:
    """Score PAIRS: two names a line, tab between. A line that cannot be compared scores 0 and is named."""
    lines = read_lines(pairs)
    write_lines(output, (f"{value:.6f}" for value in _scores(lines)))


def _scores(lines: list[str]) -> Iterator[float]:
    from fursa.rules.identity import score_pairs

    for start in range(0, len(lines), _BATCH):
        left, right = [], []
        for number, line in enumerate(lines[start : start + _BATCH], start + 1):
            names = [name.strip() for name in line.split("\t")]
            if len(names) != 2 or not all(names):
                sentence = N_("Line %(line)s: two names with a tab between are needed; it scores 0.")
                click.echo(tell(sentence, line=number), err=True)
                names = ["", ""]
            left.append(names[0])
            right.append(names[1])
        yield from score_pairs(left, right).tolist()


@identity.command()
@click.argument("queries", type=_IN)
@click.argument("candidates", type=_IN)
@click.option(
    "-o", "--output", type=_OUT, required=True, help="query_line, rank, candidate_line, score; tab between."
)
@click.option(
    "--top", type=click.IntRange(min=1), default=5, show_default=True, help="Candidates for each query."
)
def rank(queries: Path, candidates: Path, output: Path, top: int) -> None:
    """For each name of QUERIES, the names of CANDIDATES most like it; lines are counted from 1."""
    from fursa.rules import identity as rules

    asked, offered = read_lines(queries), read_lines(candidates)
    for path, lines in ((queries, asked), (candidates, offered)):
        for number, line in enumerate(lines, 1):
            if not line.strip():
                sentence = N_("%(file)s, line %(line)s: no name; it scores 0.")
                click.echo(tell(sentence, file=path.name, line=number), err=True)
    matches = rules.rank(asked, offered, top)
    write_lines(output, (f"{m.query + 1}\t{m.rank}\t{m.candidate + 1}\t{m.score:.6f}" for m in matches))


@identity.command()
@click.argument("register", type=_IN)
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="A folder."
)
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True)
def link(register: Path, output: Path, engine: str) -> None:
    """Find duplicates in REGISTER (.csv or .parquet): pairs, links, clusters and a report in the folder OUTPUT."""
    from fursa.rules.identity import linking

    if engine == "spark" and (lacking := _lacking_for_spark()):
        raise click.ClickException(tell(lacking))
    try:
        rows = linking.read_register(register)
    except linking.RegisterError as error:
        raise click.ClickException(f"{register}: {tell(error.message)}") from error
    for refusal in (*rows.refused, *rows.doubted):
        sentence = N_("%(file)s, row %(row)s: %(reason)s")
        click.echo(tell(sentence, file=register.name, row=refusal.row, reason=refusal.reason), err=True)
    found = linking.link(rows, engine=engine)
    linking.write_linked(rows, found, output)
    pairs, links = len(found.decided.a), int(found.decided.automatic.sum())
    click.echo(
        tell(
            N_("%(folder)s: records: %(records)s; pairs: %(pairs)s; linked of these: %(links)s."),
            folder=output, records=len(rows.columns["id"]), pairs=pairs, links=links,
        )
    )  # fmt: skip


def _lacking_for_spark() -> str:
    """What stands in the way of Spark on this machine, as a sentence; "" where nothing does."""
    if find_spec("pyspark") is None:
        return N_(
            "Spark is not in this environment: install requirements/spark.txt in one of its own "
            "(docs/operations.md), or use --engine duckdb."
        )
    if which("java") is None:
        return N_("Spark needs Java 17: apt-get install openjdk-17-jre-headless, or use --engine duckdb.")
    return ""
