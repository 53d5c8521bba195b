"""For every application of a proposal the reason, in sentences a committee can read out.

In prose: docs/rules/edition.md, "Reasons". No sentence speaks of a price or of a solver.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fursa.rules.draws import draw_key
from fursa.rules.messages import N_, Message
from fursa.rules.selection.facts import Candidate, Names, Terms
from fursa.rules.selection.instance import Selection, awarded_people, reason_out
from fursa.rules.selection.tally import Broken, Tally


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, and the sentence.

    Codes: selected, awarded, awarded_before, not_ready, under_pass_mark, ranked, held_back, passed_over,
    others_together, estimate. `rule` is the rule that held someone back, `about` what it limits.
    """

    code: str
    message: Message
    rule: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how many more hundredths of a mark, or centimes less, would have put someone in."""

    more_hundredths: int
    less_centimes: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One application in a proposal. `rank` is among those of the territory that could be proposed."""

    reference: str
    option: str | None
    mark_hundredths: int | None
    rank: int | None
    reasons: tuple[Reason, ...]


def ranks(terms: Terms, candidates: Sequence[Candidate], seed: str) -> dict[str, int]:
    """Reference → rank within the territory, 1 the best mark, equal marks in the order of the draw.

    Only of those who can be proposed: complete, at or over the pass mark, not awarded already.
    """
    awarded = awarded_people(candidates)
    of_territory: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.awarded_option is None and reason_out(terms, candidate, awarded) is None:
            of_territory[candidate.territory].append(candidate)
    found = {}
    for group in of_territory.values():
        group.sort(key=lambda c: (-(c.mark_hundredths or 0), draw_key(seed, c.reference)))
        found.update({candidate.reference: rank for rank, candidate in enumerate(group, 1)})
    return found


def lines(
    terms: Terms,
    candidates: Sequence[Candidate],
    selection: Selection,
    chosen: Mapping[str, str],
    seed: str,
    *,
    forced_by: Mapping[str, Sequence[str]] | None = None,
    estimates: Mapping[str, Estimate] | None = None,
) -> list[Line]:
    """The proposal's lines, one for each candidate, in their order.

    `chosen`: reference → option; `forced_by`: in order of merit, the rules that forced someone to be passed over;
    `estimates`: of those who are not chosen, where there are any.
    """
    writer = _Writer(terms, candidates, selection, chosen, seed, forced_by or {}, estimates or {})
    return [writer.line(candidate) for candidate in candidates]


class _Writer:
    def __init__(
        self,
        terms: Terms,
        candidates: Sequence[Candidate],
        selection: Selection,
        chosen: Mapping[str, str],
        seed: str,
        forced_by: Mapping[str, Sequence[str]],
        estimates: Mapping[str, Estimate],
    ) -> None:
        self.estimates = estimates
        self.terms, self.selection, self.chosen, self.forced_by = terms, selection, chosen, forced_by
        self.tally = Tally(selection.instance, chosen)
        self.awarded = awarded_people(candidates)
        self.ranks = ranks(terms, candidates, seed)
        self.names: dict[str, Names] = {t.code: t.names for t in terms.territories}
        self.proposable: defaultdict[str, int] = defaultdict(int)
        self.marks: defaultdict[str, list[int]] = defaultdict(list)
        for candidate in candidates:
            self.proposable[candidate.territory] += candidate.reference in self.ranks
            if candidate.reference in chosen:
                self.marks[candidate.territory].append(candidate.mark_hundredths or 0)
        for marks in self.marks.values():
            marks.sort()

    def line(self, candidate: Candidate) -> Line:
        option = self.chosen.get(candidate.reference)
        return Line(
            reference=candidate.reference,
            option=option,
            mark_hundredths=candidate.mark_hundredths if candidate.is_complete else None,
            rank=self.ranks.get(candidate.reference),
            reasons=tuple(self._reasons(candidate, option)),
        )

    def _reasons(self, candidate: Candidate, option: str | None) -> list[Reason]:
        if candidate.awarded_option is not None:
            return [Reason("awarded", Message(N_("Already awarded in this edition.")))]
        out = reason_out(self.terms, candidate, self.awarded)
        if out == "awarded_before":
            text = N_("The same person was already awarded another application of this edition.")
            return [Reason(out, Message(text))]
        if out == "not_ready":
            text = N_("The file is not complete. %(gap)s")
            return [Reason(out, Message(text, {"gap": gap})) for gap in candidate.gaps]
        if out == "under_pass_mark":
            params = {
                "mark": {"hundredths": candidate.mark_hundredths},
                "pass_mark": {"hundredths": self.terms.pass_mark_hundredths},
            }
            return [
                Reason(out, Message(N_("The mark %(mark)s is under the pass mark %(pass_mark)s."), params))
            ]
        ranked = self._ranked(candidate)
        if option is not None:
            return [Reason("selected", ranked)]
        return [Reason("ranked", ranked), *self._held_back(candidate)]

    def _ranked(self, candidate: Candidate) -> Message:
        params = {
            "mark": {"hundredths": candidate.mark_hundredths},
            "rank": self.ranks[candidate.reference],
            "of": self.proposable[candidate.territory],
            "territory": {"names": dict(self.names[candidate.territory])},
        }
        return Message(N_("Mark %(mark)s, rank %(rank)s of %(of)s in %(territory)s."), params)

    def _held_back(self, candidate: Candidate) -> list[Reason]:
        named: list[tuple[str, str | None]] = [
            (rule, None) for rule in self.forced_by.get(candidate.reference, ())
        ]
        broken = named or [(b.rule, b.side) for b in self._fewest_broken(candidate)]
        found = []
        for rule, side in broken:
            words = self.selection.words[rule]
            message = words.kept(side)
            if message is not None:
                found.append(Reason("held_back", message, rule, words.about))
        worse = bisect_left(self.marks[candidate.territory], candidate.mark_hundredths or 0)
        if worse and not named:
            params = {"count": worse, "territory": {"names": dict(self.names[candidate.territory])}}
            text = N_(
                "Proposed with a lower mark in %(territory)s: %(count)s. With them, the money and the rules "
                "bring a higher total of marks."
            )
            found.append(Reason("passed_over", Message(text, params)))
        elif not found:
            text = N_("Within the money and the rules, others together bring a higher total of marks.")
            found.append(Reason("others_together", Message(text)))
        return [*found, *self._estimated(candidate)]

    def _estimated(self, candidate: Candidate) -> list[Reason]:
        estimate = self.estimates.get(candidate.reference)
        if estimate is None:
            return []
        points = {"points": {"hundredths": estimate.more_hundredths}}
        if estimate.less_centimes is None:
            return [
                Reason(
                    "estimate", Message(N_("By estimate: about %(points)s more in marks would do."), points)
                )
            ]
        text = N_(
            "By estimate: about %(points)s more in marks would do, or a cost lower by about %(amount)s."
        )
        params = {**points, "amount": {"centimes": estimate.less_centimes}}
        return [Reason("estimate", Message(text, params))]

    def _fewest_broken(self, candidate: Candidate) -> list[Broken]:
        """What stands in the way of the option that comes nearest to fitting."""
        every = [self.tally.broken_by(candidate.reference, option.code) for option in candidate.options]
        return min(every, key=len, default=[])
