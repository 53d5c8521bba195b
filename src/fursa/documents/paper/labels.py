"""The words that the terminal and the page put before what a code says."""

from __future__ import annotations

from fursa.rules.messages import N_

DOCUMENT = N_("Document")
REFERENCE = N_("Reference")
AMOUNT = N_("Amount")
AMOUNT_IN_WORDS = N_("Amount in words")
ISSUED_ON = N_("Issued on")
ISSUED_BY = N_("Issued by")
SAMPLE_NOTE = N_("This is a sample: it shows how documents are checked and has no value.")
