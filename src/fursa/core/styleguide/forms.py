"""A form with every kind of field, and a search."""

from __future__ import annotations

from django import forms

from fursa.core.forms import DayField, MoneyField
from fursa.core.styleguide.texts import pick


def example_form() -> type[forms.Form]:
    class ProjectForm(forms.Form):
        trade = forms.CharField(
            label=pick("الحرفة", "Métier"),
            help_text=pick(
                "كما يقولها المعني بالأمر، مثل خياطة أو لحام", "Comme la personne le dit, par exemple couture"
            ),
        )
        amount = MoneyField(label=pick("المبلغ المطلوب", "Montant demandé"))
        visited_on = DayField(label=pick("تاريخ الزيارة", "Date de la visite"), required=False)
        where = forms.ChoiceField(
            label=pick("مكان المشروع", "Lieu du projet"),
            choices=[("a", pick("أكادير", "Agadir")), ("f", pick("فاس", "Fès"))],
        )
        reads = forms.ChoiceField(
            label=pick("هل يقرأ الوثيقة بنفسه؟", "Lit-il le document lui-même ?"),
            choices=[
                ("y", pick("نعم", "Oui")),
                ("n", pick("لا، تُلى عليه بحضور شاهد", "Non, on le lui lit devant un témoin")),
                ("u", pick("لا أعرف", "Je ne sais pas")),
            ],
            widget=forms.RadioSelect,
        )
        needs = forms.MultipleChoiceField(
            label=pick("ما يحتاج إليه", "Ses besoins"),
            choices=[("t", pick("تجهيزات", "Équipement")), ("c", pick("شيك", "Chèque"))],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        story = forms.CharField(label=pick("بكلماته", "Dans ses mots"), widget=forms.Textarea, required=False)
        phone = forms.CharField(
            label=pick("الهاتف", "Téléphone"), widget=forms.TextInput(attrs={"type": "tel"}), required=False
        )
        agreed = forms.BooleanField(
            label=pick("أشهد أن ما سبق صحيح", "J'atteste que ce qui précède est exact")
        )

    return ProjectForm


def example_search() -> forms.Form:
    class SearchForm(forms.Form):
        q = forms.CharField(
            label=pick("الاسم أو الرقم أو الهاتف", "Nom, numéro ou téléphone"), widget=forms.SearchInput
        )

    return SearchForm(initial={"q": pick("نعيمة", "Naima")})
