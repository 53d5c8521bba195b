"""Fields and errors of a form: the label, the hint, what is wrong, the control, each bound to the next."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, PasswordInput, Select, Textarea
from django.forms.widgets import DateTimeBaseInput
from django.utils.safestring import SafeString

# Free text takes the direction of its first letter; these are always written from left to right.
LEFT_TO_RIGHT = {"email", "tel", "url", "number"}


def field(
    bound: BoundField, *, hide_optional: bool = False, legend_as_heading: bool = False
) -> dict[str, Any]:
    """`{% field form.name %}`: one field; what is optional says so.

    `hide_optional` for filters and searches, where everything is; `legend_as_heading` where the only
    question of a page is also its h1.
    """
    many = bound.use_fieldset
    return {
        "bound": bound,
        "many": many,
        "single_check": isinstance(bound.field.widget, CheckboxInput),
        "control": "" if many else control(bound),
        "optional": not bound.field.required and not hide_optional,
        "heading": legend_as_heading,
        "group_of_choices": many and hasattr(bound.field, "choices"),
    }


def control(bound: BoundField) -> SafeString:
    """The widget with the house's class and the direction that its text takes."""
    widget = bound.field.widget
    own = widget.attrs
    attrs: dict[str, str | bool] = {}
    if not isinstance(widget, CheckboxInput):
        house = "form-select" if isinstance(widget, Select) else "form-control"
        attrs["class"] = f"{house} {own.get('class', '')}".strip()
    kind = str(own.get("type", getattr(widget, "input_type", "")))
    if kind in LEFT_TO_RIGHT or isinstance(widget, DateTimeBaseInput | PasswordInput):
        attrs["dir"] = own.get("dir", "ltr")
    elif isinstance(widget, Textarea) or kind in {"text", "search"}:
        attrs["dir"] = own.get("dir", "auto")
    # A hint inside a field goes when it is needed: hints stand above. The style sheet knows an empty field by
    # its blank placeholder.
    if attrs.get("dir"):
        attrs["placeholder"] = " "
    if isinstance(widget, DateTimeBaseInput):
        attrs["class"] = f"{attrs['class']} short"
    if isinstance(widget, Textarea):
        attrs["rows"] = "4" if own.get("rows") == "10" else own.get("rows", "4")
    return bound.as_widget(attrs=attrs)


def form_fields(form: BaseForm) -> dict[str, Any]:
    """`{% form_fields form %}`: all visible fields in their order, then the hidden ones."""
    return {"form": form}


def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """`{% error_summary form %}`: what is wrong, on top, each line a link to its field; else nothing."""
    return {"errors": form_errors(*forms)}


def form_errors(*forms: BaseForm) -> list[tuple[str, str, str]]:
    """Every error as (id of the control, label, sentence); of a whole form, without id and label."""
    found: list[tuple[str, str, str]] = []
    for form in forms:
        if not form.is_bound:
            continue
        found += [("", "", str(error)) for error in form.non_field_errors()]
        for bound in form:
            target = bound.id_for_label or f"{bound.auto_id}_0"
            found += [(target, str(bound.label), str(error)) for error in bound.errors]
    return found
