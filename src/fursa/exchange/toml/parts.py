"""The lists of `edition.toml`: territories, criteria, committee, signatories, kits, co-funders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from fursa.exchange.edition import (
    Ceremony,
    Cofunder,
    Criterion,
    HcpCode,
    Kit,
    KitItem,
    Member,
    Names,
    Signatory,
    Territory,
)
from fursa.exchange.kinds.number import Isco
from fursa.exchange.places import Place
from fursa.exchange.toml.keys import Keys
from fursa.rules.messages import N_, Message

Part = TypeVar("Part", Territory, Criterion, Member, Signatory, Kit, Cofunder)
_NO_NAME = Names("")
_ONE = Decimal(1)
_MOST_PEOPLE = 1_000_000


def parts(edition: Keys, key: str, read: Callable[[Keys], Part]) -> tuple[Part, ...]:
    """Every table of an array, codes unique; faulty ones included, so that the sheets know their codes."""
    found: dict[str, Part] = {}
    for keys in edition.tables_at(key):
        part = read(keys)
        keys.done()
        if part.code and part.code in found:
            keys.fault("code", Message(N_("This code stands twice.")), Message(N_("A code of its own.")))
        found[part.code] = part
    return tuple(found.values())


def territory(keys: Keys) -> Territory:
    """One [[territories]]."""
    minimum, maximum = keys.whole("min", None, 0, _MOST_PEOPLE), keys.whole("max", None, 0, _MOST_PEOPLE)
    if minimum is not None and maximum is not None and minimum > maximum:
        right = Message(N_("At most %(number)s."), {"number": maximum})
        keys.fault("min", Message(N_("The minimum is above the maximum.")), right)
    return Territory(
        code=keys.slug("code", required=True),
        name=keys.names("name", required=True) or _NO_NAME,
        hcp=_hcp_codes(keys),
        minimum=minimum,
        maximum=maximum,
        ceremony=_ceremony(keys),
    )


def _hcp_codes(keys: Keys) -> tuple[HcpCode, ...]:
    """`hcp`: codes, or tables {code, from, until} where the territory changed."""
    keys.asked.add("hcp")
    raw = keys.table.get("hcp", [])
    items: list[Any] = raw if isinstance(raw, list) else [raw]
    codes = []
    for item in items:
        inner = Keys(item if isinstance(item, Mapping) else {"code": item}, keys.at("hcp"), keys.faults)
        code = inner.value("code", Place(), "", required=True)
        valid_from, valid_until = inner.day("from"), inner.day("until")
        inner.done()
        if valid_from and valid_until and valid_until < valid_from:
            right = Message(N_("A date on or after %(date)s."), {"date": f"{valid_from:%d/%m/%Y}"})
            inner.fault("until", Message(N_("This date lies before the one it follows.")), right)
        if code:
            codes.append(HcpCode(code, valid_from, valid_until))
    if not items:
        right = Message(N_('The HCP codes of its communes, provinces or regions, such as ["04.441"].'))
        keys.fault("hcp", Message(N_("A territory has at least one place.")), right)
    return tuple(codes)


def _ceremony(keys: Keys) -> Ceremony | None:
    ceremony = keys.table_at("ceremony")
    if ceremony is None:
        return None
    found = Ceremony(
        ceremony.day("on"), ceremony.text("place_ar"), ceremony.text("place_fr"), ceremony.flag("launch")
    )
    ceremony.done()
    return found


def criterion(keys: Keys) -> Criterion:
    """One [[criteria]]; a weight that is absent is 1."""
    maximum = keys.mark("max", None, required=True)
    weight = keys.mark("weight", _ONE)
    for key, number, most in (("max", maximum, 1000), ("weight", weight, 100)):
        if number == 0:
            keys.fault(key, Message(N_("This is zero.")), Message(N_("A number above zero.")))
        elif number is not None and number > most:
            keys.fault(
                key,
                Message(N_("This number is too large.")),
                Message(N_("At most %(number)s."), {"number": most}),
            )
    return Criterion(
        code=keys.slug("code", required=True),
        name=keys.names("name", required=True) or _NO_NAME,
        maximum=maximum or _ONE,
        weight=weight,
    )


def member(keys: Keys) -> Member:
    """One [[committee]]."""
    return Member(
        code=keys.slug("code", required=True),
        name_ar=keys.text("name_ar", required=True),
        name_fr=keys.text("name_fr"),
        signs=keys.flag("signs"),
        chair=keys.flag("chair"),
    )


def signatory(keys: Keys) -> Signatory:
    """One [[signatories]]."""
    return Signatory(
        code=keys.slug("code", required=True),
        name_ar=keys.text("name_ar", required=True),
        name_fr=keys.text("name_fr"),
        role=keys.names("role") or _NO_NAME,
    )


def kit(keys: Keys) -> Kit:
    """One [[kits]] with its [[kits.items]]."""
    items = []
    for item in keys.tables_at("items"):
        quantity = item.whole("quantity", 1, 1, 1000)
        items.append(
            KitItem(Names(item.text("ar", required=True), item.text("fr"), item.text("en")), quantity)
        )
        item.done()
    price = keys.amount("price_mad", None, required=True)
    if price == 0:
        keys.fault(
            "price_mad", Message(N_("This is zero.")), Message(N_("The kit's price with tax, in dirhams."))
        )
    return Kit(
        code=keys.slug("code", required=True),
        name=keys.names("name", required=True) or _NO_NAME,
        items=tuple(items),
        price_centimes=price or 0,
        stock=keys.whole("stock", None, 0, _MOST_PEOPLE),
    )


def cofunder(keys: Keys) -> Cofunder:
    """One [[cofunders]] with its restrictions under `only`."""
    only = keys.table_at("only")
    territories: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    kits: tuple[str, ...] = ()
    if only is not None:
        territories, kits = only.slugs("territories"), only.slugs("kits")
        trades = only.texts("trades", Isco())
        only.done()
    return Cofunder(
        code=keys.slug("code", required=True),
        name=keys.names("name", required=True) or _NO_NAME,
        amount_centimes=keys.amount("amount_mad", 0, required=True),
        territories=territories,
        trades=trades,
        kits=kits,
    )
