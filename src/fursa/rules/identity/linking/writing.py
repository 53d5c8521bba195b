"""What `fursa identity link` leaves in its folder."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from fursa.rules.identity.alignment import Floats, Ints
from fursa.rules.identity.linking.blocks import LARGEST_BLOCK, BlockSizes
from fursa.rules.identity.linking.deciding import Decided
from fursa.rules.identity.linking.linking import Linked
from fursa.rules.identity.linking.reading import Refusal, Rows

_LARGE_CLUSTER = 5  # records: so many of one person are rare, and weak chains make them
_NAMED = 50
_SHOWN = {"birth_year": "birth"}
_FIELDS = {
    "given": "given_name", "family": "family_name", "father": "father_name", "place": "birth_place",
    "birth_day": "birth_date", "birth_year": "birth_date", "national_id_number": "national_id",
}  # fmt: skip


def write_linked(rows: Rows, linked: Linked, folder: Path) -> None:
    """pairs.csv, links.csv, clusters.csv, refused.csv and report.md; each appears when it is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = rows.columns["id"]
    pairs = list(_pairs(ids, linked.decided))
    columns = ("id_a", "id_b", "probability", "evidence")
    _write(folder / "pairs.csv", columns, pairs)
    automatic = linked.decided.automatic.tolist()
    _write(
        folder / "links.csv",
        columns,
        (row for row, linked_alone in zip(pairs, automatic, strict=True) if linked_alone),
    )
    first = linked.clusters.tolist()
    _write(folder / "clusters.csv", ("id", "cluster"), ((i, ids[k]) for i, k in zip(ids, first, strict=True)))
    _write(folder / "refused.csv", ("row", "reason"), ((str(r.row), str(r.reason)) for r in rows.refused))
    _replace(folder / "report.md", "\n".join(_report(rows, linked)) + "\n")


def _pairs(ids: Sequence[str], decided: Decided) -> Iterable[tuple[str, str, str, str]]:
    told = (_told(_SHOWN.get(name, name), bits) for name, bits in decided.bits.items())
    evidence = map("; ".join, map(partial(filter, None), zip(*told, strict=True)))
    columns = (decided.a.tolist(), decided.b.tolist(), decided.probability.tolist(), evidence)
    for a, b, probability, said in zip(*columns, strict=True):
        yield ids[a], ids[b], f"{probability:.6f}", said


def _told(name: str, bits: Floats) -> list[str]:
    """What each pair's bits say in words, "" where nothing; few values are different, and each is written once."""
    values, where = np.unique(np.round(bits, 1), return_inverse=True)
    texts = [f"{name} {value:+g}" if value else "" for value in values.tolist()]
    return [texts[k] for k in where.tolist()]


def _report(rows: Rows, linked: Linked) -> list[str]:
    decided = linked.decided
    automatic = decided.probability[decided.automatic]
    review = decided.probability[~decided.automatic]
    sizes = np.bincount(np.unique(linked.clusters, return_counts=True)[1])
    return [
        "# Duplicates in the register",
        "",
        f"- records read: {len(rows.columns['id'])}; rows refused: {len(rows.refused)} (refused.csv)",
        *(f"- row {doubt.row}: {doubt.reason}" for doubt in rows.doubted),
        f"- pairs linked without a person: {len(automatic)} (links.csv); precision estimated at {_mean(automatic)}",
        f"- pairs for a person to review: {len(review)}; share of true pairs estimated at {_mean(review)}",
        f"- records in a cluster with another: {int((sizes * np.arange(len(sizes)))[2:].sum())}",
        "",
        "Evidence is in bits: +1 makes a pair twice as likely, -1 half as likely.",
        "",
        *_block_lines(rows, linked.blocks),
        *_cluster_lines(rows.columns["id"], linked, sizes),
        *_refusal_lines(rows.refused),
    ]


def _mean(values: Floats) -> str:
    return f"{float(values.mean()):.4f}" if len(values) else "none"


def _block_lines(rows: Rows, blocks: Sequence[BlockSizes]) -> list[str]:
    lines = ["## Blocks", "", "| records agree on | blocks | pairs | largest |", "|---|---|---|---|"]
    lines += [
        f"| {', '.join(size.columns)} | {size.blocks} | {size.pairs} | {size.largest} |" for size in blocks
    ]
    named = [(size.columns, block) for size in blocks for block in size.left_out]
    lines += ["", f"Blocks of more than {LARGEST_BLOCK} records, left out of their rule: {len(named)}", ""]
    for columns, block in named[:_NAMED]:
        fields = dict.fromkeys(_FIELDS.get(column, column) for column in columns)
        values = ", ".join(f"{field} «{rows.columns[field][block.example]}»" for field in fields)
        lines.append(
            f"- {block.records} records share what «{rows.columns['id'][block.example]}» has: {values}"
        )
    return [*lines, ""]


def _cluster_lines(ids: Sequence[str], linked: Linked, sizes: Ints) -> list[str]:
    lines = ["## Clusters", "", "| records | clusters |", "|---|---|"]
    lines += [f"| {size} | {count} |" for size, count in enumerate(sizes.tolist()) if size and count]
    firsts, counts = np.unique(linked.clusters, return_counts=True)
    large = firsts[counts > _LARGE_CLUSTER].tolist()
    lines += [
        "",
        f"Clusters of more than {_LARGE_CLUSTER} records, to be looked at for chains of weak links: {len(large)}",
        "",
    ]
    return [*lines, *(f"- {ids[first]}" for first in large[:_NAMED]), ""]


def _refusal_lines(refused: Sequence[Refusal]) -> list[str]:
    if not refused:
        return []
    return [
        "## Refused rows",
        "",
        *(f"- row {refusal.row}: {refusal.reason}" for refusal in refused[:_NAMED]),
        "",
    ]


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    partial = path.with_name(path.name + ".part")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    partial.replace(path)


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
