"""A yearly round: its rules, its applications, the committee's marks and decisions, the awards."""

from fursa.editions.models.application import Application, OptionKit, SupportOption
from fursa.editions.models.award import Award
from fursa.editions.models.committee import Decision, Mark, Minutes, MinutesSignature, Recusal
from fursa.editions.models.edition import (
    Cofunder,
    CommitteeMember,
    Criterion,
    Edition,
    Kit,
    Signatory,
    Territory,
    TerritoryArea,
)
from fursa.editions.models.proposal import Proposal, ProposalLine
from fursa.editions.models.reconsideration import ReconsiderationRequest
from fursa.editions.models.scenario import RulesVersion, Scenario

__all__ = [
    "Application",
    "Award",
    "Cofunder",
    "CommitteeMember",
    "Criterion",
    "Decision",
    "Edition",
    "Kit",
    "Mark",
    "Minutes",
    "MinutesSignature",
    "OptionKit",
    "Proposal",
    "ProposalLine",
    "ReconsiderationRequest",
    "Recusal",
    "RulesVersion",
    "Scenario",
    "Signatory",
    "SupportOption",
    "Territory",
    "TerritoryArea",
]
