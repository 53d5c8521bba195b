"""A fingerprint of an instance's content, so that a proposal can be replayed and checked years later."""

from __future__ import annotations

import hashlib
import json

import numpy as np

from fursa.rules.allocation.instance import Instance, Strings


def digest(instance: Instance) -> str:
    """SHA-256 in hexadecimal over the head (JSON) and the arrays (little-endian), each with its length.

    Independent of the file format and of the order of an applicant's groups; the order of applicants and of
    their options counts. Source: docs/rules/allocation.md, "The digest".
    """
    seal = hashlib.sha256(b"fursa-allocation-1\n")
    rules = [[r.id, r.kind, r.group, r.resource, _text(r.minimum), _text(r.maximum)] for r in instance.rules]
    head = [instance.budget, instance.pass_mark, rules, instance.groups, instance.resources]
    _add(seal, json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode())
    _add(seal, _joined(instance.applicants))
    _add(seal, instance.forced.astype("<i1").tobytes())
    lengths = np.diff(instance.profile_start)
    texts = np.split(instance.profile_groups.astype("<i4"), np.cumsum(lengths)[:-1]) if len(lengths) else []
    keys = [hashlib.sha256(codes.tobytes()).digest()[:8] for codes in texts]
    profiles = np.frombuffer(b"".join(keys), dtype="<u8")
    _add(seal, profiles[instance.profile].tobytes() if len(profiles) else b"")
    _add(seal, np.diff(instance.option_start).astype("<i8").tobytes())
    names = [hashlib.sha256(str(name).encode()).digest()[:8] for name in instance.option_names]
    codes = np.frombuffer(b"".join(names), dtype="<u8")
    _add(seal, codes[instance.option_code].tobytes() if len(codes) else b"")
    for array in (instance.option_forced.astype("<i1"), instance.cost, instance.value):
        _add(seal, array.astype(array.dtype.newbyteorder("<")).tobytes())
    _add(seal, np.diff(instance.use_start).astype("<i8").tobytes())
    _add(seal, instance.use_resource.astype("<i4").tobytes())
    _add(seal, instance.use_amount.astype("<i8").tobytes())
    return seal.hexdigest()


def _add(seal: hashlib._Hash, content: bytes) -> None:
    seal.update(len(content).to_bytes(8, "little"))
    seal.update(content)


def _joined(names: Strings) -> bytes:
    parts = ["\n".join(names[i : i + 65536].tolist()) for i in range(0, len(names), 65536)]
    return "\n".join(parts).encode()


def _text(bound: object) -> str | None:
    return None if bound is None else str(bound)
