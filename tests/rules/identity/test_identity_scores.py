"""Scores: symmetric, between 0 and 1, high for one name and low for two, whatever the text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fursa.rules.identity import Verdict, compare, rank, score_pairs

ANY_TEXT = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(min_codepoint=0x621, max_codepoint=0x6FF), max_size=20),
    st.text(st.sampled_from("abdefhiklmnorstuy' ^-0123٣\u202e\u200fé"), max_size=25),
)

ONE_NAME = [
    ("محمد بنعلي", "Mohamed Ben Ali"),
    ("محمد بنعلي", "Med Benali"),
    ("عبد الإله الزروالي", "Abdelilah Zerouali"),
    ("فاطمة الزهراء العمراني", "Fatima Zahra El Amrani"),
    ("مولاي إدريس العلوي", "Driss Alaoui"),
    ("خديجة أيت الطالب", "Khadija Ait Taleb"),
    ("يوسف اوشن", "Ouchen Youssef"),
    ("الحسين بوعزة", "Lhoussaine Bouazza"),
    ("نور الدين كنون", "Nourdine Guennoun"),
    ("Abdelkader Cherkaoui", "Abd El Kader Charkaoui"),
    ("Soufiane Ouahbi", "Sofyan Wahbi"),
    ("عبد الله التازي", "عبدالله التازى"),
]
TWO_NAMES = [
    ("محمد بنعلي", "Ahmed Ben Ali"),
    ("حسن العلوي", "Houssine Alaoui"),
    ("محمد التازي", "Mahmoud Tazi"),
    ("فاطمة العمراني", "Fatima El Omari"),
    ("خديجة أيت الطالب", "Said Ait Taleb"),
    ("Karim Bennani", "Karima Bennani"),
    ("رشيد الفاسي", "رشيدة الفاسي"),
]


@pytest.mark.parametrize(("left", "right"), ONE_NAME)
def test_spellings_of_one_name_score_above_one_half(left: str, right: str) -> None:
    assert score_pairs([left], [right])[0] > 0.5


@pytest.mark.parametrize(("left", "right"), TWO_NAMES)
def test_two_names_score_below_one_half(left: str, right: str) -> None:
    assert score_pairs([left], [right])[0] < 0.5


@given(ANY_TEXT, ANY_TEXT)
def test_a_score_is_symmetric_and_between_0_and_1(left: str, right: str) -> None:
    there, back = score_pairs([left, right], [right, left])

    assert there == back
    assert 0 <= there <= 1


@given(ANY_TEXT, ANY_TEXT)
def test_a_pair_scores_alone_as_it_does_in_a_batch(left: str, right: str) -> None:
    names = ["محمد بنعلي", left, "Fatima Zahra El Amrani"]

    batch = score_pairs(names, ["Mohamed Ben Ali", right, "عبد الرحمان"])

    assert batch[1] == pytest.approx(score_pairs([left], [right])[0], abs=1e-5)


@given(ANY_TEXT, ANY_TEXT)
def test_comparing_any_text_gives_reasons(left: str, right: str) -> None:
    found = compare(left, right)

    assert found.reasons
    assert all(str(reason) for reason in found.reasons)


def test_an_empty_name_scores_0() -> None:
    assert np.array_equal(score_pairs(["", "محمد", "\u200f"], ["", "", "Ali"]), [0, 0, 0])


def test_a_name_scores_1_against_itself_written_otherwise() -> None:
    assert score_pairs(["مُحَمَّد بن علي"], ["محمد  بن‌علي"])[0] == 1


def test_the_reasons_say_which_words_agree_and_which_do_not() -> None:
    found = compare("محمد بنعلي", "Ahmed Benali")

    assert found.verdict is Verdict.DIFFERENT
    assert [str(reason) for reason in found.reasons] == [
        "محمد and ahmed are known as two different names",
        "بنعلي and benali are known spellings of one name",
    ]


def test_a_title_left_aside_is_told() -> None:
    assert "the title مولاي was left aside" in [
        str(reason) for reason in compare("مولاي رشيد", "Rachid").reasons
    ]


def test_the_right_candidate_is_ranked_first() -> None:
    queries = [latin for _, latin in ONE_NAME[:9]]
    candidates = [arabic for arabic, _ in ONE_NAME[:9] if arabic != "محمد بنعلي"] + ["محمد بنعلي"]

    first = {
        match.query: candidates[match.candidate] for match in rank(queries, candidates) if match.rank == 1
    }

    assert [first[k] for k in range(9)] == [arabic for arabic, _ in ONE_NAME[:9]]


def test_a_ranking_lists_as_many_candidates_as_there_are_at_most() -> None:
    matches = list(rank(["Ali", ""], ["علي", "عمر"], top=5))

    assert [(match.query, match.rank) for match in matches] == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_nothing_to_rank_gives_nothing() -> None:
    assert list(rank(["Ali"], [])) == list(rank([], ["Ali"])) == []
