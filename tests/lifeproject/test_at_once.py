"""Two advisers at the same moment: one version is signed; one of two who write the same page is told."""

from __future__ import annotations

import pytest

from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.lifeproject.actions import save_theme
from fursa.lifeproject.models import Draft, LifeProject
from fursa.lifeproject.queries import digest_of
from fursa.territory.models import Area
from tests import make
from tests.handover.test_at_once import at_once
from tests.lifeproject.plans import GOAL, WHOLE, draft_of, sign, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_five_who_sign_at_once_make_one_version() -> None:
    Area.objects.create(code="01.", level="region", name_ar="جهة تجريبية")
    adviser = make.user(role="centre_adviser", of=make.unit())
    person = make.person(seen_by=adviser.roles.get().unit)
    write(adviser, person, **WHOLE)
    kept = draft_of(adviser, person)
    assert kept is not None
    seen = digest_of(kept.content)

    answers = at_once(5, lambda: sign(adviser, person, seen=seen))

    assert sum(isinstance(answer, LifeProject) for answer in answers) == 1
    with scope(adviser):
        assert LifeProject.objects.filter(person=person).count() == 1


def test_four_who_begin_the_same_page_at_once_keep_one_and_tell_the_others() -> None:
    adviser = make.user(role="centre_adviser", of=make.unit())
    person = make.person(seen_by=adviser.roles.get().unit)
    titles = iter(["ا", "ب", "ج", "د"])

    def begin() -> object:
        content = {**GOAL, "trade": "", "place": "", "title": next(titles)}
        with scope(adviser):
            return save_theme(
                actor=adviser, person_uuid=person.uuid, theme="goal", content=content, seen=digest_of({}),
                today=today(),
            )  # fmt: skip

    answers = at_once(4, begin)

    assert sum(isinstance(answer, Draft) for answer in answers) == 1
    with scope(adviser):
        assert Draft.objects.filter(person=person).count() == 1
