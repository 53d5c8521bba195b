"""Invented editions of any size: territories, trades, kits, shares; the rules bind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

Correlation = Literal["uncorrelated", "correlated", "strongly correlated"]
STEP = 50_000  # centimes: amounts are multiples of 500 dirhams
PART = 100_000  # applicants written at a time


class Edition:
    """A generated edition, column by column; `write_parquet` or `mapping` gives it away."""

    def __init__(
        self,
        applicants: int,
        *,
        territories: int,
        trades: int,
        options: int = 3,
        kits: int = 40,
        seed: int = 0,
        correlation: Correlation = "uncorrelated",
    ) -> None:
        random = np.random.default_rng(seed)
        n, j = applicants, options
        self.n, self.j = n, j
        self.territories, self.trades, self.kits = territories, trades, kits
        self.territory = random.integers(0, territories, n).astype(np.int16)
        self.trade = random.integers(0, trades, n).astype(np.int16)
        self.female = random.random(n) < 0.12
        self.age = random.choice(np.array([0, 1, 2], dtype=np.int8), n, p=[0.05, 0.4, 0.55])
        cost = random.integers(16, 81, (n, j))
        mark = random.integers(300, 1000, n)
        if correlation == "uncorrelated":
            value = mark[:, None] + random.integers(-20, 21, (n, j))
        elif correlation == "correlated":
            value = cost * 10 + random.integers(-100, 101, (n, j))
        else:
            value = cost * 10 + 100
        self.cost = (cost * STEP).astype(np.int64)
        self.value = np.maximum(value, 1).astype(np.int64)
        self.kit = np.where(random.random((n, j)) < 0.4, self.trade[:, None] % kits, -1).astype(np.int16)
        self.budget = int(self.cost.mean() * n * 0.4) // STEP * STEP
        self.rules = list(self._rules(random))

    def _rules(self, random: np.random.Generator) -> Iterator[dict[str, Any]]:
        sizes = np.bincount(self.territory, minlength=self.territories)
        cells = np.bincount(
            self.territory.astype(np.int64) * self.trades + self.trade,
            minlength=self.territories * self.trades,
        )
        mean = self.cost.mean()
        for t in range(self.territories):
            low, high = random.uniform(0.3, 0.45), random.uniform(0.46, 0.6)
            yield {
                "id": f"places-{t}",
                "kind": "count",
                "group": f"territory:{t}",
                "min": int(sizes[t] * low),
                "max": int(sizes[t] * high),
            }
            most = int(sizes[t] * mean * random.uniform(0.3, 0.5)) // STEP * STEP
            yield {"id": f"funds-{t}", "kind": "cost", "group": f"territory:{t}", "min": None, "max": most}
            for k in range(self.trades):
                cap = int(cells[t * self.trades + k] * random.uniform(0.3, 0.9)) + 1
                yield {
                    "id": f"cap-{t}-{k}",
                    "kind": "count",
                    "group": f"trade:{t}:{k}",
                    "min": None,
                    "max": cap,
                }
        for k in range(self.kits):
            most = int((self.kit == k).sum() * 0.25)
            yield {"id": f"kit-{k}", "kind": "stock", "resource": f"kit:{k}", "max": most}
        yield {"id": "women", "kind": "share", "group": "sex:f", "min": 0.15, "max": None}
        yield {"id": "young", "kind": "share", "group": "age:young", "min": 0.42, "max": None}
        yield {
            "id": "juveniles",
            "kind": "count",
            "group": "age:juvenile",
            "min": int(self.n * 0.05 * 0.5),
            "max": None,
        }

    def groups(self, begin: int, end: int) -> list[list[str]]:
        ages = ("age:juvenile", "age:young", "age:adult")
        return [
            [f"territory:{t}", f"trade:{t}:{k}", "sex:f" if f else "sex:m", ages[a]]
            for t, k, f, a in zip(
                self.territory[begin:end].tolist(),
                self.trade[begin:end].tolist(),
                self.female[begin:end].tolist(),
                self.age[begin:end].tolist(),
                strict=True,
            )
        ]

    def mapping(self) -> dict[str, Any]:
        """The JSON shape."""
        groups = self.groups(0, self.n)
        people = []
        for i in range(self.n):
            options = [
                {
                    "id": f"o{j}",
                    "cost": int(self.cost[i, j]),
                    "value": int(self.value[i, j]),
                    "uses": {f"kit:{self.kit[i, j]}": 1} if self.kit[i, j] >= 0 else {},
                }
                for j in range(self.j)
            ]
            people.append({"id": f"A{i}", "groups": groups[i], "options": options})
        return {**self.head(), "applicants": people}

    def head(self) -> dict[str, Any]:
        cells = [f"trade:{t}:{k}" for t in range(self.territories) for k in range(self.trades)]
        return {"budget": self.budget, "rules": self.rules, "groups": cells}

    def write_parquet(self, folder: Path) -> None:
        """The folder of Parquet files, written in parts."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "instance.json").write_text(json.dumps(self.head()), encoding="utf-8")
        people = pa.schema({"id": pa.string(), "groups": pa.list_(pa.string())})
        uses = pa.map_(pa.string(), pa.int64())
        rows = pa.schema(
            {
                "applicant": pa.string(),
                "id": pa.string(),
                "cost": pa.int64(),
                "value": pa.int64(),
                "uses": uses,
            }
        )
        with (
            pq.ParquetWriter(folder / "applicants.parquet", people) as applicants,
            pq.ParquetWriter(folder / "options.parquet", rows) as options,
        ):
            for begin in range(0, self.n, PART):
                end = min(begin + PART, self.n)
                ids = [f"A{i}" for i in range(begin, end)]
                applicants.write_table(pa.table([ids, self.groups(begin, end)], schema=people))
                kits = self.kit[begin:end].ravel().tolist()
                options.write_table(
                    pa.table(
                        [
                            [name for name in ids for _ in range(self.j)],
                            [f"o{j}" for _ in ids for j in range(self.j)],
                            self.cost[begin:end].ravel(),
                            self.value[begin:end].ravel(),
                            pa.array([[(f"kit:{k}", 1)] if k >= 0 else [] for k in kits], uses),
                        ],
                        schema=rows,
                    )
                )
