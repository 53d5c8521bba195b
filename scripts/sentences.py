"""Finds the sentences that people read: in Python by its syntax tree, in templates by Django's own lexer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}


@dataclass(frozen=True, order=True)
class Sentence:
    """A msgid with its context and, where it counts something, its plural."""

    msgid: str
    context: str = ""
    plural: str = ""


@dataclass(frozen=True)
class Signature:
    """Which arguments of a marking function are the msgid, its plural and its context."""

    msgid: int
    plural: int | None = None
    context: int | None = None


SIGNATURES = {
    **dict.fromkeys(("_", "N_", "gettext", "gettext_lazy", "gettext_noop"), Signature(0)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), Signature(0, plural=1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), Signature(1, context=0)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), Signature(1, plural=2, context=0)),
}
# A Message built from a bare literal is a sentence too, whether or not its author remembered N_.
IMPORTED_SIGNATURES = {**SIGNATURES, "Message": Signature(0)}
MARKING_MODULES = ("django.utils.translation", "fursa.rules.messages", "gettext")


class NotLiteralError(ValueError):
    """A marked sentence that is put together at run time: no catalogue can hold it."""


def sentences_of(path: Path) -> set[Sentence]:
    """The sentences of one Python file or template. Raises NotLiteralError and SyntaxError with the place."""
    text = path.read_text(encoding="utf-8")
    found = of_python(text, str(path)) if path.suffix == ".py" else of_template(text, str(path))
    return set(found)


def of_python(text: str, origin: str = "") -> Iterator[Sentence]:
    """The sentences marked in a Python source, whatever the marking function was imported as."""
    tree = ast.parse(text, origin)
    signatures = dict(SIGNATURES)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in MARKING_MODULES:
            for imported in node.names:
                if imported.name in IMPORTED_SIGNATURES:
                    signatures[imported.asname or imported.name] = IMPORTED_SIGNATURES[imported.name]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            signature = signatures.get(name)
            if signature and (sentence := _of_call(node, signature, origin)):
                yield sentence


def _of_call(call: ast.Call, signature: Signature, origin: str) -> Sentence | None:
    def literal(index: int | None) -> str | None:
        if index is None or index >= len(call.args):
            return None
        argument = call.args[index]
        if isinstance(argument, ast.JoinedStr | ast.BinOp):
            raise NotLiteralError(f"{origin}:{call.lineno}: a sentence must be one literal")
        is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        return str(argument.value) if is_text and isinstance(argument, ast.Constant) else None

    msgid = literal(signature.msgid)
    if not msgid:  # a variable: marked where it is written
        return None
    return Sentence(msgid, literal(signature.context) or "", literal(signature.plural) or "")


_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)\s*(?:,\s*count\s*)?\)")


def of_template(text: str, origin: str = "") -> Iterator[Sentence]:
    """The sentences of a Django template: translate, blocktranslate and `_("…")` in tags and filters.

    Django turns the template into gettext calls with everything else blanked out; what remains is read here.
    """
    for name, arguments in _CALL.findall(templatize(text, origin)):
        texts = [ast.literal_eval(literal) for literal in re.findall(_STRING, arguments)]
        if name == "_":  # Django doubles the percent signs of a constant before it looks it up
            texts = [text.replace("%", "%%") for text in texts]
        signature = SIGNATURES[name]
        yield Sentence(
            texts[signature.msgid],
            texts[signature.context] if signature.context is not None else "",
            texts[signature.plural] if signature.plural is not None else "",
        )


def source_files(root: Path) -> Iterator[Path]:
    """Python files and templates under `root`, without migrations and what others wrote."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if not {"migrations", "vendor", "__pycache__"}.isdisjoint(parts):
            continue
        if path.suffix == ".py" or (path.suffix in TEMPLATE_SUFFIXES and "templates" in parts):
            yield path
