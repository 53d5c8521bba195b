"""The commented edition.toml of a template: every key there is, explained, ready to be filled in."""

from __future__ import annotations

from fursa.exchange.language import gettext_for
from fursa.rules.messages import N_, Message


def example_text(language: str) -> str:
    """The file with its comments in `language`; it can be read as it stands, and describes no real edition.

    `# ` begins an explanation; a key that may be left out stands behind a bare `#`, ready to be uncommented.
    """
    gettext = gettext_for(language)
    lines: list[str] = []
    for part in EXAMPLE:
        if isinstance(part, Message):
            lines += [f"# {line}" for line in part.translate(gettext).splitlines()]
        else:
            lines.append(part)
    return "\n".join(lines) + "\n"


EXAMPLE: tuple[str | Message, ...] = (
    Message(
        N_(
            "An edition. Every name has an Arabic text; French and English are welcome. Amounts are in dirhams."
        )
    ),
    'code = "my-edition"',
    Message(
        N_(
            "Who gave the references of people and applications; the same name in every folder of that source."
        )
    ),
    'source = "my-source"',
    Message(N_("true marks everything as a sample.")),
    "sample = false",
    'name = {ar = "دورة البرنامج", fr = "Édition du programme", en = "Edition of the programme"}',
    Message(N_("Other names under which the edition is known.")),
    "aliases = []",
    Message(N_("How many people can be supported.")),
    "places = 10",
    Message(N_("All the money of the edition, the co-funders' amounts included.")),
    'budget_mad = "160.000,00"',
    Message(
        N_(
            "An application's mark is the sum over the criteria of weight × the mean of the members' marks;\n"
            "under the pass mark nobody is proposed, even if money remains."
        )
    ),
    "pass_mark = 20",
    Message(
        N_("“value” seeks the highest total of marks, “merit” keeps the order of merit in each territory.")
    ),
    'aim = "merit"',
    Message(N_("How many members must be present for a decision.")),
    "quorum = 2",
    Message(N_("How many days people have to ask for reconsideration.")),
    "reconsideration_days = 15",
    Message(N_("Who carries out the programme, for internal documents.")),
    'implementer = {ar = "المؤسسة المنفذة", fr = "Organisme exécutant"}',
    "",
    Message(N_("The name on what people carry: neutral, without a word about prison.")),
    "[issuer]",
    'ar = "برنامج المشاريع الصغرى"',
    'fr = "Programme des petits projets"',
    'web = ""',
    "",
    Message(N_("Dates, each known or not: leave out what is not known.")),
    "[dates]",
    "applications_from = 2016-01-04",
    "applications_until = 2016-02-26",
    "committee_on = 2016-03-15",
    "launched_on = 2016-04-15",
    "#ended_on = 2016-12-31",
    'hijri_month = {ar = "رجب 1437"}',
    "",
    Message(
        N_(
            "Territories: HCP codes of regions, provinces or communes; {code, from, until} where one changed.\n"
            "min and max are numbers of people; leave them out where there is no limit."
        )
    ),
    "[[territories]]",
    'code = "sale"',
    'name = {ar = "سلا", fr = "Salé"}',
    'hcp = ["04.441"]',
    "min = 2",
    "max = 8",
    'ceremony = {on = 2016-04-15, place_ar = "دار الثقافة", place_fr = "Maison de la culture", launch = true}',
    "",
    Message(
        N_("The committee's grid: each criterion with its highest mark and its weight (1 where left out).")
    ),
    "[[criteria]]",
    'code = "market"',
    'name = {ar = "ملاءمة السوق", fr = "Marché"}',
    "max = 20",
    "weight = 1",
    "",
    "[[criteria]]",
    'code = "skill"',
    'name = {ar = "الكفاءة", fr = "Compétence"}',
    "max = 20",
    "weight = 1",
    "",
    Message(N_("The members of the committee; signs = true for those who sign the minutes.")),
    "[[committee]]",
    'code = "m1"',
    'name_ar = "العضو الأول"',
    'name_fr = "Premier membre"',
    "signs = true",
    "chair = true",
    "",
    "[[committee]]",
    'code = "m2"',
    'name_ar = "العضو الثاني"',
    "signs = true",
    "",
    Message(N_("Who signs cheques.")),
    "[[signatories]]",
    'code = "director"',
    'name_ar = "المدير"',
    'name_fr = "Directeur"',
    'role = {ar = "المدير", fr = "Directeur"}',
    "",
    Message(N_("Kits of equipment: price with tax; stock where there are only so many.")),
    "[[kits]]",
    'code = "sewing"',
    'name = {ar = "عدة خياطة", fr = "Kit de couture"}',
    'items = [{ar = "آلة خياطة", fr = "Machine à coudre", quantity = 1}]',
    'price_mad = "6.500,00"',
    "stock = 5",
    "",
    Message(
        N_(
            "Co-funders: their money is part of the budget and pays only for what “only” names;\n"
            "leave a list out where anything will do."
        )
    ),
    "#[[cofunders]]",
    '#code = "bank"',
    '#name = {ar = "بنك شريك"}',
    '#amount_mad = "40.000,00"',
    '#only = {territories = ["sale"], kits = ["sewing"], trades = ["7531"]}',
    "",
    Message(
        N_(
            "Rules beyond the territories' min and max: territory_minimum, territory_maximum, trade_maximum,\n"
            "trade_minimum (people), women_minimum_share, young_adults_minimum_share (share; 18 to 30 years).\n"
            "A trade rule without a territory holds in each territory, without a trade for each trade."
        )
    ),
    "[[rules]]",
    'kind = "trade_maximum"',
    "people = 3",
    "",
    "[[rules]]",
    'kind = "women_minimum_share"',
    'share = "15 %"',
    "",
    Message(N_("Published results, to check counted rows against; leave out what was not published.")),
    "#[[published.years]]",
    "#year = 2015",
    "#employed_in_citizen_enterprises = 120",
    "#micro_projects = 80",
    "#learning = {total = 200, women = 12, juveniles = 40}",
    "",
    "#[published.edition]",
    "#beneficiaries = 10",
    "#territories = 1",
    '#cost_more_than_mad = "150.000,00"',
    "",
    "#[published.centres]",
    "#open = 9",
    "#under_construction = 7",
)
