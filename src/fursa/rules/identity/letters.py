"""Tables of letters: what counts as the same letter when names are compared.

Everything here is data a linguist can correct; docs/rules/identity.md explains each table.
"""

from __future__ import annotations

# Letters that a keyboard, a font or a neighbouring language puts in place of the usual Arabic one.
ARABIC_FOLDS: dict[str, str] = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ؤ": "و", "ٶ": "و", "ۆ": "و", "ۇ": "و", "ۋ": "و",
    "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي", "ێ": "ي", "ؠ": "ي",
    "ء": "", "ٴ": "",
    "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه",
    "ک": "ك", "ڪ": "ك", "ګ": "گ", "ڭ": "گ", "ݣ": "گ", "ݢ": "گ", "ڬ": "گ", "ڨ": "گ",
    "ڥ": "ف", "ڢ": "ف", "ڧ": "ق", "ٯ": "ق", "ڡ": "ف", "ݖ": "ب",
    "ں": "ن", "ڼ": "ن", "ڕ": "ر", "ڵ": "ل",
}  # fmt: skip

# Cyrillic and Greek letters drawn like a Latin one; they arrive by copy and paste, or on purpose.
HOMOGLYPHS: dict[str, str] = {
    "а": "a", "в": "b", "е": "e", "ѕ": "s", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h", "о": "o",
    "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ԁ": "d", "ԛ": "q", "ԝ": "w",
    "һ": "h", "ӏ": "l", "ѵ": "v",
    "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o",
    "ρ": "p", "τ": "t", "υ": "y", "χ": "x", "ɑ": "a", "ɡ": "g",
}  # fmt: skip

# Latin letters that do not fall apart into a base letter and a mark.
LATIN_FOLDS: dict[str, str] = {
    "ç": "s", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "ə": "e", "ɛ": "e", "ɣ": "gh", "ħ": "h", "ŧ": "t", "ŋ": "n",
}  # fmt: skip

# Written inside one word: they join what stands on either side (M'hamed, L'Houssaine, Ma‘rouf).
JOINERS = "'’‘‛`´ʼʻʿʾˈ′＇ʹ"

# A consonant's class in the skeleton, the same for both scripts. Letters that Moroccan spelling
# confuses share a class: k q g kh gh; t ث ط; d ذ ض ظ; s ص; f v; b p.
ARABIC_CLASSES: dict[str, str] = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "چ": "x", "ژ": "j", "ح": "h", "ه": "h",
    "خ": "k", "غ": "k", "ق": "k", "ك": "k", "گ": "k", "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ر": "r",
    "ز": "z", "س": "s", "ص": "s", "ش": "x", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip

ARABIC_DIGRAPHS: dict[str, str] = {"تش": "x", "دج": "j", "دز": "dz"}

ARABIC_VOWELS = "اويع"  # ع has no letter of its own in Latin spelling
LATIN_VOWELS = "aeiouy"
SUN_LETTERS_ARABIC = "تثدذرزسشصضطظلن"
SUN_CLASSES = "tdrzsxnl"

# Digits that stand for letters between Latin letters (Ra7im, 3aziz).
CHAT_DIGITS: dict[str, str] = {"2": "", "3": "a", "5": "kh", "6": "t", "7": "h", "8": "gh", "9": "q"}

# Longest first; a value in the skeleton's classes. Vowels are handled apart.
LATIN_SOUNDS: tuple[tuple[str, str], ...] = (
    ("tch", "x"), ("sch", "x"), ("ch", "x"), ("sh", "x"), ("kh", "k"), ("gh", "k"), ("dj", "j"), ("dg", "j"),
    ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("gu", "k"),
    ("b", "b"), ("p", "b"), ("d", "d"), ("f", "f"), ("v", "f"), ("h", "h"), ("j", "j"), ("k", "k"),
    ("q", "k"),
    ("l", "l"), ("m", "m"), ("n", "n"), ("r", "r"), ("s", "s"), ("t", "t"), ("x", "ks"), ("z", "z"),
)  # fmt: skip

# Names that end in alif maqsura, said «a»: normalised, they look as if they ended in «i».
ENDS_IN_A = frozenset(
    (
        "ليلي", "موسي", "يحيي", "سلمي", "بشري", "مصطفي", "عيسي", "مني", "هدي", "نجوي",
        "سلوي", "يسري", "رضي", "ندي", "لبني", "مرتضي", "شذي", "نهي", "روي", "ضحي",
        "سهي", "كبري", "مجتبي",
    )
)  # fmt: skip
