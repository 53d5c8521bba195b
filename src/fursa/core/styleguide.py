"""The page that shows every shared part once, to look at and to test: `/styleguide/` where FURSA_STYLEGUIDE is set.

Its people and figures are invented and stand here, not in the catalogues: they are examples, not sentences of
the program.
"""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from fursa.core.templatetags.parts import (
    Card,
    Chart,
    Column,
    Event,
    Fact,
    Identity,
    Link,
    Money,
    Status,
    Step,
    Table,
)


def pick(arabic: str, french: str) -> str:
    """The example in the reader's script."""
    return arabic if (get_language() or "ar").startswith("ar") else french


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part, with a form that is wrong when `?errors=1` stands in the address."""
    return render(request, "core/styleguide.html", examples(with_errors="errors" in request.GET))


def examples(*, with_errors: bool = False) -> dict[str, Any]:
    """One example of each part, in the reader's script."""
    form = example_form()
    return {
        "t": texts(),
        "form": form({"trade": "", "amount": "-5"}) if with_errors else form(),
        "search_form": example_search(),
        "cards": cards(),
        "bar": identity(),
        "steps": steps(),
        "events": events(),
        "facts_known": known(),
        "table": candidates(),
        "bars": bars(),
        "line": line(),
        "chosen": [
            Link(pick("الجهة: سوس ماسة", "Région : Souss-Massa"), "?"),
            Link(pick("الحالة: ملف غير مكتمل", "État : dossier incomplet"), "?"),
        ],
        "page": Paginator(range(120), 25).page(2),
        "run": example_run("running", 6120, 10000),
        "run_done": example_run("done", 10000, 10000),
        "run_failed": example_run("failed", 10, 10000),
        "again": Link(pick("بحث باسم آخر", "Chercher un autre nom"), "?"),
    }


def texts() -> dict[str, str]:
    """The labels of the page itself."""
    return {
        "title": pick("أجزاء الصفحات", "Les parties des pages"),
        "intro": pick(
            "كل جزء مشترك بين الصفحات، مرة واحدة. الأسماء والأرقام من نسج الخيال.",
            "Chaque partie partagée, une fois. Les noms et les chiffres sont inventés.",
        ),
        "confirm": pick("تسليم شيك إلى نعيمة الوردي", "Remettre un chèque à Naima El Ouardi"),
        "confirm_text": pick(
            "الشيك رقم 0012345 بمبلغ 18.500,00 درهم، مشروع خياطة بأكادير. لم يُسلَّم بعد.",
            "Chèque no 0012345 de 18.500,00 MAD, projet de couture à Agadir. Pas encore remis.",
        ),
        "hand_over": pick("تأكيد التسليم", "Confirmer la remise"),
        "given": pick("تم التسليم", "Remis"),
        "already": pick("سبق التسليم", "Déjà remis"),
        "refused": pick("لا يستفيد في هذه الدورة", "Pas bénéficiaire de cette édition"),
        "name": pick("نعيمة الوردي", "Naima El Ouardi"),
        "given_detail": pick("شيك رقم 0012345", "Chèque no 0012345"),
        "already_detail": pick("سلّمه كريم بنعلي، اليوم 10:42", "Remis par Karim Benali, aujourd'hui 10:42"),
        "refused_detail": pick("ابحث بالاسم أو راجع اللائحة.", "Cherchez par nom ou voyez la liste."),
        "save": pick("حفظ ومتابعة", "Enregistrer et continuer"),
        "empty": pick("لا أحد باسم «حمزة»", "Personne au nom de « Hamza »"),
        "empty_hint": pick(
            "بُحث في الأسماء بالحرفين وفي الأرقام والهواتف. جرّب جزءا من الاسم أو سنة الازدياد.",
            "Recherche dans les noms des deux écritures, les numéros et les téléphones. Essayez une partie du nom.",
        ),
        "count": pick("طلبان في سوس ماسة", "2 demandes en Souss-Massa"),
        "filter": pick("تصفية اللائحة", "Filtrer la liste"),
        "warning": pick("يُفرج عنه يوم الجمعة: المكاتب مغلقة يوم السبت.", "Libéré vendredi : bureaux fermés samedi."),
        "good": pick("حُفظ المشروع.", "Le projet est enregistré."),
        "info": pick("الأداء معلّق مؤقتا في انتظار التحقق من الهوية", "Paiement en attente de la vérification d'identité"),
        "bad": pick("لم يُقبل الملف: ثلاثة أسطر تحتاج إلى تصحيح.", "Fichier refusé : trois lignes à corriger."),
        "waiting": pick("في انتظار التوقيع", "En attente de signature"),
        "accepted": pick("قبول", "Acceptée"),
        "postponed": pick("تأجيل", "Ajournée"),
        "not_accepted": pick("عدم القبول", "Non retenue"),
        "draft": pick("مسودة", "Brouillon"),
        "in_training": pick("في التكوين", "En formation"),
    }


def example_form() -> type[forms.Form]:
    class ProjectForm(forms.Form):
        trade = forms.CharField(
            label=pick("الحرفة", "Métier"),
            help_text=pick("كما يقولها المعني بالأمر، مثل خياطة أو لحام", "Comme la personne le dit, par exemple couture"),
        )
        amount = forms.IntegerField(label=pick("المبلغ المطلوب (درهم)", "Montant demandé (MAD)"), min_value=0)
        visited_on = forms.DateField(
            label=pick("تاريخ الزيارة", "Date de la visite"), help_text="27/03/2026", required=False
        )
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
        agreed = forms.BooleanField(label=pick("أشهد أن ما سبق صحيح", "J'atteste que ce qui précède est exact"))

    return ProjectForm


def example_search() -> forms.Form:
    class SearchForm(forms.Form):
        q = forms.CharField(label=pick("الاسم أو الرقم أو الهاتف", "Nom, numéro ou téléphone"), widget=forms.SearchInput)

    return SearchForm(initial={"q": pick("نعيمة", "Naima")})


def example_run(state: str, done: int, total: int) -> SimpleNamespace:
    step = pick("قراءة لائحة الأشخاص", "Lecture de la liste des personnes")
    error = pick("السطر 12: تاريخ غير مفهوم", "Ligne 12 : date incomprise") if state == "failed" else ""
    return SimpleNamespace(uuid=uuid.uuid5(uuid.NAMESPACE_URL, state), step=step, done=done, total=total, state=state, error=error)


def cards() -> list[Card]:
    return [
        Card(pick("الطلبات", "Demandes"), 1450, pick("منها 12 غير مكتملة", "dont 12 incomplètes"), Link(pick("افتح اللائحة", "Ouvrir la liste"), "?")),
        Card(pick("المستفيدون", "Bénéficiaires"), 200, pick("في 12 مدينة", "dans 12 villes")),
        Card(pick("الغلاف المالي", "Budget"), Money(503_250_000)),
        Card(pick("الباقي", "Reste"), Money(1_234_50), pick("بعد الالتزام بالنفقة", "après engagement")),
    ]


def identity() -> Identity:
    return Identity(
        name=pick("نعيمة الوردي", "Naima El Ouardi"),
        other_name=pick("Naima El Ouardi", "نعيمة الوردي"),
        facts=[
            Fact(pick("سنة الازدياد", "Née en"), "1988"),
            Fact(pick("محل السكنى", "Résidence"), pick("أكادير", "Agadir")),
            Fact(pick("الرقم", "Numéro"), "FR-2015-00417-K"),
        ],
        warning=pick("لا يُتصل بأخيها. اتصلوا بها بعد السادسة مساء.", "Ne pas appeler son frère. L'appeler après 18 h."),
        action=Link(pick("تسجيل زيارة", "Consigner une visite"), "?"),
        tabs=[
            Link(pick("المسار", "Parcours"), "?", current=True),
            Link(pick("التشخيص", "Diagnostic"), "?"),
            Link(pick("مشروع الحياة الفردي", "Projet de vie individuel"), "?"),
            Link(pick("الوثائق", "Documents"), "?"),
        ],
    )


def steps() -> list[Step]:
    return [
        Step(pick("التشخيص", "Diagnostic"), "done", date(2015, 1, 14), "?"),
        Step(pick("مشروع الحياة الفردي", "Projet de vie"), "done", date(2015, 2, 3), "?"),
        Step(pick("طلب الدعم", "Demande d'appui"), "done", date(2015, 4, 20), "?"),
        Step(pick("قرار اللجنة", "Décision"), "current"),
        Step(pick("التسليم", "Remise")),
        Step(pick("المواكبة", "Accompagnement")),
    ]


def events() -> list[Event]:
    adviser = pick("كريم بنعلي، مركز المصاحبة بأكادير", "Karim Benali, centre d'Agadir")
    return [
        Event(pick("تنقيط مكتمل", "Notation complète"), adviser, datetime(2015, 6, 2, 15, 20, tzinfo=UTC)),
        Event(
            pick("ملف غير مكتمل", "Dossier incomplet"),
            adviser,
            datetime(2015, 5, 11, 9, 5, tzinfo=UTC),
            pick("ينقصه عرض أثمان من المورد.", "Il manque le devis du fournisseur."),
            tone="warning",
        ),
        Event(
            pick("اتفاق على مشروع الحياة الفردي", "Projet de vie convenu"),
            pick("سعاد المريني", "Souad El Merini"),
            date(2015, 2, 3),
            pick("تُلي عليها وأقرّت بفهم مضمونه.", "Lu devant elle, elle en a compris la teneur."),
            Link(pick("المشروع", "Le projet"), "?"),
        ),
    ]


def known() -> list[Fact]:
    return [
        Fact(pick("الاسم الشخصي", "Prénom"), pick("نعيمة", "Naima"), "?"),
        Fact(pick("تاريخ الازدياد", "Date de naissance"), date(1988, 8, 4), "?"),
        Fact(pick("الهاتف", "Téléphone"), "06 00 00 00 00", "?"),
        Fact(pick("البطاقة الوطنية للتعريف", "CNIE"), None, "?"),
        Fact(pick("المبلغ المطلوب", "Montant demandé"), Money(1_850_000)),
    ]


def candidates() -> Table:
    return Table(
        caption=pick("المرشحون حسب الاستحقاق", "Candidats par ordre de mérite"),
        columns=[
            Column(pick("المعني(ة) بالأمر", "Personne")),
            Column(pick("الحرفة", "Métier")),
            Column(pick("النقطة", "Note"), "num"),
            Column(pick("المبلغ", "Montant"), "money"),
            Column(pick("المقترح", "Proposition")),
            Column(pick("التعليل", "Motif")),
        ],
        rows=[
            (Link(pick("نعيمة الوردي", "Naima El Ouardi"), "?"), pick("خياطة", "Couture"), 87, 1_850_000,
             Status(pick("قبول", "Acceptée"), "good"), pick("الأعلى نقطة في سوس ماسة", "Meilleure note du territoire")),
            (Link(pick("إدريس حمدان", "Driss Hamdane"), "?"), pick("لحام", "Soudure"), 9, 4_000_000,
             Status(pick("لائحة الانتظار", "Liste d'attente"), "waiting"), pick("نفدت أماكن الحرفة بالمدينة", "Plafond du métier atteint")),
            (Link(pick("يوسف العلمي", "Youssef Alami"), "?"), pick("بيع السمك بدراجة ثلاثية", "Vente de poisson"), 41, 812_350,
             Status(pick("عدم القبول", "Non retenue"), "bad"), pick("دون نقطة النجاح وهي 50", "Sous la note minimale de 50")),
        ],
        total=(pick("المجموع", "Total"), None, None, 6_662_350, None, None),
    )  # fmt: skip


def bars() -> Chart:
    places = [("أكادير", "Agadir", 41), ("الدار البيضاء", "Casablanca", 112), ("فاس", "Fès", 38), ("طنجة", "Tanger", 9)]
    return Chart(
        title=pick("المستفيدون حسب المدينة", "Bénéficiaires par ville"),
        heading=pick("المدينة", "Ville"),
        series=[pick("المستفيدون", "Bénéficiaires")],
        rows=[(pick(arabic, french), [count]) for arabic, french, count in places],
        total=(pick("المجموع", "Total"), sum(count for *_, count in places)),
        source=pick("المصدر: سجلات التسليم، 30/06/2015", "Source : registre des remises, 30/06/2015"),
    )


def line() -> Chart:
    months = [("يناير", "janvier", 120_000_00, 80_000_00), ("فبراير", "février", 260_000_00, 190_000_00), ("مارس", "mars", 410_500_00, 405_000_00)]
    return Chart(
        title=pick("الالتزام والأداء حسب الشهر", "Engagé et payé par mois"),
        heading=pick("الشهر", "Mois"),
        series=[pick("الالتزام بالنفقة", "Engagé"), pick("الأداء", "Payé")],
        rows=[(pick(arabic, french), [a, b]) for arabic, french, a, b in months],
        kind="line",
        unit="money",
    )
