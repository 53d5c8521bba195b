"""Fields, their errors and the summary that leads to them."""

from __future__ import annotations

from django import forms
from django.template import Context, Template

from fursa.core.templatetags.form_parts import control, form_errors


class ProjectForm(forms.Form):
    trade = forms.CharField(label="الحرفة", help_text="كما يقولها")
    phone = forms.CharField(widget=forms.TextInput(attrs={"type": "tel"}), required=False)
    visited_on = forms.DateField(required=False)
    reads = forms.ChoiceField(choices=[("y", "نعم"), ("n", "لا")], widget=forms.RadioSelect, label="يقرأ؟")
    agreed = forms.BooleanField(label="أشهد")

    def clean(self) -> None:
        raise forms.ValidationError("المجموع لا يستقيم.")


def drawn(template: str, form: forms.Form) -> str:
    return Template("{% load fursa_ui %}" + template).render(Context({"form": form}))


def test_free_text_takes_the_direction_of_its_first_letter() -> None:
    assert 'dir="auto"' in control(ProjectForm()["trade"])


def test_telephones_and_dates_are_written_from_left_to_right() -> None:
    assert 'dir="ltr"' in control(ProjectForm()["phone"])
    assert 'dir="ltr"' in control(ProjectForm()["visited_on"])


def test_the_hint_and_the_error_are_bound_to_the_control() -> None:
    html = drawn("{% field form.trade %}", ProjectForm({"trade": ""}))
    assert 'aria-describedby="id_trade_helptext id_trade_error"' in html
    assert 'id="id_trade_helptext"' in html
    assert 'id="id_trade_error"' in html


def test_what_is_optional_says_so_and_what_is_required_does_not() -> None:
    assert "اختياري" in drawn("{% field form.phone %}", ProjectForm())
    assert "اختياري" not in drawn("{% field form.trade %}", ProjectForm())
    assert "اختياري" not in drawn("{% field form.reads %}", ProjectForm())


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = drawn("{% field form.reads %}", ProjectForm())
    assert "<fieldset" in html
    assert "<legend>" in html
    assert html.count('type="radio"') == 2


def test_a_hint_never_hides_inside_the_field() -> None:
    class Library(forms.Form):
        login = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Username"}))

    assert "Username" not in control(Library()["login"])


def test_the_summary_names_each_field_and_leads_to_it() -> None:
    html = drawn("{% error_summary form %}", ProjectForm({"trade": ""}))
    assert 'href="#id_trade"' in html
    assert "الحرفة:" in html


def test_an_error_in_choices_leads_to_the_first_of_them() -> None:
    assert ("id_reads_0", "يقرأ؟") in [error[:2] for error in form_errors(ProjectForm({}))]


def test_an_error_of_the_whole_form_is_told_without_a_link() -> None:
    assert ("", "", "المجموع لا يستقيم.") in form_errors(
        ProjectForm({"trade": "x", "reads": "y", "agreed": "on"})
    )


def test_a_form_nobody_sent_has_no_summary() -> None:
    assert drawn("{% error_summary form %}", ProjectForm()).strip() == ""


def test_hidden_fields_are_drawn_too() -> None:
    class Keyed(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput, initial="k1")

    assert 'value="k1"' in drawn("{% form_fields form %}", Keyed())
