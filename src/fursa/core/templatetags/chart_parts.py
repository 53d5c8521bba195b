"""A drawing and its table from the same rows: no number is ever in the one and not in the other."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.utils.formats import get_format, number_format
from django.utils.translation import get_language_bidi

from fursa.core.templatetags.cells import amount
from fursa.core.templatetags.parts import Chart, Column, Table


def chart(chart: Chart) -> dict[str, Any]:
    """`{% chart chart %}`: drawn by ECharts where there is script; the table stands under it always."""
    table = chart.table or Table(
        caption=chart.title,
        columns=[Column(chart.heading), *(Column(name, chart.unit) for name in chart.series)],
        rows=[(label, *values) for label, values in chart.rows],
        total=chart.total,
        stacks=len(chart.series) > 2,
        caption_hidden=True,
    )
    return {
        "chart": chart,
        "table": table,
        "drawing": drawing(chart),
        "drawing_id": f"chart-{uuid4().hex[:8]}",
    }


def drawing(chart: Chart) -> dict[str, Any]:
    """What the script needs and nothing more; numbers come written as they stand in the table."""
    return {
        "kind": chart.kind,
        "rtl": get_language_bidi(),
        "title": str(chart.title),
        "labels": [str(label) for label, _ in chart.rows],
        "group": str(get_format("THOUSAND_SEPARATOR")),
        "series": [
            {
                "name": str(name),
                "values": [values[i] for _, values in chart.rows],
                "shown": [_shown(values[i], chart.unit) for _, values in chart.rows],
            }
            for i, name in enumerate(chart.series)
        ],
        "money": chart.unit == "money",
    }


def _shown(value: int, unit: str) -> str:
    return amount(value) if unit == "money" else str(number_format(value, use_l10n=True, force_grouping=True))
