"""What holds between the parts of an edition."""

from __future__ import annotations

import re

from fursa.exchange.edition import Edition
from fursa.exchange.fold import fold
from fursa.exchange.toml.keys import Faults
from fursa.rules.messages import N_, Message

# What a person carries says no prison, in any of the three languages.
_PRISON = re.compile(
    r"سجن|سجون|سجين|سجناء|نزيل|نزلاء|معتقل|اعتقال"
    r"|prison|detenu|detention|penitentia|incarcer|jail|inmate"
)


def check_edition(edition: Edition, faults: Faults) -> None:
    """Adds what is wrong with the edition as a whole to `faults`."""
    _check_counts(edition, faults)
    _check_money(edition, faults)
    _check_territories(edition, faults)
    _check_issuer(edition, faults)


def _check_counts(edition: Edition, faults: Faults) -> None:
    for key, found in (
        ("territories", edition.territories),
        ("criteria", edition.criteria),
        ("committee", edition.committee),
    ):
        if not found and all(p.column != key for p in faults.problems):
            right = Message(N_("[[%(key)s]] before each of them"), {"key": key})
            faults.add(key, None, Message(N_("The edition has none of these.")), right)
    if edition.committee and edition.quorum > len(edition.committee):
        right = Message(N_("At most %(number)s."), {"number": len(edition.committee)})
        faults.add("quorum", edition.quorum, Message(N_("The quorum is larger than the committee.")), right)
    if edition.committee and not any(m.signs for m in edition.committee):
        right = Message(N_("signs = true for each member who signs the minutes"))
        faults.add("committee", None, Message(N_("Nobody of the committee signs the minutes.")), right)
    best = sum(c.weight * c.maximum for c in edition.criteria)
    if edition.criteria and edition.pass_mark > best:
        right = Message(N_("At most %(number)s."), {"number": best})
        message = Message(N_("Nobody can reach this pass mark: it is above the sum of weight × maximum."))
        faults.add("pass_mark", edition.pass_mark, message, right)


def _check_money(edition: Edition, faults: Faults) -> None:
    if sum(c.amount_centimes for c in edition.cofunders) > edition.budget_centimes > 0:
        right = Message(N_("All the edition's money, co-funders' amounts included."))
        message = Message(N_("The co-funders give more than the whole budget."))
        faults.add("budget_mad", None, message, right)
    territories, kits = {t.code for t in edition.territories}, {k.code for k in edition.kits}
    for number, cofunder in enumerate(edition.cofunders, 1):
        for key, named, known in (
            ("territories", cofunder.territories, territories),
            ("kits", cofunder.kits, kits),
        ):
            for code in set(named) - known:
                right = Message(N_("One of: %(values)s"), {"values": " | ".join(sorted(known))})
                message = Message(N_("“%(code)s” is not one of the edition's."), {"code": code})
                faults.add(f"cofunders[{number}].only.{key}", code, message, right)


def _check_territories(edition: Edition, faults: Faults) -> None:
    minimum = sum(t.minimum or 0 for t in edition.territories)
    if edition.places and minimum > edition.places:
        right = Message(N_("At most %(number)s."), {"number": edition.places})
        message = Message(N_("The territories' minimums together are more than the places."))
        faults.add("territories", minimum, message, right)
    held = [
        (number, hcp.code)
        for number, territory in enumerate(edition.territories, 1)
        for hcp in territory.hcp
        if not (hcp.valid_from or hcp.valid_until)
    ]
    for number, code in held:
        # A code begins with those of the places around it.
        if any(other != number and (code.startswith(o) or o.startswith(code)) for other, o in held):
            message = Message(N_("Two territories have this place."))
            faults.add(
                f"territories[{number}].hcp", code, message, Message(N_("Each place in one territory."))
            )
    launches = [n for n, t in enumerate(edition.territories, 1) if t.ceremony and t.ceremony.launch]
    for number in launches[1:]:
        message = Message(N_("Two ceremonies are the launch."))
        faults.add(
            f"territories[{number}].ceremony.launch", True, message, Message(N_("One launch at most."))
        )


def _check_issuer(edition: Edition, faults: Faults) -> None:
    for key, text in (
        ("ar", edition.issuer.ar),
        ("fr", edition.issuer.fr),
        ("en", edition.issuer.en),
        ("web", edition.issuer_web),
    ):
        if _PRISON.search(fold(text)):
            message = Message(N_("This name speaks of prison, and the person will carry it."))
            faults.add(f"issuer.{key}", text, message, Message(N_("A neutral name and address.")))
