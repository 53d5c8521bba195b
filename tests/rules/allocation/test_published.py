"""The published formats of knapsacks, read from tiny files written here."""

from __future__ import annotations

from pathlib import Path

from benchmarks.allocation.knapsacks import published, published_classes

from fursa.rules.allocation import Instance, solve


def test_a_multi_dimensional_file_gives_each_problem_with_the_value_it_names(tmp_path: Path) -> None:
    path = tmp_path / "mknap"
    path.write_text("2\n3 2 11\n5 6 7\n1 2 3\n3 2 1\n4 4\n1 1 0\n9\n2\n1\n", encoding="ascii")

    (first, best), (second, unknown) = published(path)

    assert (best, unknown) == (11, 0)
    assert solve(Instance.from_mapping(first)).value == 12  # the first and the third: 5 + 7
    assert solve(Instance.from_mapping(second)).value == 0  # weight 2, capacity 1


def test_of_each_class_of_a_multiple_choice_file_one_item_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "mmkp"
    path.write_text("2 2\n5 5\n2\n10 3 0\n20 4 4\n3\n1 1 1\n7 1 3\n9 3 1\n", encoding="ascii")

    result = solve(Instance.from_mapping(published_classes(path)))

    assert (result.value, result.count) == (21, 2)  # 20 + 1 at (5, 5); 10 + 9 would take six of the first
