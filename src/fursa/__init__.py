"""Fursa: from the first interview inside prison to a place in the world outside."""

__version__ = "0.1.0"
