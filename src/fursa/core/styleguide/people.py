"""An invented person: who she is, her journey, what happened."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fursa.core.styleguide.texts import pick
from fursa.core.templatetags.parts import Event, Fact, Identity, Link, Money, Step


def identity() -> Identity:
    return Identity(
        name=pick("نعيمة الوردي", "Naima El Ouardi"),
        other_name=pick("Naima El Ouardi", "نعيمة الوردي"),
        facts=[
            Fact(pick("سنة الازدياد", "Née en"), "1988"),
            Fact(pick("محل السكنى", "Résidence"), pick("أكادير", "Agadir")),
            Fact(pick("الرقم", "Numéro"), "FR-2015-00417-K"),
        ],
        warning=pick(
            "لا يُتصل بأخيها. اتصلوا بها بعد السادسة مساء.", "Ne pas appeler son frère. L'appeler après 18 h."
        ),
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
