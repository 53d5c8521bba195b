"""The child of `engine`: receives models, runs HiGHS, sends back what it finds. Started by `python -m`."""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection
from typing import Any

import highspy
import numpy as np

from fursa.rules.allocation.engine import Outcome, Status
from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.model import Model

_STATUS: dict[Any, Status] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnboundedOrInfeasible: "infeasible",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
}
_FIXED = {"random_seed": 0, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.9, "output_flag": False}


def lp_of(model: Model, objective: Floats, *, integer: bool) -> Any:
    """The model as HiGHS wants it."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = model.width, len(model.row_low) + len(model.added)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = objective, model.column_low, model.column_high
    extra_index = [np.flatnonzero(factors).astype(np.int32) for _, _, factors in model.added]
    lengths = np.cumsum([0, *(len(i) for i in extra_index)]) + model.start[-1]
    lp.row_lower_ = np.append(model.row_low, [low for low, _, _ in model.added])
    lp.row_upper_ = np.append(model.row_high, [high for _, high, _ in model.added])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    lp.a_matrix_.start_ = np.append(model.start[:-1], lengths).astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate([model.index, *extra_index])
    lp.a_matrix_.value_ = np.concatenate(
        [model.factor, *(f[i] for (_, _, f), i in zip(model.added, extra_index, strict=True))]
    )
    if integer:
        whole, free = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        lp.integrality_ = [whole] * len(model.options) + [free] * model.extra
    return lp


def run(
    connection: Connection,
    model: Model,
    objective: Floats,
    integer: bool,
    start: Floats | None,
    options: dict[str, Any],
) -> Outcome:
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.silent()
    for name, value in {**_FIXED, **options}.items():
        highs.setOptionValue(name, value)
    highs.passModel(lp_of(model, objective, integer=integer))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        highs.setSolution(solution)
    if integer:

        def better(kind: Any, message: str, out: Any, into: Any, data: Any) -> None:
            connection.send(("found", np.array(out.mip_solution)))

        highs.setCallback(better, None)
        highs.startCallback(highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution)
    highs.run()
    status = _STATUS.get(highs.getModelStatus(), "limit")
    info, solution = highs.getInfo(), highs.getSolution()
    has_point = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return Outcome(
        status,
        np.array(solution.col_value) if has_point else None,
        info.objective_function_value,
        info.mip_dual_bound if integer else info.objective_function_value,
        None if integer or not solution.dual_valid else np.array(solution.row_dual),
        int(info.mip_node_count) if integer else 0,
    )


def main() -> None:
    connection = Connection(int(sys.argv[1]))
    while True:
        try:
            order = connection.recv()
        except EOFError:
            return
        connection.send(("done", run(connection, *order)))


if __name__ == "__main__":
    main()
