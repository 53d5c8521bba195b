"""What a submission says: read without ever following what it points to.

Source: https://docs.getodk.org/openrosa-form-submission/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext_lazy as _

from fursa.core.errors import InvalidError

MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Answers:
    """The form and version a submission was made with, its instance, and every answer by its question's name."""

    form_id: str
    version: str
    instance_id: str
    values: dict[str, list[str]]
    # What stands together: the answers of each group or each turn of a repeat, by question.
    together: tuple[dict[str, str], ...]

    def by_field(self, mapping: Mapping[str, str]) -> dict[str, list[str]]:
        """Field of a typed table → the answers that go to it, in the order of a repeat."""
        return {field: self.values.get(question, []) for question, field in mapping.items()}

    def turns(self, mapping: Mapping[str, str], first: str) -> list[dict[str, str]]:
        """Each place where the question of the field `first` is answered, with the mapped answers beside it there.

        What a turn leaves out stays out of it: no answer moves up from the next one.
        """
        question = next((name for name, field in mapping.items() if field == first), None)
        return [
            {mapping[name]: text for name, text in group.items() if name in mapping}
            for group in self.together
            if question in group
        ]


def read_answers(xml: bytes) -> Answers:
    """InvalidError for what is no submission, or declares entities, or is too large."""
    if len(xml) > MOST_BYTES:
        raise InvalidError(
            _("The answers are larger than 2 MB: pictures and recordings are sent beside them.")
        )
    try:
        text = xml.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidError(_("The submission is not well-formed XML.")) from error
    if "\x00" in text:
        raise InvalidError(_("The submission is not well-formed XML."))
    try:
        root = fromstring(xml, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InvalidError(
            _("The submission declares entities or a document type: it is refused.")
        ) from error
    except (ParseError, ValueError, RecursionError) as error:
        raise InvalidError(_("The submission is not well-formed XML.")) from error
    values: defaultdict[str, list[str]] = defaultdict(list)
    for element in root.iter():
        if element is not root and len(element) == 0:
            values[_name(element)].append((element.text or "").strip())
    instance = values.get("instanceID", [""])[0]
    form_id = root.get("id") or ""
    if not instance or not form_id:
        raise InvalidError(_("The submission names no form or no instance."))
    together = tuple(
        {_name(leaf): (leaf.text or "").strip() for leaf in group if len(leaf) == 0}
        for group in root.iter()
        if len(group)
    )
    return Answers(form_id, root.get("version") or "", instance[:100], dict(values), together)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
