"""Duplicates in a whole register: keys prepared here, pairs weighed by Splink, names looked at again."""

from fursa.rules.identity.linking.linking import Linked, link
from fursa.rules.identity.linking.reading import Refusal, RegisterError, Rows, read_register
from fursa.rules.identity.linking.writing import write_linked

__all__ = ["Linked", "Refusal", "RegisterError", "Rows", "link", "read_register", "write_linked"]
