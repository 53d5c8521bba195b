"""What a visitor may hand in to be checked: a file, or the code as printed or scanned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class VerifyForm(forms.Form):
    """One of the two is enough; a file is read in memory and never kept."""

    file = forms.FileField(
        label=_("The document's PDF file"),
        help_text=_("The file is checked and not kept."),
        required=False,
    )
    code = forms.CharField(
        label=_("Or the address in the square code"),
        help_text=_("What your phone shows when it scans the square code."),
        required=False,
        max_length=600,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("file") and not given.get("code", "").strip() and not self.errors:
            raise forms.ValidationError(_("Choose a PDF file, or write the address in the square code."))
        return given
