"""What a place needs and what it has too much of: a map of tiles, two sentences, every figure with its comparison."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.errors import MissingError
from fursa.core.forms import listed_entries
from fursa.core.templatetags.parts import Card, Column, Link, Status, Table, Tone
from fursa.diagnosis.forms import TRADE_LIST, list_trades
from fursa.reporting.forms import MarketForm
from fursa.reporting.queries.market import get_market
from fursa.reporting.views.market_map import language, map_of, place_url, verdict_word
from fursa.rules.market.assess import Assessment, Verdict, assess
from fursa.rules.market.isco import trade as trade_named
from fursa.rules.market.places import MarketTable
from fursa.rules.market.programme import Programme
from fursa.rules.market.sectors import INDICATOR_TITLES
from fursa.rules.market.sentences import (
    SHARES,
    SIGNAL_TITLES,
    confidence_word,
    programme_sentence,
    shown,
    survey_sentences,
    trade_sentences,
)
from fursa.rules.market.signals import Signal
from fursa.rules.market.survey import survey

TONES: dict[Verdict, Tone] = {
    "needed": "good", "balanced": "info", "little_asked": "warning", "crowded": "bad", "unknown": "quiet"
}  # fmt: skip
# One half is "as elsewhere"; so far from it, it is more or less.
AS_ELSEWHERE = 0.04


@require_safe
@login_required
def market(request: HttpRequest) -> HttpResponse:
    """The whole country; a place that was typed leads to its own page."""
    assert isinstance(request.user, User)
    table, _programme = get_market(request.user, today=today())
    country = next(place for place in table.places.values() if place.level == "country")
    form = MarketForm(request.GET or None, table=table)
    if form.is_valid() and form.cleaned_data["place"]:
        return redirect(place_url(form.cleaned_data["place"], form.cleaned_data["trade"]))
    return _page(request, country.code, form)


@require_safe
@login_required
def market_place(request: HttpRequest, place: str) -> HttpResponse:
    """One place, for one trade or for all the usual ones."""
    assert isinstance(request.user, User)
    table, _programme = get_market(request.user, today=today())
    if place not in table.places:
        raise MissingError
    form = MarketForm(request.GET or None, table=table)
    if form.is_valid() and form.cleaned_data["place"] not in ("", place):
        return redirect(place_url(form.cleaned_data["place"], form.cleaned_data["trade"]))
    return _page(request, place, form)


def _page(request: HttpRequest, place: str, form: MarketForm) -> HttpResponse:
    assert isinstance(request.user, User)
    table, programme = get_market(request.user, today=today())
    wanted = form.cleaned_data.get("trade", "") if form.is_bound and form.is_valid() else ""
    here = table.place(place)
    form.fields["place"].initial = place
    context = {
        "form": form,
        "here": here.name(language()),
        "above": [
            Link(one.name(language()), place_url(one.code, wanted))
            for one in reversed(list(table.ancestors(place)))
        ],
        "trade": trade_named(wanted).title(language()) if wanted else "",
        "without_trade": place_url(place, ""),
        "lists": {TRADE_LIST: listed_entries(list_trades()), "market-places": listed_entries(form.places)},
        "source": _isolated(table.source),
        "year": str(table.year),
        **_answer(table, programme, wanted, place),
    }
    return render(request, "reporting/market.html", context, status=422 if form.errors else 200)


def _answer(table: MarketTable, programme: Programme, trade: str, place: str) -> dict[str, object]:
    """The country is what every place is compared with: of itself it says nothing, its map shows where to look."""
    if not trade:
        return _of_all(table, programme, place)
    drawn = map_of(table, programme, place, trade)
    if table.place(place).level == "country":
        return {**drawn, "is_country": True}
    return {**drawn, **_of_trade(table, programme, trade, place)}


def _isolated(text: str) -> str:
    """Latin words inside an Arabic sentence keep their own direction."""
    return f"\u2068{text}\u2069"


def _status(verdict: Verdict) -> Status:
    return Status(verdict_word(verdict), TONES[verdict])


def _of_trade(table: MarketTable, programme: Programme, code: str, place: str) -> dict[str, object]:
    """One trade: two sentences, three figures, the comparison signal by signal, the map of the places inside."""
    found = assess(table, programme, code, place, asked_in=today().year)
    source = _isolated(table.source)
    said = [
        one.translate(gettext).replace(table.source, source)
        for one in trade_sentences(found, table, language())
    ]
    return {
        "sentences": said,
        "verdict": _status(found.verdict),
        "cards": [
            Card(_("Demand"), _against_elsewhere(found.demand), _scale(found.demand)),
            Card(_("Saturation"), _against_elsewhere(found.saturation), _scale(found.saturation)),
            Card(_("Confidence"), confidence_word(found.confidence).translate(gettext), _scale(found.confidence)),
        ],
        "signals": _signals(found),
        "programme": programme_sentence(found).translate(gettext),
    }  # fmt: skip


def _against_elsewhere(value: float | None) -> str:
    if value is None:
        return _("not known")
    if abs(value - 0.5) <= AS_ELSEWHERE:
        return _("as elsewhere")
    return _("more than elsewhere") if value > 0.5 else _("less than elsewhere")


def _scale(value: float | None) -> str:
    figure = "–" if value is None else number_format(value, 2)
    return _("%(figure)s on a scale from 0 to 1") % {"figure": figure}


def _signals(found: Assessment) -> Table:
    sides = {"demand": _("asks for it"), "saturation": _("is there already")}
    rows: list[list[object]] = []
    for signal in found.signals:
        cells = [_figure(signal, name) for name in ("here", "province", "country")]
        rows.append([_signal_title(signal, found), *cells, sides[signal.side]])
    columns = [Column(_("What is compared")), Column(_("Here"), "num"), Column(_("Province"), "num"),
               Column(_("Country"), "num"), Column(_("What it tells of"))]  # fmt: skip
    return Table(_("The comparison"), columns, rows, caption_hidden=True)


def _signal_title(signal: Signal, found: Assessment) -> str:
    title = SIGNAL_TITLES.get(signal.kind) or INDICATOR_TITLES[found.sector.indicator or ""]
    text = title.translate(gettext)
    return text[:1].upper() + text[1:]


def _figure(signal: Signal, name: str) -> str:
    value: float | None = getattr(signal.compared, name)
    times = 100 if signal.kind in SHARES else 1
    return shown(None if value is None else times * value, language())


def _of_all(table: MarketTable, programme: Programme, place: str) -> dict[str, object]:
    """All usual trades: what is wanted and what is crowded, the clearest first."""
    found = survey(table, programme, place, asked_in=today().year)
    rows: list[list[object]] = [
        [
            Link(trade_named(one.trade).title(language()), place_url(place, one.trade)),
            _status(one.verdict),
            confidence_word(one.confidence).translate(gettext),
        ]
        for one in found.assessments
    ]
    columns = [Column(_("Trade")), Column(_("Here")), Column(_("Confidence"))]
    return {
        "sentences": []
        if table.place(place).level == "country"
        else [one.translate(gettext) for one in survey_sentences(found, table, language())],
        "is_country": table.place(place).level == "country",
        "trades": Table(_("Usual trades, the most wanted first"), columns, rows, stacks=False),
        "inside": [
            Link(one.name(language()), place_url(one.code, ""))
            for one in table.places.values()
            if one.parent == place
        ],
    }
