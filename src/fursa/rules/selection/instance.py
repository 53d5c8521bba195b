"""From an edition's terms and applications to the instance of an allocation, and the words of its rules.

In prose: docs/rules/edition.md, "The proposal"; the shape of the instance: docs/rules/allocation.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fursa.rules.ages import is_aged_on
from fursa.rules.cofunding import hall_limits
from fursa.rules.selection.facts import Candidate, FieldRule, Option, Terms, UnsupportedRuleError
from fursa.rules.selection.words import RuleWords, Wording

PLACES = "places"
# How the resources begin that are money which some co-funders may not pay: centimes, not things.
MONEY_BESIDES = "money-besides"


@dataclass(frozen=True)
class Selection:
    """`instance` is the JSON shape of docs/rules/allocation.md; `words` say each of its rules, by id."""

    instance: dict[str, Any]
    words: dict[str, RuleWords]


def selection_instance(terms: Terms, candidates: Sequence[Candidate]) -> Selection:
    """The instance of these applications under these terms; UnsupportedRuleError for a rule it cannot hold.

    An application is out where its file is not complete, its mark is under the pass mark, or the same person
    was awarded another one; the one awarded stays in with its option, so that it counts against every rule.
    """
    builder = _Builder(terms, candidates)
    return Selection(builder.instance(), builder.words)


def reason_out(terms: Terms, candidate: Candidate, awarded: frozenset[int]) -> str | None:
    """Why an application cannot be proposed at all: `awarded_before`, `not_ready`, `under_pass_mark` or None."""
    if candidate.awarded_option is not None:
        return None
    if candidate.person in awarded:
        return "awarded_before"
    if not candidate.is_complete:
        return "not_ready"
    under = candidate.mark_hundredths is None or candidate.mark_hundredths < terms.pass_mark_hundredths
    return "under_pass_mark" if under else None


def awarded_people(candidates: Sequence[Candidate]) -> frozenset[int]:
    """The persons who already hold an award of this edition."""
    return frozenset(c.person for c in candidates if c.awarded_option is not None)


def decimal_share(share: Fraction) -> str:
    """A minimum share as the decimal that an instance wants: 3/20 is `0.15`.

    Exact where the decimal ends; else 18 digits, rounded down, which asks the same of fewer than 10^15 people.
    """
    digits = 10**18
    text = f"{share.numerator * digits // share.denominator:019d}"
    return f"{text[:-18]}.{text[-18:]}".rstrip("0").rstrip(".")


class _Builder:
    def __init__(self, terms: Terms, candidates: Sequence[Candidate]) -> None:
        self.terms, self.candidates = terms, candidates
        self.wording = Wording(terms)
        self.words: dict[str, RuleWords] = {"budget": self.wording.budget()}
        self.rules: list[dict[str, Any]] = []
        self.tags: list[list[str]] = [[] for _ in candidates]
        self.uses: list[list[dict[str, int]]] = [[{} for _ in c.options] for c in candidates]
        self.declared: set[str] = set()
        self.resources: set[str] = set()

    def instance(self) -> dict[str, Any]:
        self._tag_everyone()
        self._count(PLACES, None, self.wording.places(), high=self.terms.places)
        for territory in self.terms.territories:
            if territory.minimum is not None or territory.maximum is not None:
                self._count(
                    f"territory:{territory.code}",
                    f"territory:{territory.code}",
                    self.wording.territory(territory.code, territory.minimum, territory.maximum),
                    low=territory.minimum,
                    high=territory.maximum,
                )
        for rule in self.terms.rules:
            self._field_rule(rule)
        self._stocks()
        self._cofunders()
        self._one_award_a_person()
        return {
            "budget": self.terms.budget_centimes,
            "pass_mark": self._pass_mark(),
            "applicants": [self._applicant(i) for i in range(len(self.candidates))],
            "rules": self.rules,
            "groups": sorted(self.declared),
            "resources": sorted(self.resources),
        }

    def _pass_mark(self) -> int | None:
        """The pass mark stands in the instance too, unless an award of before would now break it."""
        awarded = [c.mark_hundredths or 0 for c in self.candidates if c.awarded_option is not None]
        return (
            self.terms.pass_mark_hundredths
            if min(awarded, default=10**9) >= self.terms.pass_mark_hundredths
            else None
        )

    def _applicant(self, i: int) -> dict[str, Any]:
        candidate = self.candidates[i]
        out = reason_out(self.terms, candidate, self.awarded)
        return {
            "id": candidate.reference,
            "groups": self.tags[i],
            "forced": "out" if out else None,
            "options": [
                {
                    "id": option.code,
                    "cost": option.cost_centimes,
                    "value": candidate.mark_hundredths or 0,
                    "uses": uses,
                    "forced": "in" if option.code == candidate.awarded_option else None,
                }
                for option, uses in zip(candidate.options, self.uses[i], strict=True)
            ],
        }

    def _tag_everyone(self) -> None:
        self.awarded = awarded_people(self.candidates)
        for candidate, tags in zip(self.candidates, self.tags, strict=True):
            tags += [f"territory:{candidate.territory}", f"sex:{candidate.sex}"]
            tags.append(f"trade:{candidate.trade}@{candidate.territory}")
            tags += [f"centre:{code}" for code in candidate.centres]
            if candidate.is_juvenile:
                tags.append("juvenile")
        self.declared.update(f"territory:{t.code}" for t in self.terms.territories)
        self.declared.update(("sex:female", "sex:male", "juvenile"))

    def _count(
        self,
        code: str,
        group: str | None,
        words: RuleWords,
        *,
        low: int | None = None,
        high: int | None = None,
    ) -> None:
        self._add({"id": code, "kind": "count", "group": group, "min": low, "max": high}, words)

    def _add(self, rule: dict[str, Any], words: RuleWords) -> None:
        if rule.get("group"):
            self.declared.add(rule["group"])
        if rule.get("resource"):
            self.resources.add(rule["resource"])
        self.rules.append(rule)
        self.words[rule["id"]] = words

    def _field_rule(self, rule: FieldRule) -> None:
        if rule.kind in ("women_minimum_share", "young_adults_minimum_share"):
            self._share(rule)
        elif rule.kind in ("territory_minimum", "territory_maximum"):
            sides = (rule.people, None) if rule.kind == "territory_minimum" else (None, rule.people)
            words = self.wording.territory(rule.territory, *sides, names=rule.names)
            self._count(rule.code, f"territory:{rule.territory}", words, low=sides[0], high=sides[1])
        else:
            self._trade(rule)

    def _share(self, rule: FieldRule) -> None:
        if rule.territory:
            raise UnsupportedRuleError(self.wording.share_of_one_territory(rule))
        group = "sex:female"
        if rule.kind == "young_adults_minimum_share":
            group = f"age:{rule.age_from}-{rule.age_until}"
            for candidate, tags in zip(self.candidates, self.tags, strict=True):
                if group not in tags and self._is_aged(candidate, rule):
                    tags.append(group)
        share = None if rule.share is None else decimal_share(rule.share)
        self._add(
            {"id": rule.code, "kind": "share", "group": group, "min": share, "max": None},
            self.wording.share(rule),
        )

    def _is_aged(self, candidate: Candidate, rule: FieldRule) -> bool:
        """A birth date that leaves it open does not count: the share is kept by those who surely belong."""
        if candidate.birth.earliest() > self.terms.ages_on:
            return False
        return bool(
            is_aged_on(candidate.birth, self.terms.ages_on, from_age=rule.age_from, to_age=rule.age_until)
        )

    def _trade(self, rule: FieldRule) -> None:
        """One rule for each territory and trade it speaks of; a maximum that so few ask for is left out."""
        asking: Counter[tuple[str, str]] = Counter()
        for candidate, tags in zip(self.candidates, self.tags, strict=True):
            trade = rule.trade or candidate.trade
            if candidate.trade.startswith(trade) and rule.territory in ("", candidate.territory):
                asking[candidate.territory, trade] += 1
                tag = f"trade:{trade}@{candidate.territory}"
                if tag not in tags:
                    tags.append(tag)
        if rule.kind == "trade_minimum":
            places = [rule.territory] if rule.territory else [t.code for t in self.terms.territories]
            asking.update({(place, rule.trade): 0 for place in places})
        for (place, trade), count in sorted(asking.items()):
            low, high = (rule.people, None) if rule.kind == "trade_minimum" else (None, rule.people)
            if high is not None and count <= high:
                continue
            words = self.wording.trade(trade, place, low, high, names=rule.names)
            self._count(f"{rule.code}:{trade}@{place}", f"trade:{trade}@{place}", words, low=low, high=high)

    def _stocks(self) -> None:
        limited = {kit.code: kit for kit in self.terms.kits if kit.stock is not None}
        for option, uses in self._options():
            for code, quantity in option.kits:
                if code in limited:
                    uses[f"kit:{code}"] = uses.get(f"kit:{code}", 0) + quantity
        for kit in limited.values():
            rule = {"id": f"kit:{kit.code}", "kind": "stock", "resource": f"kit:{kit.code}", "max": kit.stock}
            self._add(rule, self.wording.stock(kit))

    def _options(self) -> Iterator[tuple[Option, dict[str, int]]]:
        for candidate, uses in zip(self.candidates, self.uses, strict=True):
            yield from zip(candidate.options, uses, strict=True)

    def _cofunders(self) -> None:
        """What none of a set of co-funders may pay is a resource of centimes: the others' money."""
        if not self.terms.cofunders:
            return
        payers = [
            [
                frozenset(
                    funder.code
                    for funder in self.terms.cofunders
                    if funder.may_pay(c.territory, c.trade, [code for code, _quantity in option.kits])
                )
                for option in c.options
            ]
            for c in self.candidates
        ]
        amounts = {funder.code: funder.amount_centimes for funder in self.terms.cofunders}
        every = (pattern for patterns in payers for pattern in patterns)
        for limit in hall_limits(amounts, self.terms.budget_centimes, every):
            name = f"{MONEY_BESIDES}:{'+'.join(sorted(limit.without))}"
            for candidate, patterns, uses in zip(self.candidates, payers, self.uses, strict=True):
                for option, pattern, used in zip(candidate.options, patterns, uses, strict=True):
                    if pattern.isdisjoint(limit.without):
                        used[name] = option.cost_centimes
            rule = {"id": name, "kind": "stock", "resource": name, "max": limit.most_centimes}
            self._add(rule, self.wording.cofunding(limit))

    def _one_award_a_person(self) -> None:
        counts = Counter(candidate.person for candidate in self.candidates)
        numbers: dict[int, int] = {}
        for candidate, tags in zip(self.candidates, self.tags, strict=True):
            if counts[candidate.person] > 1:
                number = numbers.setdefault(candidate.person, len(numbers) + 1)
                tags.append(f"same-person:{number}")
        for number in numbers.values():
            self._count(f"same-person:{number}", f"same-person:{number}", self.wording.one_award(), high=1)
