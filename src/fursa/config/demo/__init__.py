"""The whole sample edition, from a folder of files to receipts and public figures, through the same actions."""

from fursa.config.demo.accounts import Account, ready_accounts
from fursa.config.demo.edition import run_edition
from fursa.config.demo.places import run_places
from fursa.config.demo.present import run_present

__all__ = ["Account", "ready_accounts", "run_edition", "run_places", "run_present"]
