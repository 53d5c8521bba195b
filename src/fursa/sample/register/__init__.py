"""Synthetic registers with their truth: who is twice in them, in which script, with which errors."""

from fursa.sample.register.building import Register, build_register
from fursa.sample.register.errors import SHARES
from fursa.sample.register.writing import COLUMNS, TRUTH_COLUMNS, write_register

__all__ = ["COLUMNS", "SHARES", "TRUTH_COLUMNS", "Register", "build_register", "write_register"]
