"""A row of a sample sheet: column code → value, as the columns of `fursa.exchange.sheets` name them."""

from __future__ import annotations

import datetime as dt

SheetRow = dict[str, str | int | float | bool | dt.date | None]
