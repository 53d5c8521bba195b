"""Neither offence nor sentence enters the system: headers and texts that name one are refused.

What someone did, and how long they served, never enters a choice about support. A word list cannot see
everything; it catches what registers and notes of the field usually say, as whole words, and leaves alone
the health, training and market words that merely resemble them («محاربة الإدمان», “serrurerie”).
"""

from __future__ import annotations

import re
from functools import lru_cache

from fursa.exchange.fold import fold

_HEADERS = (
    # Arabic
    "جريمه", "الجريمه", "نوع الجريمه", "جرائم", "الجرم", "جنحه", "الجنحه", "جنايه", "تهمه", "التهمه",
    "العقوبه", "عقوبه", "مده العقوبه", "العقوبه الحبسيه", "الحكم", "مده الحكم", "منطوق الحكم", "الادانه",
    "المتابعه القضائيه", "سبب الاعتقال", "مده الاعتقال", "الفعل المرتكب", "الافعال المرتكبه", "السوابق",
    # French
    "infraction", "infractions", "delit", "delits", "crime", "crimes", "peine", "peines", "condamnation",
    "condamnations", "chef d accusation", "inculpation", "motif d incarceration", "motif de detention",
    "duree de la peine", "quantum", "antecedents judiciaires", "recidive", "nature de l infraction",
    # English
    "offence", "offences", "offense", "offenses", "sentence", "sentences", "conviction", "convictions",
    "felony", "misdemeanor", "misdemeanour", "sentence length", "criminal record", "reason for custody",
)  # fmt: skip
_TEXTS = (
    # Arabic
    "سرقه", "سرقات", "القتل", "قتل", "الاغتصاب", "اغتصاب", "هتك عرض", "هتك العرض", "النصب والاحتيال",
    "نصب واحتيال", "خيانه الامانه", "الضرب والجرح", "ضرب وجرح", "الاتجار في المخدرات", "ترويج المخدرات",
    "حيازه المخدرات", "الاتجار بالبشر", "تكوين عصابه", "عصابه اجراميه", "تزوير", "ارهاب",
    "حبسا نافذا", "سجنا نافذا", "حبسا موقوف التنفيذ", "السجن المؤبد", "السجن المحدد", "محكوم", "محكوم عليه",
    "حكم عليه", "حكم عليها", "سنوات سجنا", "سنوات حبسا", "سنه سجنا", "سنه حبسا", "اشهر حبسا",
    "محكومه", "ادين", "ادينت", "العقوبه الحبسيه", "مده العقوبه", "جريمه", "جنايه", "جنحه",
    # French
    "pour vol", "vol qualifie", "vol simple", "vol aggrave", "meurtre", "homicide", "assassinat", "viol",
    "trafic de drogue", "trafic de stupefiants", "escroquerie", "abus de confiance", "coups et blessures",
    "attentat a la pudeur", "faux et usage de faux", "terrorisme", "ans de prison", "mois de prison",
    "ans de reclusion", "prison ferme", "condamne", "condamnee", "condamnation", "infraction", "delit",
    # English
    "theft", "robbery", "burglary", "murder", "manslaughter", "rape", "sexual assault", "drug trafficking",
    "drug dealing", "forgery", "embezzlement", "terrorism", "years in prison", "months in prison",
    "sentenced", "convicted", "convicted of", "conviction", "offence", "offense", "felony",
)  # fmt: skip


# «بالسرقة»، «والسرقة»، «لسرقة»: Arabic writes and, by, for and the article onto the word.
_ATTACHED = "[وف]?(?:بال|كال|لل|ال|ب|ك|ل)?"


def _whole_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    folded = sorted({fold(p).removeprefix("ال") for p in phrases}, key=len, reverse=True)
    arabic = "|".join(re.escape(p) for p in folded if not p.isascii())
    latin = "|".join(re.escape(p) for p in folded if p.isascii())
    return re.compile(rf"(?<!\w)(?:{_ATTACHED}(?:{arabic})|{latin})(?!\w)")


_HEADER_WORDS = _whole_words(_HEADERS)
_TEXT_WORDS = _whole_words(_TEXTS)


def header_names_offence(header: str) -> bool:
    """Whether a column's header says that the column holds an offence or a sentence."""
    return _HEADER_WORDS.search(fold(header)) is not None


@lru_cache(maxsize=65536)
def text_names_offence(text: str) -> bool:
    """Whether a text a person wrote names an offence or a sentence."""
    return _TEXT_WORDS.search(fold(text)) is not None
