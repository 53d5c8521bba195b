"""The examples' words: invented, and not in the catalogues, since they are no sentences of the program."""

from __future__ import annotations

from django.utils.translation import get_language


def pick(arabic: str, french: str) -> str:
    """The example in the reader's script."""
    return arabic if (get_language() or "ar").startswith("ar") else french


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
        "known": pick("المعلومات", "Ce qui est connu"),
        "history": pick("ما وقع إلى الآن", "Ce qui s'est passé"),
        "save": pick("حفظ ومتابعة", "Enregistrer et continuer"),
        "empty": pick("لا أحد باسم «حمزة»", "Personne au nom de « Hamza »"),
        "empty_hint": pick(
            "بُحث في الأسماء بالحرفين وفي الأرقام والهواتف. جرّب جزءا من الاسم أو سنة الازدياد.",
            "Cherché dans les noms, les numéros et les téléphones. Essayez une partie du nom.",
        ),
        "count": pick("طلبان في سوس ماسة", "2 demandes en Souss-Massa"),
        "filter": pick("تصفية اللائحة", "Filtrer la liste"),
        "warning": pick(
            "يُفرج عنه يوم الجمعة: المكاتب مغلقة يوم السبت.", "Libéré vendredi : bureaux fermés samedi."
        ),
        "good": pick("حُفظ المشروع.", "Le projet est enregistré."),
        "info": pick(
            "الأداء معلّق مؤقتا في انتظار التحقق من الهوية",
            "Paiement en attente de la vérification d'identité",
        ),
        "bad": pick(
            "لم يُقبل الملف: ثلاثة أسطر تحتاج إلى تصحيح.", "Fichier refusé : trois lignes à corriger."
        ),
        "waiting": pick("في انتظار التوقيع", "En attente de signature"),
        "accepted": pick("قبول", "Acceptée"),
        "postponed": pick("تأجيل", "Ajournée"),
        "not_accepted": pick("عدم القبول", "Non retenue"),
        "draft": pick("مسودة", "Brouillon"),
        "in_training": pick("في التكوين", "En formation"),
    }
