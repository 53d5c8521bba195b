"""The values of the closed lists in three languages: what a sheet may write, what a template offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fursa.exchange.fold import fold
from fursa.rules.messages import N_, Message


@dataclass(frozen=True, slots=True)
class Choice:
    """A value: its code and English word, its Arabic and French words, and other spellings read."""

    code: str
    ar: str
    fr: str
    also: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The word a person who works in `language` writes."""
        return {"ar": self.ar, "fr": self.fr}.get(language, self.code)


class Choices:
    """A closed list, looked up by any of its words; `words` is all of them, for sentences."""

    def __init__(self, words: str, *choices: Choice) -> None:
        self.words = Message(words)
        self.choices = choices

    @cached_property
    def by_word(self) -> dict[str, str]:
        """Folded word → code."""
        return {fold(w): c.code for c in self.choices for w in (c.code, c.ar, c.fr, *c.also)}

    def find(self, text: str) -> str | None:
        """The code for any of its words; None where no value is written so."""
        return self.by_word.get(fold(text))

    def labels(self, language: str) -> tuple[str, ...]:
        """The words of the list in `language`, in its order."""
        return tuple(c.label(language) for c in self.choices)


YES_NO = Choices(
    N_("yes | no"),
    Choice("yes", "نعم", "oui", ("1", "true", "vrai", "x", "✓", "y", "o")),
    Choice("no", "لا", "non", ("0", "false", "faux", "n")),
)
SEX = Choices(
    N_("female | male"),
    Choice("female", "أنثى", "femme", ("امرأة", "f", "féminin", "إناث", "مؤنث")),
    Choice("male", "ذكر", "homme", ("رجل", "m", "h", "masculin", "ذكور", "مذكر")),
)
NETWORK_KIND = Choices(
    N_("centre | establishment | partner"),
    Choice("centre", "مركز", "centre", ("مركز المصاحبة وإعادة الإدماج", "center")),
    Choice("establishment", "مؤسسة سجنية", "établissement", ("établissement pénitentiaire",)),
    Choice("partner", "شريك", "partenaire"),
)
CENTRE_STATE = Choices(
    N_("open | under_construction | planned"),
    Choice("open", "مفتوح", "ouvert"),
    Choice("under_construction", "في طور الإنجاز", "en construction"),
    Choice("planned", "مبرمج", "prévu"),
)
PARTNER_KIND = Choices(
    N_(
        "citizen_enterprise | training_centre | school | university | "
        "master_craftsman | public_service | association | micro_credit"
    ),
    Choice("citizen_enterprise", "مقاولة مواطنة", "entreprise citoyenne", ("المقاولة المواطنة",)),
    Choice("training_centre", "مركز تكوين", "centre de formation", ("training center",)),
    Choice("school", "مؤسسة تعليمية", "école", ("مدرسة", "lycée")),
    Choice("university", "جامعة", "université"),
    Choice("master_craftsman", "صانع معلم", "maître artisan", ("معلم حرفي",)),
    Choice("public_service", "مصلحة عمومية", "service public"),
    Choice("association", "جمعية", "association"),
    Choice("micro_credit", "مؤسسة للقروض الصغرى", "micro-crédit", ("جمعية للقروض الصغرى", "microcredit")),
)
SCHOOLING = Choices(
    N_("none | primary | lower_secondary | upper_secondary | vocational | university"),
    Choice("none", "بدون", "aucun", ("aucune", "لم يتمدرس", "غير متمدرس")),
    Choice("primary", "ابتدائي", "primaire"),
    Choice("lower_secondary", "إعدادي", "collège", ("ثانوي إعدادي", "secondaire collégial")),
    Choice("upper_secondary", "ثانوي تأهيلي", "lycée", ("ثانوي", "secondaire qualifiant")),
    Choice("vocational", "تكوين مهني", "formation professionnelle"),
    Choice("university", "جامعي", "universitaire", ("supérieur",)),
)
LITERACY = Choices(
    N_("none | reads | reads_and_writes"),
    Choice("none", "لا يقرأ ولا يكتب", "ne lit ni n'écrit", ("لا تقرأ ولا تكتب", "أمي", "aucune")),
    Choice("reads", "يقرأ", "lit", ("تقرأ",)),
    Choice("reads_and_writes", "يقرأ ويكتب", "lit et écrit", ("تقرأ وتكتب",)),
)
LANGUAGES = Choices(
    N_("darija | arabic | tachelhit | tamazight | tarifit | hassania | french | spanish | english | other"),
    Choice("darija", "الدارجة", "darija", ("دارجة", "arabe dialectal")),
    Choice("arabic", "العربية", "arabe", ("عربية", "العربية الفصحى")),
    Choice("tachelhit", "تشلحيت", "tachelhit", ("تاشلحيت", "chleuh")),
    Choice("tamazight", "تمازيغت", "tamazight", ("الأمازيغية", "أمازيغية", "amazigh")),
    Choice("tarifit", "تريفيت", "tarifit", ("الريفية", "rifain")),
    Choice("hassania", "الحسانية", "hassania", ("حسانية",)),
    Choice("french", "الفرنسية", "français", ("فرنسية",)),
    Choice("spanish", "الإسبانية", "espagnol", ("إسبانية",)),
    Choice("english", "الإنجليزية", "anglais", ("إنجليزية",)),
    Choice("other", "لغة أخرى", "autre"),
)
PROOF = Choices(
    N_("none | declared | attestation | certificate | diploma"),
    Choice("none", "بدون", "aucune", ("aucun", "لا شيء")),
    Choice("declared", "تصريح", "déclarée", ("مصرح به", "déclaration")),
    Choice("attestation", "شهادة عمل", "attestation", ("إفادة",)),
    Choice("certificate", "شهادة تكوين", "certificat", ("شهادة",)),
    Choice("diploma", "دبلوم", "diplôme"),
)
GOAL = Choices(
    N_(
        "employment | self_employment | school | "
        "university | vocational_training | apprenticeship | paid_placement"
    ),
    Choice("employment", "شغل", "emploi", ("الشغل", "عمل مأجور")),
    Choice("self_employment", "تشغيل ذاتي", "auto-emploi", ("التشغيل الذاتي", "مشروع صغير")),
    Choice("school", "دراسة", "école", ("المدرسة", "التعليم")),
    Choice("university", "دراسة جامعية", "université", ("الجامعة",)),
    Choice("vocational_training", "تكوين مهني", "formation professionnelle"),
    Choice("apprenticeship", "تكوين بالتدرج المهني", "apprentissage", ("التكوين بالتدرج المهني",)),
    Choice("paid_placement", "تدريب مؤدى عنه", "stage rémunéré"),
)
OPTION_KIND = Choices(
    N_("cheque | equipment | both"),
    Choice("cheque", "شيك", "chèque", ("check",)),
    Choice("equipment", "تجهيزات", "équipement", ("équipements",)),
    Choice("both", "شيك وتجهيزات", "les deux", ("شيك + تجهيزات", "chèque et équipement")),
)
PATHWAY_KIND = Choices(
    N_(
        "secondary_education | university | vocational_training | "
        "apprenticeship | paid_placement | employment | micro_project"
    ),
    Choice("secondary_education", "تعليم ثانوي", "enseignement secondaire"),
    Choice("university", "تعليم جامعي", "université", ("enseignement universitaire",)),
    Choice("vocational_training", "تكوين مهني", "formation professionnelle"),
    Choice("apprenticeship", "تكوين بالتدرج المهني", "apprentissage"),
    Choice("paid_placement", "تدريب مؤدى عنه", "stage rémunéré"),
    Choice("employment", "شغل", "emploi", ("تشغيل",)),
    Choice("micro_project", "مشروع صغير مدر للدخل", "micro-projet", ("مشروع صغير",)),
)
FUNDER = Choices(
    N_("edition | other_programme | micro_credit | own"),
    Choice("edition", "دورة البرنامج", "édition", ("البرنامج",)),
    Choice("other_programme", "برنامج آخر", "autre programme"),
    Choice("micro_credit", "قرض صغير", "micro-crédit", ("القروض الصغرى", "microcredit")),
    Choice("own", "تمويل ذاتي", "fonds propres", ("موارد ذاتية",)),
)
PATHWAY_STATE = Choices(
    N_("planned | active | completed | stopped"),
    Choice("planned", "مبرمج", "prévu"),
    Choice("active", "جار", "en cours", ("جاري", "in progress")),
    Choice("completed", "منته", "achevé", ("مكتمل", "terminé", "منتهي")),
    Choice("stopped", "متوقف", "arrêté", ("interrompu",)),
)
RESULT = Choices(
    N_("passed | failed | none"),
    Choice("passed", "ناجح", "admis", ("نجاح", "ناجحة", "réussi", "admise")),
    Choice("failed", "غير ناجح", "ajourné", ("رسوب", "غير ناجحة", "échec")),
    Choice("none", "بدون", "aucun", ("بدون نتيجة",)),
)
