"""The keys that sign documents: a folder of Ed25519 keys, old public keys kept for ever.

    FURSA_DATA/keys/<key id>.pub.json   public: class, issuer's name, when it was made
    FURSA_DATA/keys/<key id>.key        private (PEM, readable by the owner alone)
    FURSA_DATA/keys/current-live, current-sample   the id that signs now

A key id is a short hash of the public key with its class in front: ``live-…`` or ``sample-…``. Sample keys
are made by each installation for itself, so what they sign verifies nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fursa.documents.paper.values import Wording
from fursa.rules.messages import N_, Message

ID_BYTES = 5


class KeyClass(Enum):
    """LIVE signs what counts; SAMPLE signs only demonstration papers."""

    LIVE = "live"
    SAMPLE = "sample"


class KeysError(Exception):
    """The folder of keys cannot be used; `message` says which file and why."""

    def __init__(self, msgid: str, **params: object) -> None:
        self.message = Message(msgid, params)
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key and who signs with it."""

    key_class: KeyClass
    raw: bytes
    issuer: Wording
    made_on: date

    @property
    def short_hash(self) -> bytes:
        """First 5 bytes of SHA-256 over the class and the raw public key: what the code carries."""
        return hashlib.sha256(self.key_class.value.encode() + b"\0" + self.raw).digest()[:ID_BYTES]

    @property
    def key_id(self) -> str:
        return f"{self.key_class.value}-{base64.b32encode(self.short_hash).decode().lower()}"

    def verifies(self, signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key in memory with its public half."""

    public: PublicKey
    private: Ed25519PrivateKey

    def sign(self, message: bytes) -> bytes:
        """64 bytes; Ed25519 is deterministic, so the same message gives the same signature."""
        return self.private.sign(message)


class KeyRing:
    """The keys of one installation. Reading needs no private key; signing makes one on first use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key_class: KeyClass, short_hash: bytes) -> PublicKey | None:
        """The public key with this short hash, whether it still signs or not; None when unknown here."""
        name = f"{key_class.value}-{base64.b32encode(short_hash).decode().lower()}"
        path = self.folder / f"{name}.pub.json"
        if not path.is_file():
            return None
        key = _read_public(path)
        return key if key.key_id == name else None

    def is_in_production(self) -> bool:
        """Whether this installation ever signed what counts: from then on it accepts no sample."""
        return (self.folder / f"current-{KeyClass.LIVE.value}").is_file()

    def signing_key(self, key_class: KeyClass, *, issuer: Wording, today: date) -> SigningKey:
        """The key that signs now; made, with `issuer`'s name beside it, when this installation has none."""
        current = self.folder / f"current-{key_class.value}"
        if not current.is_file():
            return self.rotate(key_class, issuer=issuer, today=today)
        name = current.read_text("ascii").strip()
        public = _read_public(self.folder / f"{name}.pub.json")
        try:
            pem = (self.folder / f"{name}.key").read_bytes()
            private = serialization.load_pem_private_key(pem, password=None)
        except (OSError, ValueError) as error:
            raise KeysError(N_("%(file)s cannot be read"), file=f"{name}.key") from error
        if (
            not isinstance(private, Ed25519PrivateKey)
            or private.public_key().public_bytes_raw() != public.raw
        ):
            raise KeysError(
                N_("%(file)s and %(other)s do not belong together"),
                file=f"{name}.key",
                other=f"{name}.pub.json",
            )
        return SigningKey(public, private)

    def rotate(self, key_class: KeyClass, *, issuer: Wording, today: date) -> SigningKey:
        """Make a new key that signs from now on; the former public key stays and goes on verifying."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        private = Ed25519PrivateKey.generate()
        public = PublicKey(key_class, private.public_key().public_bytes_raw(), issuer, today)
        pem = private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        _write(self.folder / f"{public.key_id}.key", pem, mode=0o600)
        _write(self.folder / f"{public.key_id}.pub.json", _public_json(public), mode=0o644)
        _write(self.folder / f"current-{key_class.value}", public.key_id.encode(), mode=0o644)
        return SigningKey(public, private)


def _public_json(key: PublicKey) -> bytes:
    said = {
        "class": key.key_class.value,
        "public_key": base64.b64encode(key.raw).decode(),
        "issuer": {"ar": key.issuer.ar, "fr": key.issuer.fr, "en": key.issuer.en},
        "made_on": key.made_on.isoformat(),
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def _read_public(path: Path) -> PublicKey:
    try:
        said = json.loads(path.read_bytes())
        issuer = Wording(ar=said["issuer"]["ar"], fr=said["issuer"]["fr"], en=said["issuer"].get("en", ""))
        raw = base64.b64decode(said["public_key"], validate=True)
        return PublicKey(KeyClass(said["class"]), raw, issuer, date.fromisoformat(said["made_on"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeysError(N_("%(file)s cannot be read"), file=path.name) from error


def _write(path: Path, content: bytes, *, mode: int) -> None:
    """Whole or not at all: written beside, synced, then renamed."""
    beside = path.with_suffix(path.suffix + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
