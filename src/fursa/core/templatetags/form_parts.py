"""Fields and errors of a form: the label, the hint, what is wrong, the control, each bound to the next."""

from __future__ import annotations

from typing import Any

from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    ClearableFileInput,
    FileInput,
    Select,
    Textarea,
    TextInput,
)
from django.utils.safestring import SafeString

# Free text takes the direction of its first letter; these are always written from left to right.
LEFT_TO_RIGHT = {"email", "tel", "url", "number"}


def field(
    bound: BoundField, *, hide_optional: bool = False, legend_as_heading: bool = False
) -> dict[str, Any]:
    """`{% field form.name %}`: one field; what is optional says so.

    `hide_optional` for filters and searches, where everything is; `legend_as_heading` where the only question of
    a page is also its h1.
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
    attrs: dict[str, str] = {}
    if isinstance(widget, Select):
        attrs["class"] = "form-select"
    elif not isinstance(widget, CheckboxInput):
        attrs["class"] = "form-control"
    kind = getattr(widget, "input_type", "")
    if kind in LEFT_TO_RIGHT:
        attrs["dir"] = "ltr"
    elif isinstance(widget, Textarea) or (isinstance(widget, TextInput) and kind in {"text", "search"}):
        attrs["dir"] = "auto"
    if isinstance(widget, FileInput | ClearableFileInput):
        attrs["class"] = "form-control"
    own = widget.attrs.get("class")
    if own and "class" in attrs:
        attrs["class"] = f"{attrs['class']} {own}"
    attrs.update({k: v for k, v in widget.attrs.items() if k == "dir"})
    return bound.as_widget(attrs=attrs)


def form_fields(form: BaseForm) -> dict[str, Any]:
    """`{% form_fields form %}`: all visible fields in their order, then the hidden ones."""
    return {"form": form}


def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """`{% error_summary form %}`: what is wrong, on top, each line a link to its field; nothing where all is well."""
    return {"errors": form_errors(*forms)}


def form_errors(*forms: BaseForm) -> list[tuple[str, str]]:
    """Every error of the forms as (id of the control, sentence); an error of a whole form has no id."""
    found: list[tuple[str, str]] = []
    for form in forms:
        if not form.is_bound:
            continue
        found += [("", str(error)) for error in form.non_field_errors()]
        for bound in form:
            target = bound.id_for_label or f"{bound.auto_id}_0"
            found += [(target, str(error)) for error in bound.errors]
    return found
