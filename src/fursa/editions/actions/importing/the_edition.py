"""`edition.toml` as rows: the edition and what belongs to it."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from django.db import models

from fursa.core.errors import WrongStateError
from fursa.editions.actions.scenarios import keep_version
from fursa.editions.models import (
    Cofunder,
    CommitteeMember,
    Criterion,
    Edition,
    Kit,
    Signatory,
    Territory,
    TerritoryArea,
)
from fursa.editions.queries.terms import rules_of
from fursa.exchange import edition as exchange
from fursa.ledger.actions import ensure_budget
from fursa.rules.messages import N_

OPEN_STATES = {Edition.State.PREPARING, Edition.State.MARKING}


def write_edition(facts: exchange.Edition, folder_digest: str) -> Edition:
    """Make the edition or bring it up to date; refused once the committee decides on it."""
    found = Edition.objects.select_for_update().filter(code=facts.code).first()
    if found is not None and found.folder_digest == folder_digest:
        return found
    if found is not None and found.state not in OPEN_STATES:
        raise WrongStateError(
            N_("Edition %(code)s is already before the committee; its folder can no longer be imported."),
            code=facts.code,
        )
    edition, _made = Edition.objects.update_or_create(code=facts.code, defaults=_edition_fields(facts))
    _write_territories(edition, facts)
    for position, criterion in enumerate(facts.criteria):
        _write(Criterion, edition, criterion.code, _names(criterion.name) | {
            "position": position, "maximum": criterion.maximum, "weight": criterion.weight,
        })  # fmt: skip
    for position, member in enumerate(facts.committee):
        _write(CommitteeMember, edition, member.code, {
            "name_ar": member.name_ar, "name_fr": member.name_fr, "position": position,
            "signs": member.signs, "chairs": member.chair,
        })  # fmt: skip
    for position, signatory in enumerate(facts.signatories):
        _write(Signatory, edition, signatory.code, {
            "name_ar": signatory.name_ar, "name_fr": signatory.name_fr, "position": position,
            "role": asdict(signatory.role),
        })  # fmt: skip
    for kit in facts.kits:
        _write(Kit, edition, kit.code, _names(kit.name) | {
            "items": [{**asdict(item.name), "quantity": item.quantity} for item in kit.items],
            "price_centimes": kit.price_centimes, "stock": kit.stock,
        })  # fmt: skip
    _write_money(edition, facts)
    if edition.rules_versions.exists() and edition.rules_versions.order_by("-number")[0].terms != rules_of(
        edition
    ):
        keep_version(edition)
    return edition


def close_edition_import(edition: Edition, folder_digest: str) -> None:
    """Remember which folder the rows are from: the same folder again has nothing to do."""
    edition.folder_digest = folder_digest
    edition.save(update_fields=["folder_digest"])


def _names(names: exchange.Names) -> dict[str, Any]:
    return {"name_ar": names.ar, "name_fr": names.fr, "name_en": names.en}


def _write(model: type[models.Model], edition: Edition, code: str, values: dict[str, Any]) -> Any:
    row, _made = model._default_manager.update_or_create(edition=edition, code=code, defaults=values)
    return row


def _edition_fields(facts: exchange.Edition) -> dict[str, Any]:
    dates = {f.name: getattr(facts.dates, f.name) for f in fields(facts.dates)}
    return _names(facts.name) | {
        "source": facts.source,
        "aliases": [asdict(alias) for alias in facts.aliases],
        "is_sample": facts.sample,
        "places": facts.places,
        "budget_centimes": facts.budget_centimes,
        "pass_mark": facts.pass_mark,
        "aim": facts.aim,
        "quorum": facts.quorum,
        "reconsideration_days": facts.reconsideration_days,
        "launched_on": facts.dates.launched_on,
        "hijri": asdict(facts.dates.hijri_month) if facts.dates.hijri_month else {},
        "dates": {name: day.isoformat() for name, day in dates.items() if isinstance(day, date)},
        "implementer": asdict(facts.implementer),
        "issuer": asdict(facts.issuer) | {"web": facts.issuer_web},
        "rules": [_rule(rule) for rule in facts.rules],
        "published": {
            "years": [asdict(year) for year in facts.published_years],
            "edition": asdict(facts.published_edition) if facts.published_edition else None,
            "centres": asdict(facts.published_centres) if facts.published_centres else None,
        },
    }


def _rule(rule: exchange.Rule) -> dict[str, Any]:
    values = asdict(rule)
    values["share"] = str(rule.share) if rule.share is not None else None
    return values


def _write_territories(edition: Edition, facts: exchange.Edition) -> None:
    for position, territory in enumerate(facts.territories):
        ceremony = territory.ceremony
        row = _write(Territory, edition, territory.code, _names(territory.name) | {
            "position": position, "minimum": territory.minimum, "maximum": territory.maximum,
            "ceremony_on": ceremony.on if ceremony else None,
            "ceremony_place_ar": ceremony.place_ar if ceremony else "",
            "ceremony_place_fr": ceremony.place_fr if ceremony else "",
            "is_launch": bool(ceremony and ceremony.launch),
        })  # fmt: skip
        for area in territory.hcp:
            TerritoryArea.objects.update_or_create(
                territory=row,
                area_code=area.code,
                defaults={"valid_from": area.valid_from, "valid_until": area.valid_until},
            )


def _write_money(edition: Edition, facts: exchange.Edition) -> None:
    """One budget a funder; the edition's own is what the co-funders do not bring."""
    for cofunder in facts.cofunders:
        _write(Cofunder, edition, cofunder.code, _names(cofunder.name) | {
            "amount_centimes": cofunder.amount_centimes,
            "restrictions": {
                "territories": list(cofunder.territories), "trades": list(cofunder.trades), "kits": list(cofunder.kits),
            },
        })  # fmt: skip
        ensure_budget(
            purpose=f"edition:{facts.code}",
            funder=cofunder.code,
            names=asdict(cofunder.name),
            amount_centimes=cofunder.amount_centimes,
        )
    own = facts.budget_centimes - sum(cofunder.amount_centimes for cofunder in facts.cofunders)
    ensure_budget(
        purpose=f"edition:{facts.code}", funder="own", names=asdict(facts.implementer), amount_centimes=own
    )
