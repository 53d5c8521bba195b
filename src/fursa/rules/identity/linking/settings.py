"""What Splink compares and where it looks for pairs: equalities and letter distances that every engine knows."""

from __future__ import annotations

from dataclasses import dataclass

import splink.comparison_level_library as levels
from splink import SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule
from splink.comparison_library import CustomComparison
from splink.internals.comparison_level_creator import ComparisonLevelCreator

# Two records are looked at where they agree on all of one line.
BLOCKS: tuple[tuple[str, ...], ...] = (
    ("national_id_number",),
    ("phone",),
    ("given", "family", "birth_year"),
    ("given", "birth_day"),
    ("family", "birth_day"),
    ("given", "family", "father"),
    ("given", "birth_year", "place"),
    ("family", "birth_year", "place"),
    ("given", "family", "place"),
    ("birth_day", "place"),
)
TURNED = "l.given = r.family and l.family = r.given"
# Parameters are learnt inside these, which leave every comparison free in one of them.
TRAINING: tuple[tuple[str, ...], ...] = (
    ("national_id",),
    ("birth_day", "place"),
    ("given", "family", "birth_year"),
)
ROUGHLY = 1e-6  # the chance that two records drawn at random are one person, before it is estimated


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a comparison; `condition` in SQL that DuckDB and Spark read alike."""

    condition: str
    frequency_of: str = ""


def _name(column: str, other: str = "") -> list[Level]:
    found = [Level(f"{column}_l = {column}_r", column)]
    if other:
        found.append(Level(f"{column}_l = {other}_r and {other}_l = {column}_r"))
    key = f"{column}_key"
    return [
        *found,
        Level(f"{key}_l = {key}_r"),
        Level(f"levenshtein({key}_l, {key}_r) <= 1 and length({key}_l) > 2 and length({key}_r) > 2"),
        Level(f"levenshtein({key}_l, {key}_r) <= 2 and length({key}_l) > 4 and length({key}_r) > 4"),
    ]


def _birth() -> list[Level]:
    same_year = "birth_year_l = birth_year_r"
    next_year = "abs(birth_year_l - birth_year_r) <= 1"
    return [
        Level("birth_day_l = birth_day_r"),
        Level("birth_turned_l = birth_day_r"),
        Level(
            f"{same_year} and birth_month_l = birth_month_r and (birth_day_l is null or birth_day_r is null)"
        ),
        Level(f"{same_year} and (birth_month_l is null or birth_month_r is null)"),
        Level(f"birth_in_year_l = birth_in_year_r and {next_year}"),
        Level("levenshtein(birth_date_l, birth_date_r) <= 1"),
        Level(same_year),
        Level(next_year),
    ]


COMPARISONS: dict[str, list[Level]] = {
    "given": _name("given", "family"),
    "family": _name("family", "given"),
    "father": _name("father"),
    "birth_year": _birth(),
    "place": [
        Level("place_l = place_r", "place"),
        Level("levenshtein(place_key_l, place_key_r) <= 1 and length(place_key_l) > 2 and length(place_key_r) > 2"),
    ],
    "national_id": [
        Level("national_id_number_l = national_id_number_r"),
        Level("levenshtein(national_id_l, national_id_r) <= 1"),
        Level("levenshtein(national_id_l, national_id_r) <= 2"),
    ],
    "phone": [Level("phone_l = phone_r")],
    "sex": [Level("sex_l = sex_r")],
}  # fmt: skip


# Where two records of one person hardly ever differ altogether, learning would drive the chance to nothing.
_FIRST, _LATER = 0.85, 0.12  # shares of true pairs at the first level and at the later ones, before learning
HARDLY_EVER = {"sex": 0.002, "birth_year": 0.001}


def block_column(rule: int) -> str:
    """The column that holds the numbers of the blocks of `BLOCKS[rule]`."""
    return f"block_{rule}"


def splink_settings() -> SettingsCreator:
    """The settings handed to Splink, for any of its engines; pairs come from numbered blocks and turned names."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        probability_two_random_records_match=ROUGHLY,
        comparisons=[_comparison(column, steps) for column, steps in COMPARISONS.items()],
        blocking_rules_to_generate_predictions=[
            *(block_on(block_column(rule)) for rule in range(len(BLOCKS))),
            CustomRule(TURNED),
        ],
        max_iterations=5,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def _comparison(column: str, steps: list[Level]) -> CustomComparison:
    made: list[ComparisonLevelCreator | dict[str, object]] = [levels.NullLevel(column)]
    for k, step in enumerate(steps):
        level = levels.CustomLevel(step.condition).configure(
            m_probability=_FIRST if k == 0 else _LATER / len(steps)
        )
        made.append(level.configure(tf_adjustment_column=step.frequency_of) if step.frequency_of else level)
    differs = levels.ElseLevel().configure(m_probability=1 - _FIRST - _LATER)
    if column in HARDLY_EVER:
        differs = differs.configure(m_probability=HARDLY_EVER[column], fix_m_probability=True)
    return CustomComparison([*made, differs], output_column_name=column)
