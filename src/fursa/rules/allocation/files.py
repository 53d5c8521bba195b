"""Instances and results as files: JSON, and for the large a folder of Parquet files."""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import re
import stat
import tempfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from fursa.rules.allocation.errors import InstanceError, ResultError
from fursa.rules.allocation.instance import Instance
from fursa.rules.allocation.mapping import instance_from_mapping
from fursa.rules.allocation.result import Result
from fursa.rules.allocation.values import shown
from fursa.rules.messages import N_

HEAD = "instance.json"  # in a folder of Parquet files, what is no table
LARGEST_JSON = 200_000  # applicants; more than that is read from Parquet
_OPTIONS = re.compile(rb'"options"\s*:')


def read_instance(path: str | Path) -> Instance:
    """The instance in a JSON file or a folder of Parquet files. Raises InstanceError or OSError.

    Source: docs/rules/allocation.md, "The JSON of an instance" and "The folder of Parquet files".
    """
    path = Path(path)
    if path.is_dir():
        from fursa.rules.allocation.parquet import read_folder

        return read_folder(path)
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):  # a pipe has neither size nor map
            data = _parsed(file.read(), path.name)
        elif status.st_size == 0:
            raise InstanceError(path.name, N_("this file is empty"))
        else:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                data = _parsed(content, path.name)
    if not isinstance(data, Mapping):
        raise InstanceError(path.name, N_("this must be an object"))
    return instance_from_mapping(data)


def _parsed(content: bytes | mmap.mmap, name: str) -> Any:
    """The JSON, too many applicants refused before anything is parsed: each has its key “options” once."""
    for seen, _ in enumerate(_OPTIONS.finditer(content)):
        if seen >= LARGEST_JSON:
            raise InstanceError(
                name,
                N_("more than %(limit)s applicants: write them as a folder of Parquet files"),
                {"limit": LARGEST_JSON},
            )
    return parse_json(content[:], name)


def parse_json(content: bytes, name: str, number: Callable[[str], Any] = Decimal) -> Any:
    """JSON with exact decimals; refuses NaN, infinities, a key that stands twice, and what is no JSON."""

    def constant(word: str) -> NoReturn:
        raise InstanceError(name, N_("%(word)s is not a number"), {"word": word})

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            keys = [key for key, _ in items]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise InstanceError(
                name, N_("the key “%(key)s” stands twice in one object"), {"key": shown(twice)}
            )
        return found

    try:
        return json.loads(content, parse_float=number, parse_constant=constant, object_pairs_hook=pairs)
    except InstanceError:
        raise
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise InstanceError(place, N_("this is not JSON")) from None
    except UnicodeDecodeError:
        raise InstanceError(name, N_("this is not UTF-8 text")) from None
    except RecursionError:
        raise InstanceError(name, N_("this is nested too deep")) from None
    except (ValueError, ArithmeticError):
        raise InstanceError(name, N_("a number has too many digits")) from None


def read_result(path: str | Path) -> dict[str, Any]:
    """A result file's JSON shape, for `check` and `Result.from_mapping`. Raises ResultError or OSError."""
    path = Path(path)
    try:
        data = parse_json(path.read_bytes(), path.name, float)
    except InstanceError as error:
        raise ResultError(error.place, error.reason.msgid, error.reason.params) from None
    if not isinstance(data, dict):
        raise ResultError(path.name, N_("this must be an object"))
    if "chosen_file" in data:
        from fursa.rules.allocation.parquet import read_chosen

        data["chosen"] = read_chosen(path, data.pop("chosen_file"))
    return data


def write_result(result: Result, instance: Instance, path: str | Path) -> None:
    """Write the result as JSON, whole or not at all; over 200,000 applicants `chosen` goes to Parquet beside it.

    Raises OSError. Source: docs/rules/allocation.md, "What a result says".
    """
    path = Path(path)
    data = result.to_mapping(instance)
    if instance.applicant_count > LARGEST_JSON:
        from fursa.rules.allocation.parquet import write_chosen

        data["chosen_file"] = write_chosen(data.pop("chosen"), path)
    write_whole(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
