"""The reader's language: kept with the account, changed without leaving the page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
URL = reverse("set_language")


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make.user(role="auditor", username="amina"))
    return client


def language_of(client: Client, path: str = "/people/") -> str:
    return str(client.get(path).headers["Content-Language"])


def test_arabic_comes_first_whatever_the_browser_wishes(client: Client) -> None:
    assert client.get("/people/", headers={"Accept-Language": "fr"}).headers["Content-Language"] == "ar"


def test_changing_the_language_stays_on_the_page_with_its_search(client: Client) -> None:
    here = "/people/?q=%D9%8A%D9%88%D8%B3%D9%81&page=2"

    response = client.post(URL, {"language": "fr", "next": here})

    assert (response.status_code, response.headers["Location"]) == (302, here)
    assert language_of(client) == "fr"


def test_the_language_follows_the_account_to_another_device(client: Client) -> None:
    client.post(URL, {"language": "en", "next": "/"})
    elsewhere = Client()
    elsewhere.force_login(make.User.objects.get(username="amina"))

    assert language_of(elsewhere) == "en"


def test_before_signing_in_it_is_kept_on_the_device() -> None:
    client = Client()
    client.post(URL, {"language": "fr", "next": "/accounts/login/"})

    assert language_of(client, "/accounts/login/") == "fr"


@pytest.mark.parametrize("language", ["de", "", "ar; DROP"])
def test_a_language_there_is_not_changes_nothing(client: Client, language: str) -> None:
    client.post(URL, {"language": language, "next": "/"})

    assert language_of(client) == "ar"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_changing_the_language_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    assert client.post(URL, {"language": "fr", "next": elsewhere}).headers["Location"] == "/"


def test_a_public_page_speaks_the_language_of_its_address(client: Client) -> None:
    assert language_of(client, "/fr/") == "fr"
    assert language_of(client, "/ar/") == "ar"


def test_the_page_says_its_language_and_its_direction(client: Client) -> None:
    assert '<html lang="ar" dir="rtl">' in client.get("/people/").content.decode()
    client.post(URL, {"language": "fr", "next": "/"})
    assert '<html lang="fr" dir="ltr">' in client.get("/people/").content.decode()
