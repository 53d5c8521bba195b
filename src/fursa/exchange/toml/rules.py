"""[[rules]] of an edition, in words of the field."""

from __future__ import annotations

from fursa.exchange.choices import Choice as Value
from fursa.exchange.choices import Choices
from fursa.exchange.edition import Rule, Territory
from fursa.exchange.kinds.number import Isco
from fursa.exchange.toml.keys import Keys
from fursa.rules.messages import N_, Message

RULE_KIND = Choices(
    N_(
        "territory_minimum | territory_maximum | trade_maximum | trade_minimum | "
        "women_minimum_share | young_adults_minimum_share"
    ),
    Value("territory_minimum", "حد أدنى لمجال ترابي", "minimum par territoire"),
    Value("territory_maximum", "حد أقصى لمجال ترابي", "maximum par territoire"),
    Value("trade_maximum", "حد أقصى لحرفة", "maximum par métier"),
    Value("trade_minimum", "حد أدنى لحرفة", "minimum par métier"),
    Value("women_minimum_share", "حصة دنيا للنساء", "part minimale des femmes"),
    Value("young_adults_minimum_share", "حصة دنيا للشباب", "part minimale des jeunes adultes"),
)

YOUNG_FROM, YOUNG_UNTIL = 18, 30
_PEOPLE = Message(N_("A number of people, such as people = 5."))


def rules(edition: Keys, territories: tuple[Territory, ...]) -> tuple[Rule, ...]:
    """Every rule; a rule without a code of its own is named by its kind and place in the file."""
    codes = [t.code for t in territories]
    found: dict[str, Rule] = {}
    for number, keys in enumerate(edition.tables_at("rules"), 1):
        rule = _rule(keys, number, codes)
        keys.done()
        if rule.code in found:
            keys.fault("code", Message(N_("This code stands twice.")), Message(N_("A code of its own.")))
        found[rule.code] = rule
    return tuple(found.values())


def _rule(keys: Keys, number: int, territories: list[str]) -> Rule:
    kind = keys.choice("kind", RULE_KIND, "trade_maximum", required=True)
    territory, trade = keys.slug("territory"), str(keys.value("trade", Isco(), ""))
    people, share = keys.whole("people", None, 0, 1_000_000), keys.share("share")
    age_from = keys.whole("age_from", YOUNG_FROM, 0, 120)
    age_until = keys.whole("age_until", YOUNG_UNTIL, 0, 120)
    if territory and territory not in territories:
        right = Message(N_("One of: %(values)s"), {"values": " | ".join(territories)})
        keys.fault("territory", Message(N_("This territory is not one of the edition's.")), right)
    _check_measure(keys, kind, people is None, share is None)
    _check_scope(keys, kind)
    if age_from > age_until:
        right = Message(N_("At most %(number)s."), {"number": age_until})
        keys.fault("age_from", Message(N_("The minimum is above the maximum.")), right)
    return Rule(
        code=keys.slug("code") or f"{kind.replace('_', '-')}-{number}",
        kind=kind,  # type: ignore[arg-type]  # the closed list's codes are RuleKind's, a test says so
        name=keys.names("name"),
        territory=territory,
        trade=trade,
        people=people,
        share=share,
        age_from=age_from,
        age_until=age_until,
    )


def _check_measure(keys: Keys, kind: str, no_people: bool, no_share: bool) -> None:
    """A rule of a share has `share`, any other `people`, and never both."""
    if kind.endswith("_share"):
        if no_share and "share" not in keys.table:
            keys.fault(
                "share", Message(N_("This rule has a share.")), Message(N_("A share such as 0.15 or “15 %”."))
            )
        if not no_people:
            keys.fault(
                "people",
                Message(N_("This rule has a share, not a number of people.")),
                Message(N_("No such key.")),
            )
        return
    if no_people and "people" not in keys.table:
        keys.fault("people", Message(N_("This rule has a number of people.")), _PEOPLE)
    if not no_share:
        keys.fault("share", Message(N_("This rule has a number of people, not a share.")), _PEOPLE)


def _check_scope(keys: Keys, kind: str) -> None:
    if kind.startswith("territory_") and not keys.table.get("territory"):
        right = Message(N_("The code of one of the edition's territories."))
        keys.fault("territory", Message(N_("This rule names a territory.")), right)
    if kind == "trade_minimum" and not keys.table.get("trade"):
        right = Message(N_("A code of ISCO-08, such as 7531 for tailors and dressmakers."))
        keys.fault("trade", Message(N_("This rule names a trade.")), right)
    if not kind.startswith("trade_") and keys.table.get("trade"):
        keys.fault("trade", Message(N_("This rule is not about a trade.")), Message(N_("No such key.")))
    if kind != "young_adults_minimum_share":
        for key in ("age_from", "age_until"):
            if key in keys.table:
                keys.fault(key, Message(N_("This rule is not about an age.")), Message(N_("No such key.")))
