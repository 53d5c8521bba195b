"""A folder of Parquet files in place of a large JSON: read column by column, a million rows in seconds.

`instance.json` (budget, pass_mark, rules, groups, resources), `applicants.parquet` (id, groups, forced) and
`options.parquet` (applicant, id, cost, value, uses, forced). Source: docs/rules/allocation.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fursa.rules.allocation.columns import (
    forcings,
    is_text,
    name_codes,
    profiles_of,
    refuse_null,
    strings,
    unique_ids,
    whole_numbers,
)
from fursa.rules.allocation.errors import InstanceError, ResultError
from fursa.rules.allocation.files import HEAD, parse_json
from fursa.rules.allocation.instance import Instance, Ints, Signs
from fursa.rules.allocation.linear import ranges
from fursa.rules.allocation.rulebook import read_rules, refuse_unfair
from fursa.rules.allocation.values import keys, listed, name, shown, whole
from fursa.rules.messages import N_

APPLICANTS, OPTIONS = "applicants.parquet", "options.parquet"


def read_folder(folder: Path) -> Instance:
    """The instance in a folder. Raises InstanceError (with file, row and column) or OSError."""
    head = _head(folder)
    people = _Table(folder, APPLICANTS, required=("id",), optional=("groups", "forced"))
    ids = people["id"].combine_chunks()
    unique_ids(ids, f"{APPLICANTS} id")
    forced = forcings(people, APPLICANTS)
    groups, profile, starts, inside = profiles_of(people, APPLICANTS, _declared(head, "groups"))
    for group in groups:
        refuse_unfair(group, f"{APPLICANTS} groups")
    applicants = strings(ids)
    options = _Options(folder, ids, _declared(head, "resources"))
    for place, held in ((OPTIONS, options.forced > 0),):
        _refuse_double(place, options.owner[held], forced, options.rows[held])
    pa.default_memory_pool().release_unused()
    return Instance(
        budget=whole(head.get("budget"), f"{HEAD} budget", least=0, optional=True),
        pass_mark=whole(head.get("pass_mark"), f"{HEAD} pass_mark", optional=True),
        rules=read_rules(listed(head.get("rules"), "rules"), set(groups)),
        groups=groups,
        resources=options.resources,
        applicants=applicants,
        forced=forced,
        profile=profile,
        profile_start=starts,
        profile_groups=inside,
        option_start=np.searchsorted(options.owner, np.arange(len(ids) + 1)).astype(np.int64),
        option_code=options.code,
        option_names=options.names,
        option_forced=options.forced,
        cost=options.cost,
        value=options.value,
        use_start=options.use_start,
        use_resource=options.use_resource,
        use_amount=options.use_amount,
    )


def _head(folder: Path) -> Mapping[str, Any]:
    head = parse_json((folder / HEAD).read_bytes(), HEAD)
    keys(head, HEAD, required=(), optional=("budget", "pass_mark", "rules", "groups", "resources"))
    assert isinstance(head, Mapping)
    return head


def _declared(head: Mapping[str, Any], kind: str) -> list[str]:
    """The names of groups or resources that rules may use although nobody carries them."""
    names = []
    for k, declared in enumerate(listed(head.get(kind), f"{HEAD} {kind}")):
        place = f"{HEAD} {kind}[{k}]"
        names.append(name(declared, place))
        refuse_unfair(names[-1], place)
    return names


class _Table:
    """A Parquet file whose columns are read when they are asked for, and kept by nobody else."""

    def __init__(
        self, folder: Path, file: str, *, required: tuple[str, ...], optional: tuple[str, ...]
    ) -> None:
        self._name = file
        with (folder / file).open("rb"):  # where it cannot be opened, Python's own error says which and why
            pass
        try:
            self._file = pq.ParquetFile(folder / file, memory_map=True)
        except pa.ArrowException:
            raise self._damaged() from None
        self.column_names: list[str] = self._file.schema_arrow.names
        self.num_rows: int = self._file.metadata.num_rows
        for column in self.column_names:
            if column not in required and column not in optional:
                raise InstanceError(
                    f"{file} {shown(column)}",
                    N_("this key is not known here; nothing may be added to an instance"),
                )
            if self.column_names.count(column) > 1:
                raise InstanceError(f"{file} {column}", N_("this column stands here twice"))
        for column in required:
            if column not in self.column_names:
                raise InstanceError(f"{file} {column}", N_("this is missing"))

    def __getitem__(self, column: str) -> Any:
        try:
            content = self._file.read(columns=[column])[column]
        except (pa.ArrowException, OSError):
            raise self._damaged() from None
        try:
            content.validate(full=True)
        except pa.ArrowInvalid:
            raise InstanceError(f"{self._name} {column}", N_("this is not UTF-8 text")) from None
        return content

    def _damaged(self) -> InstanceError:
        return InstanceError(self._name, N_("this is not a Parquet file, or it is damaged"))


class _Options:
    """The columns of options.parquet, in the order of the applicants."""

    def __init__(self, folder: Path, ids: Any, declared: list[str]) -> None:
        table = _Table(
            folder,
            OPTIONS,
            required=("applicant", "id", "cost", "value"),
            optional=("uses", "forced"),
        )
        names = table["applicant"]
        if not is_text(names.type):
            raise InstanceError(f"{OPTIONS} applicant", N_("this must be text"))
        refuse_null(names, f"{OPTIONS} applicant")
        found = pc.index_in(names.cast(ids.type), value_set=ids)
        if found.null_count:
            row = pc.index(pc.is_null(found), True).as_py()
            raise InstanceError(
                f"{OPTIONS} row {row + 1}, applicant",
                N_("there is no applicant “%(id)s”"),
                {"id": str(names[row])},
            )
        del names
        owner = found.to_numpy().astype(np.int32)
        self.rows: Ints = np.arange(len(owner))
        if len(owner) and (np.diff(owner) < 0).any():
            self.rows = np.argsort(owner, kind="stable")
        self.owner = owner[self.rows]
        self.cost = whole_numbers(table["cost"], f"{OPTIONS}", "cost", least=0)[self.rows]
        self.value = whole_numbers(table["value"], f"{OPTIONS}", "value")[self.rows]
        self.forced: Signs = forcings(table, OPTIONS)[self.rows]
        self.names, code = name_codes(table["id"], f"{OPTIONS} id")
        self.code = code[self.rows]
        for option in self.names:
            refuse_unfair(str(option), f"{OPTIONS} id")
        self._refuse_twice(table)
        self._uses(table, declared)

    def _refuse_twice(self, table: Any) -> None:
        """Refuse an option id that stands twice among one applicant's options."""
        both = self.owner.astype(np.int64) * max(len(self.names), 1) + self.code
        order = np.argsort(both, kind="stable")
        twice = np.flatnonzero(np.diff(both[order]) == 0)
        if len(twice):
            row = int(self.rows[order[twice[0] + 1]])
            raise InstanceError(
                f"{OPTIONS} row {row + 1}, id",
                N_("“%(id)s” stands twice among this applicant's options"),
                {"id": str(table["id"][row])},
            )

    def _uses(self, table: Any, declared: list[str]) -> None:
        height = len(self.owner)
        self.use_start = np.zeros(height + 1, dtype=np.int64)
        self.use_resource = np.empty(0, dtype=np.int32)
        self.use_amount = np.empty(0, dtype=np.int64)
        self.resources = tuple(sorted(set(declared)))
        if "uses" not in table.column_names:
            return
        column = table["uses"].combine_chunks()
        place = f"{OPTIONS} uses"
        if not pa.types.is_map(column.type) or not is_text(column.type.key_type):
            raise InstanceError(place, N_("this must be a map of resources and amounts"))
        offsets = column.offsets.to_numpy().astype(np.int64)
        lengths = np.diff(offsets)
        lengths[column.is_null().to_numpy(zero_copy_only=False)] = 0
        amounts = whole_numbers(column.items, OPTIONS, "uses", least=0)
        names, code = name_codes(column.keys, place)
        known = [str(x) for x in names]
        for resource in known:
            refuse_unfair(resource, place)
        self.resources = tuple(sorted({*declared, *known}))
        rank = np.array([self.resources.index(x) for x in known], dtype=np.int32)
        picked = ranges(offsets[:-1][self.rows], lengths[self.rows])
        self.use_start = np.concatenate([[0], np.cumsum(lengths[self.rows])])
        resource_code = rank[code[picked]] if len(rank) else code[picked]
        owner = np.repeat(np.arange(height), lengths[self.rows])
        order = np.lexsort((resource_code, owner))
        twice = np.flatnonzero((np.diff(owner[order]) == 0) & (np.diff(resource_code[order]) == 0))
        if len(twice):
            row = int(self.rows[owner[order[twice[0]]]])
            raise InstanceError(
                f"{OPTIONS} row {row + 1}, uses", N_("a resource stands twice among this option's uses")
            )
        self.use_resource, self.use_amount = resource_code[order], amounts[picked][order]


def _refuse_double(place: str, owner: Any, forced: Signs, rows: Ints) -> None:
    """Refuse two options of one applicant forced in, or one of an applicant who is forced out."""
    twice = np.flatnonzero(np.diff(owner) == 0)
    bad = [*(twice + 1).tolist(), *np.flatnonzero(forced[owner] < 0).tolist()]
    if bad:
        raise InstanceError(
            f"{place} row {int(rows[bad[0]]) + 1}, forced",
            N_("two options are forced in, or one is although the applicant is forced out"),
        )


def write_chosen(chosen: Mapping[str, str], path: Path) -> str:
    """Write who is chosen as Parquet (applicant, option) beside the result; returns the file's name."""
    target = path.with_name(f"{path.stem}.chosen.parquet")
    table = pa.table(
        {
            "applicant": pa.array(list(chosen), pa.string()),
            "option": pa.array(list(chosen.values()), pa.string()),
        }
    )
    partial = target.with_name(f".{target.name}.part")
    pq.write_table(table, partial, compression="zstd")
    partial.replace(target)
    return target.name


def read_chosen(path: Path, file: object) -> dict[str, str]:
    """Applicant → option from the Parquet file that stands beside a result."""
    if not isinstance(file, str) or Path(file).name != file:
        raise ResultError("chosen_file", N_("this must be the name of a file beside the result"))
    try:
        table = pq.read_table(path.with_name(file))
        table.validate(full=True)
    except (pa.ArrowException, ValueError):
        raise ResultError(file, N_("this is not a Parquet file, or it is damaged")) from None
    if table.column_names != ["applicant", "option"] or not all(map(is_text, table.schema.types)):
        raise ResultError(file, N_("this must have two columns of text, applicant and option"))
    chosen = dict(zip(table["applicant"].to_pylist(), table["option"].to_pylist(), strict=True))
    if len(chosen) < table.num_rows:
        raise ResultError(file, N_("an applicant stands here twice"))
    return chosen
