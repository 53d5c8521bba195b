"""The pages of the market: real figures, two sentences, a map of tiles; what the programme itself has seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.editions.models import Award, TerritoryArea
from fursa.lifeproject.models import LifeProject
from fursa.network.models import Partner
from fursa.pathways.models import Opening
from fursa.reporting.queries.market import find_assessment, get_market
from fursa.rules.market.tiles import in_lines, lay_out
from fursa.territory.models import Area
from fursa.territory.queries import get_market_table
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def client(adviser: User, settings: object) -> Client:
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]
    signed_in = Client()
    signed_in.force_login(adviser)
    return signed_in


def test_the_country_shows_its_regions_where_they_lie(client: Client) -> None:
    page = client.get(reverse("reporting:market"), {"trade": "7531"})

    tiles = page.context["tiles"]
    text = page.content.decode()
    by_label = {tile.label.split(":")[0]: tile for tile in tiles}
    assert len(tiles) == 12
    assert by_label["طنجة-تطوان-الحسيمة"].y < by_label["سوس-ماسة"].y < by_label["الداخلة-وادي الذهب"].y
    assert by_label["الشرق"].x > by_label["الدار البيضاء-سطات"].x
    assert "HCP" in text
    assert all(tile.word in text for tile in tiles)


def test_every_figure_of_a_trade_stands_beside_the_province_and_the_country(client: Client) -> None:
    table = get_market_table()
    commune = next(code for code, one in table.places.items() if one.level == "commune")

    page = client.get(reverse("reporting:market-place", args=[commune]), {"trade": "7531"})

    rows = page.context["signals"].rows
    assert rows
    assert all(len(row) == 5 and row[3] != "–" for row in rows)
    assert len(page.context["cards"]) == 3


def test_without_a_trade_all_usual_trades_are_weighed_and_link_to_their_own_page(client: Client) -> None:
    page = client.get(reverse("reporting:market-place", args=["04"]))

    rows = page.context["trades"].rows
    assert len(rows) > 60
    assert "?trade=" in rows[0][0].url
    assert len(page.context["sentences"]) == 2


def test_a_place_that_is_typed_leads_to_its_page_and_nonsense_is_said(client: Client) -> None:
    found = client.get(reverse("reporting:market"), {"trade": "7531", "place": "سوس-ماسة – 09"})
    wrong = client.get(reverse("reporting:market"), {"trade": "لا شيء", "place": ""})

    assert found.headers["Location"] == reverse("reporting:market-place", args=["09"]) + "?trade=7531"
    assert wrong.status_code == 422
    assert 'class="problems"' in wrong.content.decode()
    assert client.get(reverse("reporting:market-place", args=["no.where"])).status_code == 404


def handed_over(place: Area | None = None) -> None:
    award = make.ready_award(make.application(make.edition()))
    with scope(make.system()):
        TerritoryArea.objects.create(territory=award.territory, area_code="09")
        Award.objects.filter(pk=award.pk).update(state="handed_over")
        if place is not None:
            LifeProject.objects.filter(person=award.application.person).update(place=place)


def test_what_the_programme_has_started_is_counted_for_everybody_without_a_name(adviser: User) -> None:
    handed_over()
    with scope(adviser):
        assert not Award.objects.exists()  # a stranger to these people

        _table, programme = get_market(adviser, today=today())

    assert programme.counted("7531", "09").running == 1
    assert programme.counted("7531", "MA").running == 1
    assert programme.counted("7531", "04").running == 0


def test_a_micro_project_counts_where_the_life_project_says(adviser: User) -> None:
    handed_over(Area.objects.create(code="04", level="region", name_ar="الرباط"))

    with scope(adviser):
        _table, programme = get_market(adviser, today=today())

    assert (programme.counted("7531", "04").running, programme.counted("7531", "09").running) == (1, 0)


def test_places_that_partners_offer_count_while_they_may_be_joined(adviser: User) -> None:
    place = Area.objects.create(code="04", level="region", name_ar="الرباط")
    partner = Partner.objects.create(
        code="p", unit=make.unit("partner"), name_ar="شريك", kind="citizen_enterprise"
    )
    for places, more in (
        (4, {}), (3, {"closes_on": today()}), (50, {"closes_on": today() - timedelta(days=1)}),
        (60, {"state": "closed"}), (70, {"place": None}),
    ):  # fmt: skip
        fields: dict[str, Any] = {"place": place, **more}
        Opening.objects.create(
            partner=partner, kind="employment", trade_isco="7531", title="خياطة", places=places,
            recorded_by=make.system(), **fields,
        )  # fmt: skip

    with scope(adviser):
        _table, programme = get_market(adviser, today=today())

    assert programme.counted("7531", "04").openings == 7
    assert programme.counted("7531", "MA").openings == 7


def test_a_place_the_figures_do_not_know_has_no_answer(adviser: User) -> None:
    with scope(adviser):
        assert find_assessment(adviser, "7531", "nowhere", today=today()) is None
        assert find_assessment(adviser, "75", "09", today=today()) is None


def test_places_without_a_known_map_stand_in_rows_and_names_break_at_spaces() -> None:
    tiles = lay_out([str(number) for number in range(6)])

    assert [(tile.column, tile.row) for tile in tiles[3:]] == [(3, 0), (0, 1), (1, 1)]
    assert in_lines("طنجة-تطوان-الحسيمة") == ["طنجة-تطوان-", "الحسيمة"]
    assert in_lines("a") == ["a"]
