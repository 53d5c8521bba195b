"""What each published figure means: one definition, used by pages, communiqué and CSV alike."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.rules.messages import N_


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure's ASCII code, its title, its definition and how it is counted, as msgids."""

    code: str
    title: str
    definition: str
    method: str


INDICATORS = {
    indicator.code: indicator
    for indicator in [
        Indicator(
            "beneficiaries",
            N_("Beneficiaries"),
            N_("People to whom the committee awarded support in this edition, and whose award stands."),
            N_("Awards committed and not cancelled; each person once, however often recorded."),
        ),
        Indicator(
            "territories",
            N_("Territories"),
            N_("Territories of the edition where somebody was awarded support."),
            N_("Territories with at least one award, by the edition's own division."),
        ),
        Indicator(
            "committed",
            N_("Support awarded"),
            N_("What the awards cost, cheques and equipment together, prices with tax."),
            N_("Commitments against the edition's budgets that stand."),
        ),
        Indicator(
            "departures",
            N_("Decisions that depart from the proposal"),
            N_(
                "Decisions of the committee other than those the worked-out list proposed, each with its reason."
            ),
            N_("Decisions marked as departures, of all decisions in sessions whose minutes are signed."),
        ),
        Indicator(
            "cheques",
            N_("Cheques handed over"),
            N_("Cheques given to their holders against a receipt."),
            N_("Hand-overs of cheques that were recorded and not undone."),
        ),
        Indicator(
            "equipment",
            N_("Equipment handed over"),
            N_("Awards of equipment given to their holders against a record, item by item."),
            N_("Hand-overs of equipment that were recorded and not undone."),
        ),
        Indicator(
            "employed",
            N_("Employed in citizen enterprises"),
            N_("People who took up a job in a citizen enterprise in the year."),
            N_("People with a pathway of employment in the year; each person once."),
        ),
        Indicator(
            "micro_projects",
            N_("Micro-projects supported"),
            N_("Micro-projects started with support in the year, whoever funded them."),
            N_("Pathways of micro-projects in the year; projects, not people."),
        ),
        Indicator(
            "learning",
            N_("In education, training and placement"),
            N_(
                "People in secondary or university education, vocational training, apprenticeship or paid placement."
            ),
            N_(
                "People with at least one such pathway in the year; each person once. Juveniles as the source counts."
            ),
        ),
        Indicator(
            "centres",
            N_("Centres of accompaniment"),
            N_("Centres open, and centres under construction."),
            N_("Rows of the network by their state."),
        ),
    ]
}
