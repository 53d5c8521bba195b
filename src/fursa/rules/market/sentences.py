"""The two plain sentences that say a market to a person.

Names of trades and places are content in three languages, so the reader's language is an argument; the
sentences themselves are messages, translated at the edge.
"""

from __future__ import annotations

from fursa.rules.market.assess import Assessment, Verdict
from fursa.rules.market.comparison import Compared
from fursa.rules.market.isco import trade
from fursa.rules.market.places import MarketTable
from fursa.rules.market.sectors import INDICATOR_TITLES, SECTOR_TITLES
from fursa.rules.market.signals import Signal, SignalKind
from fursa.rules.market.survey import Survey
from fursa.rules.messages import N_, Message

# A reader takes in three names, not thirty.
NAMED = 3

VERDICTS: dict[Verdict, str] = {
    "needed": N_(
        "The trade “%(trade)s” seems to be wanted here: more asked for than offered"
        " (%(confidence)s; source: %(source)s, %(year)s)."
    ),
    "balanced": N_(
        "The trade “%(trade)s” is here about as asked for and as offered as elsewhere"
        " (%(confidence)s; source: %(source)s, %(year)s)."
    ),
    "little_asked": N_(
        "The trade “%(trade)s” is little asked for here, though not many practise it"
        " (%(confidence)s; source: %(source)s, %(year)s)."
    ),
    "crowded": N_(
        "The trade “%(trade)s” already has many hands here for what is asked"
        " (%(confidence)s; source: %(source)s, %(year)s)."
    ),
    "unknown": N_(
        "The figures do not tell whether the trade “%(trade)s” is wanted here: ask around before deciding"
        " (source: %(source)s, %(year)s)."
    ),
}


# "pull" has the title of the trade's own indicator.
SIGNAL_TITLES: dict[SignalKind, Message] = {
    "density": Message(N_("Businesses of the sector per 1,000 inhabitants")),
    "growth": Message(N_("Growth of the population between two censuses, per cent")),
    "new_businesses": Message(N_("Businesses founded in the last years, per cent of all")),
    "work": Message(N_("Inhabitants at work, per cent")),
    "openings": Message(N_("Places that partners offer per 10,000 active people")),
    "micro_projects": Message(N_("Micro-projects running per 10,000 active people")),
    "closures": Message(N_("Micro-projects closed, per cent, estimated")),
}
# Held as shares of 1, said in per cent.
SHARES: frozenset[SignalKind] = frozenset({"growth", "closures"})


def confidence_word(confidence: float) -> Message:
    """The confidence of an assessment as a word: low, medium or high."""
    if confidence < 0.4:
        return Message(N_("low confidence"))
    return Message(N_("medium confidence")) if confidence < 0.7 else Message(N_("high confidence"))


def shown(value: float | None, language: str) -> str:
    """A figure as the reader writes it: a decimal comma, in English a point; a dash for None."""
    if value is None:
        return "–"
    text = f"{value:.1f}"
    return text if language[:2] == "en" else text.replace(".", ",")


def trade_sentences(found: Assessment, table: MarketTable, language: str) -> tuple[Message, Message]:
    """What is counted of the trade's sector here, and what follows for the trade."""
    verdict = Message(
        VERDICTS[found.verdict],
        {
            "trade": trade(found.trade).title(language),
            "confidence": confidence_word(found.confidence),
            "source": found.source,
            "year": found.year,
        },
    )
    return _counted(found, table, language), verdict


def _counted(found: Assessment, table: MarketTable, language: str) -> Message:
    province = table.province_of(found.place)
    params = {
        "place": table.place(found.place).name(language),
        "here": shown(found.density.here, language),
        "province": shown(found.density.province, language),
        "province_name": province.name(language) if province else "",
        "country": shown(found.density.country, language),
        "sector": SECTOR_TITLES[found.sector.sector],
    }
    return Message(_counted_text(found.density, farming=found.sector.sector == "agriculture"), params)


def _counted_text(density: Compared, *, farming: bool) -> str:
    if density.here is None or density.country is None:
        return N_("For %(place)s no figure speaks for this trade.")
    if density.province is None:
        if farming:
            return N_(
                "In %(place)s, %(here)s of every 1,000 inhabitants work in farming or fishing,"
                " against %(country)s in the whole country."
            )
        return N_(
            "In %(place)s there are %(here)s businesses in %(sector)s for every 1,000 inhabitants,"
            " against %(country)s in the whole country."
        )
    if farming:
        return N_(
            "In %(place)s, %(here)s of every 1,000 inhabitants work in farming or fishing,"
            " against %(province)s in the province of %(province_name)s and %(country)s in the whole country."
        )
    return N_(
        "In %(place)s there are %(here)s businesses in %(sector)s for every 1,000 inhabitants,"
        " against %(province)s in the province of %(province_name)s and %(country)s in the whole country."
    )


def signal_sentence(signal: Signal, found: Assessment, language: str) -> Message:
    """One signal with its comparison, so that a reader can weigh it alone."""
    title = SIGNAL_TITLES.get(signal.kind) or INDICATOR_TITLES[found.sector.indicator or ""]
    times = 100 if signal.kind in SHARES else 1
    values = {
        name: shown(None if value is None else times * value, language)
        for name, value in (
            ("here", signal.compared.here),
            ("province", signal.compared.province),
            ("country", signal.compared.country),
        )
    }
    return Message(
        N_("%(title)s: here %(here)s, province or prefecture %(province)s, country %(country)s."),
        {"title": title, **values},
    )


def survey_sentences(found: Survey, table: MarketTable, language: str) -> tuple[Message, Message]:
    """What the place needs, and what it has too much of."""
    place = table.place(found.place).name(language)
    needed, crowded = _named(found.needed, language), _named(found.crowded, language)
    return (
        Message(N_("Most wanted in %(place)s: %(trades)s."), {"place": place, "trades": needed})
        if needed
        else Message(N_("The figures show no trade that is clearly wanted in %(place)s."), {"place": place}),
        Message(N_("Already crowded in %(place)s: %(trades)s."), {"place": place, "trades": crowded})
        if crowded
        else Message(N_("The figures show no trade that is crowded in %(place)s."), {"place": place}),
    )


def _named(found: tuple[Assessment, ...], language: str) -> str:
    comma = "، " if language[:2] == "ar" else ", "
    return comma.join(trade(one.trade).title(language) for one in found[:NAMED])


def programme_sentence(found: Assessment) -> Message:
    """What the programme itself has seen of the trade here."""
    return Message(
        N_(
            "Known to the programme in this trade or very near it here: places offered %(openings)s,"
            " micro-projects running %(running)s, closed %(closed)s."
        ),
        {
            "openings": round(found.counted.openings),
            "running": round(found.counted.running),
            "closed": round(found.counted.closed),
        },
    )
