"""The door: who signs in, with what, and who does not."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db
PASSWORD = "كلمة سر طويلة جدا"
LOGIN = reverse("account_login")
PERIOD = 30


@pytest.fixture(autouse=True)
def _no_limits_from_before() -> None:
    cache.clear()


def sign_in(user: User, password: str = PASSWORD, **more: str) -> tuple[Client, Any]:
    client = Client()
    return client, client.post(LOGIN, {"login": user.username, "password": password, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD)))


def test_a_member_of_staff_signs_in_to_their_work() -> None:
    client, response = sign_in(make.user(role="auditor", password=PASSWORD))

    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_the_page_that_was_asked_for_is_where_one_lands() -> None:
    _client, response = sign_in(make.user(role="auditor", password=PASSWORD), next="/people/")

    assert response.headers["Location"] == "/people/"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example"])
def test_nobody_is_led_elsewhere_after_signing_in(elsewhere: str) -> None:
    _client, response = sign_in(make.user(role="auditor", password=PASSWORD), next=elsewhere)

    assert response.headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_are_refused_alike() -> None:
    known, _ = make.user(username="amina", password=PASSWORD), None

    wrong, unknown = sign_in(known, "something else 1")[1], sign_in(User(username="nobody"), PASSWORD)[1]

    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_the_system_never_signs_in_even_with_a_password() -> None:
    system = make.system()
    system.set_password(PASSWORD)
    system.save()

    assert not is_in(sign_in(system)[0])


def test_a_closed_account_opens_nothing() -> None:
    assert not is_in(sign_in(make.user(role="auditor", password=PASSWORD, is_active=False))[0])


def test_an_account_of_the_demo_opens_nothing_outside_it(settings: Any) -> None:
    user = make.user(role="auditor", password=PASSWORD, is_demo=True)

    client, response = sign_in(user)
    assert not is_in(client)
    assert response.context["form"].errors

    settings.FURSA_DEMO = True
    client, _response = sign_in(user)
    assert client.get("/").status_code == 200


def test_a_session_of_the_demo_ends_with_it(settings: Any) -> None:
    settings.FURSA_DEMO = True
    client, _response = sign_in(make.user(role="auditor", password=PASSWORD, is_demo=True))

    settings.FURSA_DEMO = False

    assert client.get("/").headers["Location"] == LOGIN
    assert not is_in(client)


def test_nobody_makes_an_account_for_themselves() -> None:
    url, form = reverse("account_signup"), {"username": "x", "password1": PASSWORD, "password2": PASSWORD}
    before = User.objects.count()

    assert "<form method" not in Client().get(url).content.decode().split("<main")[1]
    Client().post(url, form)

    assert User.objects.count() == before


def test_who_approves_sets_up_a_code_before_anything_opens() -> None:
    client, _response = sign_in(make.user(role="director", password=PASSWORD))

    for path in ("/", "/people/", "/reports/"):
        assert client.get(path).headers["Location"] == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code in {200, 302}


def test_in_the_demo_no_code_is_asked_for(settings: Any) -> None:
    settings.FURSA_DEMO = True
    client, _response = sign_in(make.user(role="director", password=PASSWORD))

    assert client.get("/").status_code == 200


def test_with_a_code_set_up_the_password_alone_does_not_open() -> None:
    user, secret = make.user(role="director", password=PASSWORD), generate_totp_secret()
    TOTP.activate(user, secret)

    client, response = sign_in(user)
    assert response.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000" if code_of(secret) != "000000" else "111111"})
    assert not is_in(client)

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/").status_code == 200


def test_ten_wrong_passwords_close_the_door_for_a_while() -> None:
    user = make.user(username="amina", role="auditor", password=PASSWORD)
    for _ in range(10):
        sign_in(user, "wrong password 12")

    client, _response = sign_in(user)

    assert not is_in(client)


def test_a_new_password_follows_the_rules() -> None:
    client, _response = sign_in(make.user(role="auditor", password=PASSWORD))

    def change(new: str) -> Any:
        return client.post(
            reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
        )

    assert change("قصيرة").context["form"].errors
    assert change("password1234").context["form"].errors
    assert change("عبارة أخرى أطول من ذلك").status_code == 302


def test_signing_out_takes_a_button_not_a_link() -> None:
    client, _response = sign_in(make.user(role="auditor", password=PASSWORD))

    client.get(reverse("account_logout"))
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)
