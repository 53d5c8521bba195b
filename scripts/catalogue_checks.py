"""What is wrong with a translation: empty, fuzzy, with other placeholders, or not the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from babel.messages import Message
from sentences import Sentence

# How many forms a plural has, and which stand for one exact number, so that it need not be written out.
PLURAL_COUNT = {"ar": 6, "fr": 2}
EXACT_FORMS = {"ar": {0, 1, 2}, "fr": {0}}

_PLACEHOLDER = re.compile(
    r"%\(\w+\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]"  # %(name)s
    r"|%[a-zA-Z]"  # %s
    r"|\{\w*(?:![rsa])?(?::[^{}]*)?\}"  # {name}
)


def placeholders(text: str) -> list[str]:
    """The placeholders of a sentence: named ones once, positional ones as often as they stand."""
    found = _PLACEHOLDER.findall(text.replace("%%", ""))
    named = {item for item in found if item.startswith(("%(", "{"))}
    return sorted(named) + sorted(item for item in found if item not in named)


def problems_of(message: Message, sentence: Sentence, language: str) -> list[str]:
    """What is wrong with one entry of a catalogue, in words."""
    if message.fuzzy:
        return ["fuzzy"]
    if not sentence.plural:
        if not isinstance(message.string, str):
            return ["has plural forms, but the sentence has none"]
        return _problems_of_text(message.string, [placeholders(sentence.msgid)])
    forms = message.string
    if isinstance(message.id, str) or message.id[1] != sentence.plural:
        return [f"the plural is now {sentence.plural!r}: run update"]
    if not isinstance(forms, tuple | list) or len(forms) != PLURAL_COUNT[language]:
        return [f"needs {PLURAL_COUNT[language]} plural forms"]
    problems = []
    for index, form in enumerate(forms):
        allowed = [placeholders(sentence.plural)]
        if index in EXACT_FORMS[language]:
            allowed += _without_the_count(sentence)
        problems += [f"form {index}: {problem}" for problem in _problems_of_text(form, allowed)]
    return problems


def _without_the_count(sentence: Sentence) -> list[list[str]]:
    """What a form for one exact number may hold: the singular's, or all but one of the plural's."""
    plural = placeholders(sentence.plural)
    return [
        placeholders(sentence.msgid),
        *[plural[:index] + plural[index + 1 :] for index in range(len(plural))],
    ]


def _problems_of_text(text: str, allowed: list[list[str]]) -> list[str]:
    if not text.strip():
        return ["not translated"]
    if placeholders(text) not in allowed:
        wanted = ", ".join(allowed[0]) or "none"
        return [f"placeholders are {', '.join(placeholders(text)) or 'none'}, wanted: {wanted}"]
    return []


def conflicts(translations: Mapping[tuple[str, str, str], Mapping[str, Path]], root: Path) -> list[str]:
    """Sentences that two packages translate differently: Django would show one of them in both places."""
    return [
        f"{shown(msgid, context)} is translated differently in "
        + " and ".join(sorted(str(path.relative_to(root)) for path in different.values()))
        for (_, msgid, context), different in translations.items()
        if len(different) > 1
    ]


def shown(msgid: str, context: str) -> str:
    """A msgid as problems name it."""
    return f"{msgid!r} ({context})" if context else repr(msgid)
