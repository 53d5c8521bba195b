"""A tiny edition as a stranger writes it from docs/edition-folder.md: two cities, six people, headers as they come.

Nothing here is taken from the program: the files are typed, in three languages and two separators, as people do.
"""

from __future__ import annotations

from pathlib import Path

EDITION = """
code = "autumn-2017"
sample = true
name = {ar = "دورة الخريف", fr = "Édition d'automne", en = "Autumn edition"}
places = 4
budget_mad = "46.000,00"
pass_mark = 20
aim = "value"
quorum = 2
reconsideration_days = 10
implementer = {ar = "الجمعية المنفذة"}

[issuer]
ar = "برنامج انطلاقة"
fr = "Programme Intilaqa"

[dates]
committee_on = "3 أكتوبر 2017"
launched_on = 2017-10-20

[[territories]]
code = "oujda"
name = {ar = "وجدة"}
hcp = ["وجدة"]
max = 3

[[territories]]
code = "safi"
name = {ar = "آسفي"}
hcp = ["Safi"]
min = 1

[[criteria]]
code = "plan"
name = {ar = "خطة المشروع"}
max = 20
weight = 2

[[criteria]]
code = "will"
name = {ar = "الإرادة"}
max = 10

[[committee]]
code = "one"
name_ar = "العضوة الأولى"
signs = true

[[committee]]
code = "two"
name_ar = "العضو الثاني"
signs = true

[[committee]]
code = "three"
name_ar = "العضوة الثالثة"

[[kits]]
code = "welding"
name = {ar = "عدة تلحيم"}
price_mad = 9000
stock = 1

[[cofunders]]
code = "city"
name = {ar = "مجلس مدينة وجدة"}
amount_mad = 25000
only = {territories = ["oujda"]}

[[rules]]
kind = "women_minimum_share"
share = "1/4"
"""

SHEETS = {
    "network": """النوع,الرمز,الاسم بالعربية,الجماعة,الحالة
مركز,centre-oujda,مركز وجدة,وجدة,مفتوح
مركز,centre-safi,مركز آسفي,آسفي,مفتوح
مؤسسة سجنية,etab-oujda,مؤسسة وجدة,وجدة,
""",
    "people": """Référence de la personne;Prénom en arabe;Nom en arabe;Sexe;Date de naissance;\
Numéro de la CNIE;CNIE valable jusqu'au;Sait lire;Centre
1;سعاد;المريني;femme;02/03/1989;FA100001;01/01/2024;oui;centre-oujda
2;جمال;الوجدي;homme;1979;FA100002;01/01/2024;non;centre-oujda
3;رشيد;بنطالب;homme;07/1992;FA100003;01/01/2024;oui;centre-oujda
4;حنان;العبدي;femme;15/11/1995;HA100004;01/01/2024;oui;centre-safi
5;كمال;الدكالي;homme;30/06/1984;HA100005;01/01/2024;oui;centre-safi
6;نبيل;السفياني;homme;1990;HA100006;01/01/2024;oui;centre-safi
""",
    "custody": """person,establishment,entered_on,released_on
2,etab-oujda,03/02/2014,01/12/2016
""",
    "diagnoses": """person,made_on,unit,schooling,trade1_isco,trade1_years,trade1_proof
1,02/05/2017,centre-oujda,ابتدائي,7531,3,تصريح
2,03/05/2017,centre-oujda,بدون,7212,10,تصريح
3,04/05/2017,centre-oujda,إعدادي,7115,5,شهادة عمل
4,05/05/2017,centre-safi,جامعي,5141,2,دبلوم
5,06/05/2017,centre-safi,ابتدائي,5221,7,تصريح
6,07/05/2017,centre-safi,إعدادي,7212,1,تصريح
""",
    "life_projects": """person,goal,trade_isco,title,place,steps,agreed_on,unit,read_aloud,witness
1,تشغيل ذاتي,7531,ورشة خياطة,وجدة,كراء محل | اقتناء آلة,01/06/2017,centre-oujda,,
2,تشغيل ذاتي,7212,ورشة تلحيم,وجدة,اقتناء العدة,02/06/2017,centre-oujda,نعم,كريمة الوالي
3,تشغيل ذاتي,7115,نجارة,وجدة,كراء محل,03/06/2017,centre-oujda,,
4,تشغيل ذاتي,5141,صالون حلاقة,آسفي,كراء محل,04/06/2017,centre-safi,,
5,تشغيل ذاتي,5221,بقالة,آسفي,اقتناء السلعة,05/06/2017,centre-safi,,
6,تشغيل ذاتي,7212,تلحيم,آسفي,اقتناء العدة,06/06/2017,centre-safi,,
""",
    "applications": """application,person,territory,trade_isco,title_ar,option1_kind,option1_cheque_mad,option1_kits
T1,1,oujda,7531,ورشة خياطة,شيك,12.000,
T2,2,oujda,7212,ورشة تلحيم,تجهيزات,,welding:1
T3,3,oujda,7115,نجارة,شيك,"14 000,00",
T4,4,safi,5141,صالون حلاقة,شيك,١٤٠٠٠,
T5,5,safi,5221,بقالة,شيك,11000,
T6,6,safi,7212,تلحيم,تجهيزات,,welding:1
""",
}

# application: (plan, will) of the first and third members; the second gives a point less, and is recused on T5.
GIVEN = {"T1": (16, 8), "T2": (14, 9), "T3": (12, 7), "T4": (17, 6), "T5": (15, 8), "T6": (5, 3)}


def write_by_hand(folder: Path) -> Path:
    """The folder as typed; its marks are the table above, written out."""
    folder.mkdir()
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    for name, text in SHEETS.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "marks.csv").write_text("\n".join(_marks()) + "\n", encoding="utf-8")
    return folder


def _marks() -> list[str]:
    lines = ["application,member,criterion,mark,recused"]
    for application, (plan, will) in GIVEN.items():
        for member in ("one", "three"):
            lines += [f"{application},{member},plan,{plan},", f"{application},{member},will,{will},"]
        if application == "T5":
            lines.append("T5,two,,,نعم")
        else:
            lines += [f"{application},two,plan,{plan - 1},", f"{application},two,will,{will - 1},"]
    return lines
