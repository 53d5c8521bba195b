"""The life project: read, written, signed, compared."""
