"""Reads `edition.toml`: everything wrong with it at once, each fault with its key and line."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from fursa.exchange.choices import Choice as Value
from fursa.exchange.choices import Choices
from fursa.exchange.edition import (
    Dates,
    Edition,
    Names,
    PublishedCentres,
    PublishedEdition,
    PublishedLearning,
    PublishedYear,
)
from fursa.exchange.problems import Problem
from fursa.exchange.toml import parts
from fursa.exchange.toml.checks import check_edition
from fursa.exchange.toml.keys import FILE, Faults, Keys
from fursa.exchange.toml.lines import key_lines
from fursa.exchange.toml.rules import rules
from fursa.rules.messages import N_, Message
from fursa.rules.system_errors import system_reason

AIM = Choices(
    N_("value | merit"),
    Value("value", "أعلى مجموع للنقط", "total des notes le plus élevé"),
    Value("merit", "حسب الاستحقاق", "ordre de mérite"),
)
_LARGEST = 2 * 1024 * 1024
_NO_NAME = Names("")
_COUNT = 10_000_000


def read_edition(folder: Path) -> tuple[Edition | None, list[Problem]]:
    """The edition as far as it can be read, None where nothing can; and all that is wrong with it.

    With problems, what is returned serves only to check the sheets against: it must not be imported.
    """
    path = folder / FILE
    try:
        if path.stat().st_size > _LARGEST:
            return None, [_whole_file(N_("This file is too large to be read."))]
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text, parse_float=Decimal)
    except FileNotFoundError:
        return None, [_whole_file(N_("The folder has no edition.toml."))]
    except OSError as error:
        return None, [_whole_file(N_("This file cannot be opened: %(reason)s."), reason=system_reason(error))]
    except UnicodeDecodeError:
        return None, [_whole_file(N_("This file is not UTF-8."))]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, [_whole_file(N_("This file is not correct TOML: %(reason)s."), reason=_where(error))]
    faults = Faults(key_lines(text))
    edition = _edition(Keys(table, "", faults))
    check_edition(edition, faults)
    return edition, faults.problems


def _where(error: Exception) -> Message:
    """Where the reader stopped; its own words are English wherever it runs."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found:
        return Message(N_("look at line %(line)s, column %(column)s"), {"line": found[1], "column": found[2]})
    if isinstance(error, RecursionError):
        return Message(N_("brackets are nested too deep"))
    return Message(N_("something is not closed at its end"))


def _whole_file(msgid: str, **params: object) -> Problem:
    right = Message(N_("An edition.toml such as “fursa edition template” writes."))
    return Problem(FILE, None, "", "", Message(msgid, params), right)


def _edition(keys: Keys) -> Edition:
    territories = parts.parts(keys, "territories", parts.territory)
    code = keys.slug("code", required=True)
    issuer = keys.table_at("issuer")
    implementer = keys.names("implementer", required=True) or _NO_NAME
    edition = Edition(
        code=code,
        source=keys.slug("source") or code,
        sample=keys.flag("sample"),
        name=keys.names("name", required=True) or _NO_NAME,
        aliases=_aliases(keys),
        dates=_dates(keys),
        places=keys.whole("places", 0, 1, _COUNT, required=True),
        budget_centimes=keys.amount("budget_mad", 0, required=True),
        pass_mark=keys.mark("pass_mark", Decimal(0), required=True),
        aim=keys.choice("aim", AIM, "value", required=True),  # type: ignore[arg-type]  # codes are Aim's
        quorum=keys.whole("quorum", 0, 1, 1000, required=True),
        reconsideration_days=keys.whole("reconsideration_days", 0, 1, 365, required=True),
        implementer=implementer,
        issuer=_issuer_name(keys, issuer),
        issuer_web=issuer.text("web") if issuer else "",
        territories=territories,
        criteria=parts.parts(keys, "criteria", parts.criterion),
        committee=parts.parts(keys, "committee", parts.member),
        signatories=parts.parts(keys, "signatories", parts.signatory),
        kits=parts.parts(keys, "kits", parts.kit),
        cofunders=parts.parts(keys, "cofunders", parts.cofunder),
        rules=rules(keys, territories),
        **_published(keys),
    )
    keys.done()
    return edition


def _issuer_name(keys: Keys, issuer: Keys | None) -> Names:
    """[issuer] ar, fr, en and web: what a person carries bears this name."""
    if issuer is None:
        keys.fault("issuer", Message(N_("This key is missing.")), Message(N_("[%(key)s]"), {"key": "issuer"}))
        return _NO_NAME
    names = Names(issuer.text("ar", required=True), issuer.text("fr"), issuer.text("en"))
    issuer.asked.add("web")
    issuer.done()
    return names


def _aliases(keys: Keys) -> tuple[Names, ...]:
    """`aliases`: other names of the edition, each a table of languages or a text in any of them."""
    keys.asked.add("aliases")
    raw = keys.table.get("aliases", [])
    wrapped = Keys(
        {str(i): item for i, item in enumerate(raw, 1)} if isinstance(raw, list) else {"1": raw},
        keys.at("aliases"),
        keys.faults,
    )
    return tuple(names for key in wrapped.table if (names := wrapped.names(key)))


def _dates(keys: Keys) -> Dates:
    dates = keys.table_at("dates")
    if dates is None:
        return Dates()
    found = Dates(
        applications_from=dates.day("applications_from"),
        applications_until=dates.day("applications_until"),
        committee_on=dates.day("committee_on"),
        launched_on=dates.day("launched_on"),
        ended_on=dates.day("ended_on"),
        hijri_month=dates.names("hijri_month"),
    )
    dates.done()
    return found


def _published(keys: Keys) -> dict[str, Any]:
    published = keys.table_at("published") or Keys({}, "published", keys.faults)
    years = []
    for year in published.tables_at("years"):
        learning = year.table_at("learning")
        years.append(
            PublishedYear(
                year=year.whole("year", 0, 2000, 2100, required=True),
                employed_in_citizen_enterprises=year.whole(
                    "employed_in_citizen_enterprises", None, 0, _COUNT
                ),
                micro_projects=year.whole("micro_projects", None, 0, _COUNT),
                learning=_learning(learning) if learning else None,
            )
        )
        year.done()
    announced, centres = published.table_at("edition"), published.table_at("centres")
    found = {
        "published_years": tuple(years),
        "published_edition": _announced(announced) if announced else None,
        "published_centres": _centres(centres) if centres else None,
    }
    published.done()
    return found


def _learning(keys: Keys) -> PublishedLearning:
    found = PublishedLearning(
        *(keys.whole(key, 0, 0, _COUNT, required=True) for key in ("total", "women", "juveniles"))
    )
    keys.done()
    return found


def _announced(keys: Keys) -> PublishedEdition:
    found = PublishedEdition(
        beneficiaries=keys.whole("beneficiaries", None, 0, _COUNT),
        territories=keys.whole("territories", None, 0, _COUNT),
        cost_more_than_centimes=keys.amount("cost_more_than_mad", None),
    )
    keys.done()
    return found


def _centres(keys: Keys) -> PublishedCentres:
    found = PublishedCentres(
        *(keys.whole(key, 0, 0, 1000, required=True) for key in ("open", "under_construction"))
    )
    keys.done()
    return found
