"""Reads an instance from the JSON shape, strictly: what is wrong is refused with its place and the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from fursa.rules.allocation.errors import LARGEST, LARGEST_VALUE, InstanceError
from fursa.rules.allocation.instance import STRING, Codes, Instance, Ints, Signs
from fursa.rules.allocation.rulebook import read_rules, refuse_unfair
from fursa.rules.allocation.values import forcing, keys, listed, name, whole
from fursa.rules.messages import N_

_TOP = ("budget", "pass_mark", "applicants", "rules", "groups", "resources")


def instance_from_mapping(data: Mapping[str, Any]) -> Instance:
    """The instance that `data` (the JSON shape) describes; raises InstanceError at the first thing wrong."""
    keys(data, "", required=("applicants",), optional=_TOP)
    rows = _Rows()
    applicants = data["applicants"]
    if not isinstance(applicants, Sequence) or isinstance(applicants, str):
        raise InstanceError("applicants", N_("this must be a list"))
    for i, applicant in enumerate(applicants):
        rows.add_applicant(applicant, f"applicants[{i}]")
    for kind, known in (("groups", rows.group_code), ("resources", rows.resource_code)):
        for k, declared in enumerate(listed(data.get(kind), kind)):
            place = f"{kind}[{k}]"
            text = name(declared, place)
            refuse_unfair(text, place)
            known.setdefault(text, len(known))
    rows.check_sums()
    return rows.instance(
        budget=whole(data.get("budget"), "budget", least=0, optional=True),
        pass_mark=whole(data.get("pass_mark"), "pass_mark", optional=True),
        rules=listed(data.get("rules"), "rules"),
    )


class _Rows:
    """Columns while they are being collected."""

    def __init__(self) -> None:
        self.applicants: dict[str, int] = {}
        self.forced: list[int] = []
        self.profile: list[int] = []
        self.profile_code: dict[tuple[str, ...], int] = {}
        self.group_code: dict[str, int] = {}
        self.resource_code: dict[str, int] = {}
        self.option_code: dict[str, int] = {}
        self.option_start, self.use_start = [0], [0]
        self.codes: list[int] = []
        self.option_forced: list[int] = []
        self.cost: list[int] = []
        self.value: list[int] = []
        self.use_resource: list[int] = []
        self.use_amount: list[int] = []

    def add_applicant(self, row: Any, place: str) -> None:
        keys(row, place, required=("id", "options"), optional=("groups", "forced"))
        text = name(row["id"], f"{place}.id")
        if text in self.applicants:
            raise InstanceError(
                f"{place}.id",
                N_("“%(id)s” stands here twice; the first is applicants[%(first)s]"),
                {"id": text, "first": self.applicants[text]},
            )
        self.applicants[text] = len(self.applicants)
        self.forced.append(forcing(row.get("forced"), f"{place}.forced"))
        self.profile.append(self._profile(row.get("groups"), f"{place}.groups"))
        options = row["options"]
        if not isinstance(options, Sequence) or isinstance(options, str):
            raise InstanceError(f"{place}.options", N_("this must be a list"))
        seen: set[str] = set()
        for j, option in enumerate(options):
            self._add_option(option, f"{place}.options[{j}]", seen)
        new = self.option_forced[self.option_start[-1] :]
        if new.count(1) > 1 or (1 in new and self.forced[-1] < 0):
            raise InstanceError(
                place, N_("two options are forced in, or one is although the applicant is forced out")
            )
        self.option_start.append(len(self.cost))

    def _profile(self, groups: Any, place: str) -> int:
        texts = [name(group, f"{place}[{k}]") for k, group in enumerate(listed(groups, place))]
        for k, text in enumerate(texts):
            if text not in self.group_code:
                refuse_unfair(text, f"{place}[{k}]")
                self.group_code[text] = len(self.group_code)
        key = tuple(sorted(set(texts)))
        return self.profile_code.setdefault(key, len(self.profile_code))

    def _add_option(self, row: Any, place: str, seen: set[str]) -> None:
        keys(row, place, required=("id", "cost", "value"), optional=("uses", "forced"))
        text = name(row["id"], f"{place}.id")
        if text in seen:
            raise InstanceError(
                f"{place}.id", N_("“%(id)s” stands twice among this applicant's options"), {"id": text}
            )
        seen.add(text)
        if text not in self.option_code:
            refuse_unfair(text, f"{place}.id")
        self.codes.append(self.option_code.setdefault(text, len(self.option_code)))
        self.option_forced.append(forcing(row.get("forced"), f"{place}.forced"))
        self.cost.append(whole(row["cost"], f"{place}.cost", least=0))
        self.value.append(whole(row["value"], f"{place}.value"))
        uses = {} if row.get("uses") is None else row["uses"]
        if not isinstance(uses, Mapping):
            raise InstanceError(f"{place}.uses", N_("this must be an object of resources and amounts"))
        for resource, amount in uses.items():
            where = f"{place}.uses[{resource!r}]"
            label = name(resource, where)
            if label not in self.resource_code:
                refuse_unfair(label, where)
                self.resource_code[label] = len(self.resource_code)
            self.use_resource.append(self.resource_code[label])
            self.use_amount.append(whole(amount, where, least=0))
        self.use_start.append(len(self.use_resource))

    def check_sums(self) -> None:
        """Refuse columns whose sum passes 64 bits: no total may depend on who is chosen to be exact."""
        if sum(map(abs, self.value)) > LARGEST_VALUE:
            raise InstanceError("applicants[].options[].value", N_("the sum of the values passes 62 bits"))
        for column, label in ((self.cost, "cost"), (self.use_amount, "uses")):
            if sum(map(abs, column)) > LARGEST:
                raise InstanceError(
                    f"applicants[].options[].{label}", N_("the sum of this column passes 64 bits")
                )

    def instance(self, *, budget: int | None, pass_mark: int | None, rules: Any) -> Instance:
        groups, group_rank = _sorted(self.group_code)
        resources, resource_rank = _sorted(self.resource_code)
        # Profiles are stored in the order of their groups' names, whatever order the file had them in.
        ordered = sorted(self.profile_code)
        rank = np.empty(len(ordered), dtype=np.int32)
        rank[[self.profile_code[key] for key in ordered]] = np.arange(len(ordered))
        starts = np.cumsum([0, *(len(key) for key in ordered)])
        inside = [group_rank[self.group_code[text]] for key in ordered for text in key]
        use_start = np.array(self.use_start, dtype=np.int64)
        use_resource = resource_rank[np.array(self.use_resource, dtype=np.int64)]
        owner = np.repeat(np.arange(len(use_start) - 1), np.diff(use_start))
        order = np.lexsort((use_resource, owner))
        option_names = np.array(list(self.option_code), dtype=STRING)
        return Instance(
            budget=budget,
            pass_mark=pass_mark,
            rules=read_rules(rules, set(groups)),
            groups=groups,
            resources=resources,
            applicants=np.array(list(self.applicants), dtype=STRING),
            forced=_signs(self.forced),
            profile=rank[np.array(self.profile, dtype=np.int64)],
            profile_start=starts.astype(np.int64),
            profile_groups=np.array(inside, dtype=np.int32),
            option_start=_ints(self.option_start),
            option_code=np.array(self.codes, dtype=np.int32),
            option_names=option_names,
            option_forced=_signs(self.option_forced),
            cost=_ints(self.cost),
            value=_ints(self.value),
            use_start=use_start,
            use_resource=use_resource[order],
            use_amount=_ints(self.use_amount)[order],
        )


def _sorted(codes: dict[str, int]) -> tuple[tuple[str, ...], Codes]:
    """Names in order, and for each old code its new one."""
    names = sorted(codes)
    rank = np.empty(len(names), dtype=np.int32)
    rank[[codes[text] for text in names]] = np.arange(len(names))
    return tuple(names), rank


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _signs(values: list[int]) -> Signs:
    return np.array(values, dtype=np.int8)
