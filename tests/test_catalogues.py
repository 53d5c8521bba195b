"""The catalogue script: what it finds, what it writes, what it refuses."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import catalogues
import pytest
from sentences import NotLiteralError, Sentence, of_python, of_template

from fursa.core.catalogues import catalogue_folders, catalogue_path, compile_catalogues

SOURCE = """
from django.utils.translation import gettext_lazy as _, ngettext
title = _("Edition")
def count(n):
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": n}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    room = tmp_path / "fursa" / "editions"
    (room / "locale").mkdir(parents=True)
    (room / "views.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path / "fursa"


def run(command: str, root: Path, *packages: str) -> int:
    return catalogues.main([command, *packages, "--root", str(root)])


def translate(root: Path, room: str = "editions", **by_language: dict[str, str]) -> None:
    """Fill the catalogues: `{msgid: msgstr}`; plural forms are given as one text with `|` between them."""
    for language, texts in by_language.items():
        path = catalogue_path(root / room / "locale", language)
        catalogue = path.read_text(encoding="utf-8")
        for msgid, text in texts.items():
            if "|" in text:
                for index, form in enumerate(text.split("|")):
                    catalogue = catalogue.replace(f'msgstr[{index}] ""', f'msgstr[{index}] "{form}"')
            else:
                catalogue = catalogue.replace(
                    f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"'
                )
        path.write_text(catalogue, encoding="utf-8")


ARABIC = {
    "Edition": "دورة",
    "%(n)s person": "لا أحد|شخص واحد|شخصان|%(n)s أشخاص|%(n)s شخصا|%(n)s شخص",
}
FRENCH = {"Edition": "Édition", "%(n)s person": "%(n)s personne|%(n)s personnes"}


@pytest.fixture
def complete(root: Path) -> Path:
    assert run("update", root) == 0
    translate(root, ar=ARABIC, fr=FRENCH)
    return root


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('_("a" "b")', Sentence("ab")),
        ('N_("a")', Sentence("a")),
        ('translation.pgettext("verb", "Open")', Sentence("Open", context="verb")),
        ('ngettext_lazy("a day", "%(n)s days", "n")', Sentence("a day", plural="%(n)s days")),
        ('npgettext("c", "a", "b", 3)', Sentence("a", context="c", plural="b")),
        ("from django.utils.translation import gettext as tr\ntr('x')", Sentence("x")),
        ("from fursa.rules.messages import Message\nMessage('No such day.', {})", Sentence("No such day.")),
    ],
)
def test_python_sentences_are_found_whatever_marks_them(source: str, sentence: Sentence) -> None:
    assert list(of_python(source)) == [sentence]


@pytest.mark.parametrize("source", ["gettext(name)", "Message('not ours')", 'print("x")'])
def test_what_is_not_marked_is_not_a_sentence(source: str) -> None:
    assert list(of_python(source)) == []


@pytest.mark.parametrize("source", ["_(f'{n} days')", "_('a' + name)"])
def test_a_sentence_put_together_at_run_time_is_refused(source: str) -> None:
    with pytest.raises(NotLiteralError):
        list(of_python(source))


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ('{% translate "My work" %}', Sentence("My work")),
        ("{% trans 'It\"s' as x %}", Sentence('It"s')),
        ('{% translate "Open" context "verb" %}', Sentence("Open", context="verb")),
        ('{{ x|default:_("none") }}', Sentence("none")),
        ('{% if x == _("yes") %}{% endif %}', Sentence("yes")),
        ('{{ _("100% sure") }}', Sentence("100%% sure")),
        ("{% blocktranslate trimmed %}\n  a\n  {{ b }}\n{% endblocktranslate %}", Sentence("a %(b)s")),
        (
            '{% blocktranslate count n=x context "c" %}one{% plural %}{{ n }} of them{% endblocktranslate %}',
            Sentence("one", context="c", plural="%(n)s of them"),
        ),
    ],
)
def test_template_sentences_are_found(template: str, sentence: Sentence) -> None:
    assert list(of_template(f"<p title='_(no)'>{template}</p>")) == [sentence]


def test_updating_twice_changes_nothing(complete: Path) -> None:
    path = catalogue_path(complete / "editions" / "locale", "ar")
    before = path.read_bytes()
    assert run("update", complete) == 0
    assert path.read_bytes() == before


def test_an_update_adds_drops_and_keeps(complete: Path) -> None:
    view = complete / "editions" / "views.py"
    view.write_text(SOURCE.replace('"Edition"', '"Round"'), encoding="utf-8")
    run("update", complete)
    text = catalogue_path(complete / "editions" / "locale", "ar").read_text(encoding="utf-8")
    assert 'msgid "Round"\nmsgstr ""' in text
    assert "Edition" not in text
    assert 'msgstr[2] "شخصان"' in text
    assert not any(word in text for word in ("Date", "views.py"))


def test_a_sentence_belongs_to_the_nearest_locale_folder(root: Path) -> None:
    inner = root / "rules" / "allocation"
    (inner / "locale").mkdir(parents=True)
    (inner / "explain.py").write_text('N_("Passed over.")', encoding="utf-8")
    (root / "rules" / "money.py").write_text('N_("No amount.")', encoding="utf-8")
    run("update", root)
    assert catalogue_folders(root) == [
        root / "editions" / "locale",
        inner / "locale",
        root / "rules" / "locale",
    ]
    assert "Passed over." in catalogue_path(inner / "locale", "fr").read_text(encoding="utf-8")
    assert "Passed over." not in catalogue_path(root / "rules" / "locale", "fr").read_text(encoding="utf-8")


def test_an_update_of_one_package_leaves_the_others_alone(root: Path) -> None:
    (root / "rules").mkdir()
    (root / "rules" / "money.py").write_text('N_("No amount.")', encoding="utf-8")
    run("update", root, "rules")
    assert catalogue_folders(root) == [root / "rules" / "locale"]


def test_complete_catalogues_pass_the_check(complete: Path) -> None:
    assert run("check", complete) == 0


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("دورة", "", "not translated"),
        ('msgid "Edition"', '#, fuzzy\nmsgid "Edition"', "fuzzy"),
        ("%(n)s أشخاص", "أشخاص", "form 3: placeholders are none, wanted: %(n)s"),
        ("%(n)s شخصا", "%(n) شخصا", "form 4: placeholders"),
        ('msgstr[5] "%(n)s شخص"\n', "", "form 5: not translated"),
        ("nplurals=6", "nplurals=5", "Plural-Forms"),
        ('msgid "Edition"', 'msgid "Round"', "missing: 'Edition'"),
        ('msgid "Edition"', 'msgid "Round"', "no longer used: 'Round'"),
        ('msgid_plural "%(n)s people"', 'msgid_plural "%(n)s persons"', "the plural is now '%(n)s people'"),
    ],
)
def test_the_check_names_what_is_wrong(
    complete: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, complaint: str
) -> None:
    path = catalogue_path(complete / "editions" / "locale", "ar")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert run("check", complete) == 1
    assert complaint in capsys.readouterr().err


def test_two_packages_must_translate_a_sentence_alike(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (complete / "ledger").mkdir()
    (complete / "ledger" / "views.py").write_text('_("Edition")', encoding="utf-8")
    run("update", complete)
    translate(complete, "ledger", ar={"Edition": "طبعة"}, fr={"Edition": "Édition"})
    assert run("check", complete) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1
    assert "'Edition' is translated differently" in errors[0]


def test_compiled_catalogues_speak_arabic_plurals(complete: Path) -> None:
    compile_catalogues(complete)
    mo = catalogue_path(complete / "editions" / "locale", "ar").with_suffix(".mo")
    with mo.open("rb") as file:
        speak = gettext.GNUTranslations(file)
    forms = [speak.ngettext("%(n)s person", "%(n)s people", n) for n in (0, 1, 2, 3, 11, 100)]
    assert forms == ARABIC["%(n)s person"].split("|")


def test_only_stale_catalogues_are_compiled(complete: Path) -> None:
    assert len(compile_catalogues(complete)) == 2
    assert compile_catalogues(complete) == []
    path = catalogue_path(complete / "editions" / "locale", "ar")
    os.utime(path, (0, 0))  # an older file may still be another one
    assert compile_catalogues(complete) == [path.with_suffix(".mo")]
