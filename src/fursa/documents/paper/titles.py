"""The neutral title of each kind, as PDF readers show it, and the QR code's description."""

from __future__ import annotations

from fursa.documents.paper.kinds import Kind

TITLES: dict[Kind, dict[str, str]] = {
    Kind.CHEQUE_RECEIPT: {"ar": "وصل تسلّم شيك", "fr": "Reçu de remise de chèque", "en": "Cheque receipt"},
    Kind.EQUIPMENT_RECORD: {
        "ar": "محضر تسليم تجهيزات",
        "fr": "Procès-verbal de remise d'équipements",
        "en": "Equipment hand-over record",
    },
    Kind.CERTIFICATE: {"ar": "شهادة", "fr": "Attestation", "en": "Certificate"},
    Kind.UNDERTAKING: {
        "ar": "التزام المستفيد(ة)",
        "fr": "Engagement du (de la) bénéficiaire",
        "en": "Undertaking",
    },
    Kind.MINUTES: {
        "ar": "محضر اجتماع لجنة الانتقاء",
        "fr": "Procès-verbal du comité de sélection",
        "en": "Minutes of the selection committee",
    },
    Kind.CHEQUE_LIST: {"ar": "لائحة الشيكات", "fr": "Liste des chèques", "en": "Cheque list"},
    Kind.EQUIPMENT_LIST: {"ar": "لائحة التجهيزات", "fr": "Liste des équipements", "en": "Equipment list"},
    Kind.CEREMONY_LIST: {
        "ar": "لائحة حفل التسليم",
        "fr": "Liste de la cérémonie de remise",
        "en": "Ceremony list",
    },
    Kind.COMMUNIQUE: {"ar": "بلاغ", "fr": "Communiqué", "en": "Communiqué"},
    Kind.APPLICANT_SHEET: {
        "ar": "نتيجة طلب الدعم",
        "fr": "Résultat de la demande d'appui",
        "en": "Result of the application",
    },
    Kind.COMMITTEE_SHEET: {
        "ar": "بطاقة طلب الدعم (خاصة باللجنة)",
        "fr": "Fiche de la demande (réservée au comité)",
        "en": "Application sheet (committee only)",
    },
    Kind.LIFE_PROJECT: {"ar": "مشروع الحياة الفردي", "fr": "Projet de vie individuel", "en": "Life project"},
}

CODE_ALT = {"ar": "رمز التحقق من الوثيقة", "fr": "Code de vérification", "en": "Verification code"}
