"""A reason in plain sentences, for the committee and for the person; no word of any solver in either."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fursa.rules.allocation.explaining import Reason
from fursa.rules.allocation.reconsidering import Reconsideration
from fursa.rules.messages import N_, Message

Names = Mapping[str, object]  # the edition's words for rules, options and people, by id; texts or messages
Money = Callable[[int], object]  # centimes to text


def for_committee(reason: Reason, *, names: Names, money: Money) -> list[Message]:
    """Why this applicant is selected or not, for the committee: rules by name, estimates marked as such."""
    option = names.get(reason.option or "", reason.option)
    if reason.cause == "forced_in":
        return [Message(N_("Selected: the committee settled this beforehand."))]
    if reason.cause == "selected":
        return [Message(N_("Selected, with this support option: %(option)s."), {"option": option})]
    if reason.cause == "forced_out":
        return [Message(N_("Not selected: the application was set aside beforehand."))]
    if reason.cause == "no_option":
        return [Message(N_("Not selected: the application has no support option that may be chosen."))]
    if reason.cause == "pass_mark":
        return [Message(N_("Not selected: the marks do not reach the pass mark."))]
    if reason.cause == "no_gain":
        return [Message(N_("Not selected: taking it as well would not improve the proposal."))]
    said = [Message(N_("Not selected: what the rules leave does not suffice for this application as well."))]
    said += [
        Message(N_("This rule leaves no room: %(rule)s."), {"rule": names.get(rule, rule)})
        for rule in reason.rules
    ]
    said += [
        Message(N_("Passed over because this rule forces it: %(rule)s."), {"rule": names.get(rule, rule)})
        for rule in reason.forced_by
    ]
    if reason.more_value is not None:
        said.append(
            Message(
                N_("By estimate, about %(points)s more in marks would have sufficed."),
                {"points": reason.more_value},
            )
        )
    if reason.less_cost is not None:
        said.append(
            Message(
                N_("By estimate, a cost lower by about %(amount)s would have sufficed."),
                {"amount": money(reason.less_cost)},
            )
        )
    return said


def for_reconsideration(answer: Reconsideration, *, names: Names, money: Money) -> list[Message]:
    """What taking the person in would cost the others, for the committee."""
    if not answer.possible:
        said = [Message(N_("No proposal with this application keeps all rules."))]
        said += [
            Message(N_("This rule stands against it: %(rule)s."), {"rule": names.get(rule, rule)})
            for rule in answer.conflict
        ]
        if answer.conflict and not answer.irreducible:
            said.append(Message(N_("Fewer rules than these may stand against it: the time ran out.")))
        return said
    exact = N_("With this application in, the proposal as a whole loses exactly %(points)s in marks.")
    most = N_("With this application in, the proposal as a whole loses at most %(points)s in marks.")
    said = [Message(exact if answer.exact else most, {"points": answer.lost_value})]
    if answer.more_cost:
        msgid = (
            N_("It would cost %(amount)s more.")
            if answer.more_cost > 0
            else N_("It would cost %(amount)s less.")
        )
        said.append(Message(msgid, {"amount": money(abs(answer.more_cost))}))
    for applicant in answer.leaves:
        said.append(
            Message(N_("Would leave: %(applicant)s."), {"applicant": names.get(applicant, applicant)})
        )
    for applicant in answer.enters:
        if applicant != answer.applicant:
            said.append(
                Message(
                    N_("Would come in as well: %(applicant)s."),
                    {"applicant": names.get(applicant, applicant)},
                )
            )
    for applicant in answer.changes:
        said.append(
            Message(
                N_("Would have another support option: %(applicant)s."),
                {"applicant": names.get(applicant, applicant)},
            )
        )
    return said


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the appraisal with the mark given; `title` a text or a message."""

    title: object
    mark: object
    most: object
    improve: bool = False  # among what would strengthen the project most


def for_person(
    reason: Reason, *, until: str, where: str, criteria: Sequence[Criterion] = ()
) -> list[Message]:
    """The person's own sheet: their criteria and marks, what held the project back, what to improve, and until
    when and where to ask for reconsideration. Neither value nor price nor any other person.
    """
    if reason.selected:
        return [Message(N_("Your project was selected in this edition."))]
    said = [
        Message(
            N_(
                "Your project was not selected in this edition; "
                "you may ask for reconsideration up to and including %(date)s."
            ),
            {"date": until},
        ),
        Message(N_("The request is handed in at: %(place)s."), {"place": where}),
    ]
    if reason.cause in ("pass_mark", "no_option"):
        said.append(Message(N_("The marks given to the project are under the pass mark of this edition.")))
    elif reason.cause == "forced_out":
        said.append(
            Message(N_("The application was set aside before the choice; your adviser will tell you why."))
        )
    else:
        said.append(
            Message(
                N_(
                    "The places and the funds of this edition did not suffice for all the projects put forward."
                )
            )
        )
    for criterion in criteria:
        said.append(
            Message(
                N_("%(criterion)s: %(mark)s out of %(most)s."),
                {"criterion": criterion.title, "mark": criterion.mark, "most": criterion.most},
            )
        )
    for criterion in criteria:
        if criterion.improve:
            said.append(
                Message(
                    N_("What would strengthen the project: %(criterion)s."), {"criterion": criterion.title}
                )
            )
    return said
