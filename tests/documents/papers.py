"""Builds typed examples of documents. Every person here is invented."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf

from fursa.documents.paper.communique import Communique, FigureTable, KeyFigure
from fursa.documents.paper.heading import Heading, Issuer
from fursa.documents.paper.issuing import Order, SealedPaper, seal_paper
from fursa.documents.paper.keys import KeyClass, KeyRing, SigningKey
from fursa.documents.paper.life_project import LifeProjectPaper, PlannedLine, SimplePlan
from fursa.documents.paper.lists import (
    CeremonyList,
    CeremonyRow,
    ChequeList,
    ChequeRow,
    EquipmentList,
    EquipmentRow,
    Signatory,
)
from fursa.documents.paper.minutes import AimFigures, DecisionRow, Member, Minutes, Recusal, ReserveRow
from fursa.documents.paper.receipts import Certificate, ChequeReceipt, EquipmentRecord, Undertaking
from fursa.documents.paper.sheets import AimSide, ApplicantSheet, CommitteeSheet, CriterionMark, OptionRow
from fursa.documents.paper.typesetting import Content, Typesetter
from fursa.documents.paper.values import Guardian, Holder, Item, PersonName, Signing, Wording

DAY = date(2015, 7, 3)


def words(ar: str, fr: str, en: str = "") -> Wording:
    return Wording(ar=ar, fr=fr, en=en)


ISSUER = Issuer(
    neutral=words("مؤسسة فرصة للمبادرة", "Fondation Fursa pour l’initiative", "Fursa Foundation"),
    programme=words("برنامج دعم المشاريع الصغرى", "Programme d’appui aux micro-projets"),
    address="https://fursa.example",
    letterhead=(words("مؤسسة لإعادة إدماج السجناء", "Fondation pour la réinsertion des détenus"),),
)
HOLDER = Holder(
    name=PersonName(ar="عبد الرحيم بنسليمان", fr="Abderrahim Bensliman"), identity_card="BK 482913"
)
WITNESS = PersonName(ar="حسن المرابط", fr="Hassan Mrabet")
GUARDIAN = Guardian(
    name=PersonName(ar="محمد بنسليمان", fr="Mohamed Bensliman"),
    identity_card="BK 11223",
    relation=words("أبا", "père"),
)
CASABLANCA = words("الدار البيضاء", "Casablanca")
FISH = words("بيع السمك بالتجوال", "Vente ambulante de poisson")
OFFICER = PersonName(ar="فاطمة الزهراء العلوي", fr="Fatima Zahra Alaoui")
ITEMS = (
    Item(
        name=words("آلة خياطة صناعية", "Machine à coudre"),
        quantity=2,
        unit_price_centimes=450000,
        serial_number="JK-88",
    ),
    Item(name=words("مقص احترافي", "Ciseaux"), quantity=3, unit_price_centimes=8550),
)
SIGNATORIES = (
    Signatory(name=words("كريم التازي", "Karim Tazi"), role=words("رئيس(ة) اللجنة", "Président(e)")),
)
KINSHIP = words("قرابة عائلية", "Parenté")
CRITERIA = (CriterionMark(name=words("حاجة السوق", "Besoin du marché"), mark="14", out_of="20"),)


def heading(reference: str = "R15-000317-K", *, language: str = "ar", issuer: Issuer = ISSUER) -> Heading:
    return Heading(
        reference=reference,
        edition_code="ramadan-2015",
        edition=words("دورة رمضان 2015", "Édition Ramadan 2015"),
        issued_on=DAY,
        issuer=issuer,
        language=language,
    )


def cheque_receipt(
    *, amount_centimes: int = 1500000, signing: Signing | None = None, project: Wording = FISH
) -> ChequeReceipt:
    return ChequeReceipt(
        holder=HOLDER,
        signing=signing or Signing(),
        amount_centimes=amount_centimes,
        cheque_number="4471203",
        bank=words("البنك الشعبي", "la Banque populaire"),
        project=project,
        place=CASABLANCA,
        handed_over_on=DAY,
        handed_over_by=OFFICER,
    )


def equipment_record(signing: Signing | None = None) -> EquipmentRecord:
    return EquipmentRecord(
        holder=HOLDER,
        signing=signing or Signing(),
        items=ITEMS,
        project=FISH,
        place=CASABLANCA,
        handed_over_on=DAY,
        handed_over_by=OFFICER,
    )


def undertaking() -> Undertaking:
    return Undertaking(
        holder=HOLDER,
        signing=Signing(),
        project=FISH,
        place=CASABLANCA,
        cheque_centimes=1500000,
        equipment_centimes=900000,
        follow_up_months=24,
    )


def certificate() -> Certificate:
    return Certificate(
        holder=HOLDER,
        achievement=words("دبلوم التقني في النجارة", "Diplôme de technicien en menuiserie"),
        institution=words("المعهد المتخصص للتكنولوجيا", "Institut spécialisé"),
        passed_on=date(2015, 6, 20),
        place=CASABLANCA,
        signatory=words("المدير(ة)", "Le directeur / la directrice"),
        result=words("حسن", "Bien"),
    )


def minutes() -> Minutes:
    return Minutes(
        number="1/2015",
        held_on=DAY,
        place=CASABLANCA,
        members=(
            Member(name=OFFICER, role=words("المقرر(ة)", "Rapporteur"), present=True),
            Member(name=WITNESS, role=words("عضو", "Membre"), present=False),
        ),
        quorum=1,
        recusals=(Recusal(member=WITNESS, application="D15-00004-7", reason=KINSHIP),),
        rules=(words("لا يتجاوز الدعم الغلاف المالي.", "Le total ne dépasse pas le budget."),),
        aims=(
            AimFigures(
                name=words("أعلى مجموع من النقط", "Total le plus élevé"),
                chosen=True,
                people=317,
                cost_centimes=499999000,
                marks="23.114",
                passed_over=12,
            ),
            AimFigures(
                name=words("ترتيب الاستحقاق", "Ordre de mérite"),
                chosen=False,
                people=309,
                cost_centimes=498999000,
                marks="22.871",
                passed_over=0,
            ),
        ),
        proof=words("ثبت حسابيا أنه لا يوجد مقترح أفضل.", "Optimalité démontrée."),
        draw_seed="ramadan-1436-8812",
        input_digest="9f2c6c5b7e1d44b6",
        budget_centimes=500000000,
        decisions=(
            DecisionRow(
                application="D15-00004-7",
                name=HOLDER.name,
                territory=CASABLANCA,
                project=FISH,
                support=words("شيك", "Chèque"),
                amount_centimes=1500000,
                decision=words("قبول", "Accord"),
                departure=words("أدلى بعقد كراء المحل.", "Bail produit."),
            ),
            DecisionRow(
                application="D15-00005-2",
                name=WITNESS,
                territory=CASABLANCA,
                project=FISH,
                support=words("شيك", "Chèque"),
                amount_centimes=None,
                decision=words("عدم القبول", "Refus"),
            ),
        ),
        reserve=(ReserveRow(rank=1, application="D15-00005-2", name=WITNESS, territory=CASABLANCA),),
        signatories=SIGNATORIES,
    )


def cheque_list() -> ChequeList:
    row = ChequeRow(
        reference="R15-000317-K",
        holder=HOLDER,
        territory=CASABLANCA,
        card_valid_until=date(2020, 1, 1),
        cheque_number="4471203",
        amount_centimes=1500000,
    )
    return ChequeList(rows=(row,), bank=words("البنك الشعبي", "Banque populaire"), signatories=SIGNATORIES)


def equipment_list() -> EquipmentList:
    rows = tuple(
        EquipmentRow(reference=f"E15-00000{n}-K", holder=HOLDER, territory=CASABLANCA, items=ITEMS)
        for n in (1, 2)
    )
    return EquipmentList(rows=rows, signatories=SIGNATORIES)


def ceremony_list() -> CeremonyList:
    row = CeremonyRow(
        reference="R15-000317-K", holder=HOLDER, gives=words("شيك", "Chèque"), amount_centimes=1500000
    )
    return CeremonyList(
        rows=(row,), territory=CASABLANCA, place=words("قاعة الأفراح", "Salle des fêtes"), held_on=DAY
    )


def applicant_sheet() -> ApplicantSheet:
    return ApplicantSheet(
        holder=HOLDER,
        application="D15-00401-7",
        project=FISH,
        decision=words("لم يتم انتقاء مشروعكم في هذه الدورة", "Votre projet n’a pas été retenu"),
        decided_on=DAY,
        criteria=CRITERIA,
        held_back=(words("بلغ عدد مشاريع هذه الحرفة حده.", "Le plafond du métier est atteint."),),
        improve=(words("الإدلاء بوعد بكراء المحل.", "Apporter une promesse de bail."),),
        review_until_on=date(2015, 8, 3),
        review_where=words("مركز المواكبة", "Centre d’accompagnement"),
    )


def committee_sheet() -> CommitteeSheet:
    return CommitteeSheet(
        application="D15-00401-7",
        name=HOLDER.name,
        project=FISH,
        territory=CASABLANCA,
        criteria=CRITERIA,
        options=(OptionRow(name=words("شيك", "Chèque"), cost_centimes=1500000, marks="69", proposed=False),),
        aims=(
            AimSide(
                name=words("حسب الاستحقاق", "Ordre de mérite"),
                result=words("غير مقترح", "Non proposé"),
                reasons=(words("بلغ سقف الحرفة.", "Plafond atteint."),),
                estimates=(words("كان سيُقترح بثلاث نقط إضافية.", "Proposé avec 3 points de plus."),),
            ),
        ),
        decision=words("قبول", "Acceptation"),
        support=words("شيك", "Chèque"),
        departure=words("المحل جاهز.", "Le local est prêt."),
    )


def communique() -> Communique:
    return Communique(
        title="دعم 317 مشروعا صغيرا",
        place="الدار البيضاء",
        published_on=DAY,
        key_figures=(KeyFigure(value="317", label="مستفيد(ة)"),),
        paragraphs=("أعطيت انطلاقة الدورة.",),
        tables=(FigureTable(title="المدن", columns=("المدينة", "العدد"), rows=(("الدار البيضاء", "62"),)),),
        notes=("المصدر: سجلات البرنامج.",),
    )


def carried() -> list[Content]:
    """One of each document that a person carries."""
    aloud = Signing(read_aloud=True, witness=WITNESS, guardian=GUARDIAN)
    return [
        cheque_receipt(),
        cheque_receipt(signing=aloud),
        equipment_record(),
        equipment_record(aloud),
        undertaking(),
        certificate(),
        applicant_sheet(),
        life_project(),
        life_project(signing=aloud, plan=None, trade=None, place=None, needs=()),
    ]


def life_project(**changed: object) -> LifeProjectPaper:
    person, service = (
        words("المعني(ة) بالأمر", "la personne elle-même"),
        words("المصلحة المواكِبة", "le service"),
    )
    values: dict[str, object] = {
        "holder": HOLDER, "signing": Signing(), "version": 2, "agreed_on": DAY,
        "goal": words("التشغيل الذاتي", "auto-emploi"), "title": "بيع السمك بالتجوال قرب السوق الأسبوعي",
        "trade": FISH, "place": CASABLANCA,
        "needs": (
            PlannedLine(text="تجديد البطاقة الوطنية", owner=person, due_on=DAY, what=words("الوثائق", "Papiers")),
        ),
        "steps": (
            PlannedLine(text="اقتناء صندوق تبريد وميزان", owner=service, due_on=DAY),
            PlannedLine(text="أول أسبوع من البيع", owner=person, due_on=None),
        ),
        "plan": SimplePlan(
            investment_centimes=2_000_000, own_contribution_centimes=200_000, sales_centimes=600_000,
            purchases_centimes=200_000, charges_centimes=150_000, left_centimes=250_000, month=8,
        ),
        "signed_for_service": OFFICER, **changed,
    }  # fmt: skip
    return LifeProjectPaper(**values)  # type: ignore[arg-type]


def every() -> list[Content]:
    """One of each document there is."""
    lists: list[Content] = [cheque_list(), equipment_list(), ceremony_list()]
    return [*carried(), *lists, minutes(), committee_sheet(), communique()]


def ring(folder: Path) -> KeyRing:
    return KeyRing(folder / "keys")


def key(keys: KeyRing, key_class: KeyClass = KeyClass.LIVE) -> SigningKey:
    return keys.signing_key(key_class, issuer=ISSUER.neutral, today=DAY)


def sealed(content: Content, signing_key: SigningKey, reference: str = "R15-000317-K") -> SealedPaper:
    return seal_paper(Order(content, heading(reference)), signing_key, Typesetter())


def text_of(pdf: bytes) -> str:
    """The text of all pages, in the order that the file's own tags give."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
