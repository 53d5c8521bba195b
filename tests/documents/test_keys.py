"""The folder of keys."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from fursa.documents.paper.keys import KeyClass, KeysError
from tests.documents import papers


def test_the_first_use_makes_the_key_that_the_next_use_finds(tmp_path: Path) -> None:
    first = papers.key(papers.ring(tmp_path))
    second = papers.key(papers.ring(tmp_path))

    assert first.public == second.public


def test_each_installation_has_its_own_keys(tmp_path: Path) -> None:
    here = papers.key(papers.ring(tmp_path / "a"), KeyClass.SAMPLE)
    there = papers.key(papers.ring(tmp_path / "b"), KeyClass.SAMPLE)

    assert here.public.key_id != there.public.key_id


def test_a_key_id_says_its_class(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)

    assert papers.key(keys, KeyClass.LIVE).public.key_id.startswith("live-")
    assert papers.key(keys, KeyClass.SAMPLE).public.key_id.startswith("sample-")


def test_private_keys_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)
    made = papers.key(keys)

    mode = stat.S_IMODE((keys.folder / f"{made.public.key_id}.key").stat().st_mode)

    assert mode == 0o600
    assert stat.S_IMODE(keys.folder.stat().st_mode) == 0o700


def test_a_new_key_signs_and_the_old_one_still_verifies(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)
    old = papers.key(keys)
    new = keys.rotate(KeyClass.LIVE, issuer=papers.ISSUER.neutral, today=papers.DAY)

    found = keys.find(KeyClass.LIVE, old.public.short_hash)

    assert papers.key(keys).public == new.public
    assert found is not None
    assert found.verifies(old.sign(b"paper"), b"paper")


def test_a_public_key_put_under_another_name_is_not_believed(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path / "ours")
    ours = papers.key(keys)
    others = papers.ring(tmp_path / "theirs")
    theirs = papers.key(others)
    swapped = (others.folder / f"{theirs.public.key_id}.pub.json").read_bytes()
    (keys.folder / f"{ours.public.key_id}.pub.json").write_bytes(swapped)

    assert keys.find(KeyClass.LIVE, ours.public.short_hash) is None


def test_a_broken_private_key_names_its_file(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)
    made = papers.key(keys)
    (keys.folder / f"{made.public.key_id}.key").write_bytes(b"not a key")

    with pytest.raises(KeysError, match=made.public.key_id):
        papers.key(keys)
