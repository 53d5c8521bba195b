"""`fursa allocate`: who is supported, from a file to a file, without any database."""

from __future__ import annotations

import json
import math
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

import click

# Before NumPy is loaded: the systems solved here are small, and a second thread of it only waits.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from fursa.config.cli.session import terminal_language
from fursa.config.cli.words import tell
from fursa.rules.allocation import (
    InstanceError,
    Result,
    check,
    explain,
    for_committee,
    for_reconsideration,
    read_instance,
    read_result,
    reconsider,
    solve,
    write_result,
)
from fursa.rules.allocation.files import HEAD
from fursa.rules.allocation.instance import Instance
from fursa.rules.allocation.result import Aim
from fursa.rules.messages import N_
from fursa.rules.money import format_money_with_unit
from fursa.rules.system_errors import system_reason

EXIT_REFUSED, EXIT_INFEASIBLE, EXIT_NOTHING = 2, 3, 4


def _fail(sentence: str, status: int = EXIT_REFUSED, **params: object) -> NoReturn:
    click.echo(tell(sentence, **params), err=True)
    sys.exit(status)


def _read(path: Path) -> Instance:
    try:
        return read_instance(path)
    except InstanceError as error:
        _fail(N_("Refused. %(finding)s"), finding=error.message)
    except OSError as error:
        _fail(
            N_("%(path)s cannot be read: %(reason)s."),
            path=error.filename or path,
            reason=system_reason(error),
        )
    except KeyboardInterrupt:
        _fail(N_("Interrupted while the instance was read: nothing was written."), EXIT_NOTHING)
    except MemoryError:
        _fail(N_("%(path)s does not fit into this machine's memory."), path=path)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


class _Number(click.FloatRange):
    """A number in a range; NaN, which is in every range, is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(str(value), param, ctx)
        return number


class _Text(click.ParamType[str]):
    """Text that the terminal wrote as UTF-8: it enters the draw and the result."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(ascii(text), param, ctx)
        return text


class _Allocate(click.Group):
    """`fursa allocate INSTANCE …` and `fursa allocate check INSTANCE RESULT` under one name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Allocate)
def allocate() -> None:
    """Choose whom to support within a budget and rules: `fursa allocate INSTANCE -o RESULT`."""


@allocate.command("run", hidden=True)
@click.argument("instance", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Where the result goes."
)
@click.option("--aim", type=click.Choice(["value", "merit"]), default="value", show_default=True)
@click.option(
    "--within",
    type=_Text(),
    default="territory:",
    show_default=True,
    help="How the groups of territories begin.",
)
@click.option(
    "--seed", type=_Text(), default="", help="The seed of the public draw, as it stands in the minutes."
)
@click.option("--gap", type=_Number(0, 1), default=1e-6, show_default=True)
@click.option("--seconds", type=_Number(0, min_open=True), default=60.0, show_default=True)
@click.option(
    "--explain", "explained", multiple=True, metavar="ID", help="Say why this applicant is in or out."
)
def run(
    instance: Path,
    output: Path | None,
    aim: str,
    within: str,
    seed: str,
    gap: float,
    seconds: float,
    explained: tuple[str, ...],
) -> None:
    """Solve INSTANCE (a JSON file or a folder of Parquet files) and write the result as JSON."""
    if output is not None and not output.parent.is_dir():
        _fail(N_("There is no folder %(path)s to write the result to."), path=output.parent)
    if output is not None and any(_is_same(output, path) for path in (instance, instance / HEAD)):
        _fail(N_("%(path)s is the instance: the result may not be written over it."), path=output)
    data = _read(instance)
    for applicant in explained:
        if applicant not in data.position:
            _fail(N_("There is no applicant %(id)s to explain."), id=applicant)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    result = solve(data, aim=cast(Aim, aim), seconds=seconds, gap=gap, seed=seed, within=within)
    if output is None:
        click.echo(json.dumps(result.to_mapping(data), ensure_ascii=False, indent=1))
    else:
        try:
            write_result(result, data, output)
        except OSError as error:
            _fail(N_("%(path)s cannot be written: %(reason)s."), path=output, reason=system_reason(error))
        click.echo(summary(result), err=True)
    for applicant in explained if result.has_proposal else ():
        click.echo(explanation(data, result, applicant, seconds), err=True)
    if result.status == "infeasible":
        if output is None:
            click.echo(summary(result), err=True)
        sys.exit(EXIT_INFEASIBLE)
    if result.status == "nothing_found":
        sys.exit(EXIT_NOTHING)


def explanation(data: Instance, result: Result, applicant: str, seconds: float) -> str:
    """Why one applicant is in or out: from the prices, then exactly, by choosing again with them in."""
    reason = explain(data, result).of(applicant)
    said = for_committee(reason, names={}, money=_dirhams)
    if reason.cause in ("rules", "no_gain"):
        answer = reconsider(data, result, applicant, seconds=seconds)
        said += for_reconsideration(answer, names={}, money=_dirhams)
    return "\n".join([f"{applicant}:", *(f"  {tell(sentence)}" for sentence in said)])


def _dirhams(centimes: int) -> str:
    return format_money_with_unit(centimes, terminal_language())


def summary(result: Result) -> str:
    """The result in a few plain sentences."""
    if result.status == "infeasible":
        if not result.conflict:
            return tell(
                N_("No proposal can keep all rules; the time did not suffice to name those in conflict.")
            )
        comma = "، " if terminal_language() == "ar" else ", "
        named = comma.join(_in_conflict(result, rule) for rule in result.conflict)
        said = tell(
            N_("No proposal can keep all rules. These cannot be kept together: %(rules)s."), rules=named
        )
        if not result.conflict_irreducible:
            said += " " + tell(N_("The conflict may be smaller: not each of them was shown to be needed."))
        return said
    if result.status == "nothing_found" and result.stopped_by == "interrupted":
        return tell(N_("Interrupted before a proposal was found."))
    if result.status == "nothing_found":
        return tell(N_("No proposal was found in the time allowed. Allow more with --seconds."))
    lines = [
        tell(
            N_("Selected: %(count)s; value: %(value)s; cost: %(cost)s; seconds: %(seconds)s."),
            count=result.count, value=result.value, cost=_dirhams(result.cost), seconds=f"{result.seconds:.1f}",
        )
    ]  # fmt: skip
    if result.aim == "merit" and result.status != "optimal":
        lines.append(
            tell(N_("The order of merit is not complete; passed over: %(count)s."), count=result.passed_over)
        )
    elif result.aim == "merit":
        lines.append(
            tell(
                N_("In order of merit; passed over, each because a rule forces it: %(count)s."),
                count=result.passed_over,
            )
        )
    elif result.proven:
        lines.append(tell(N_("Proven by its certificate: no proposal that keeps the rules is worth more.")))
    elif result.status == "optimal":
        lines.append(
            tell(
                N_("Optimal by the solver's word; proven by its certificate within %(gap)s."),
                gap=f"{result.gap:.1e}",
            )
        )
    elif result.gap is not None:
        lines.append(tell(N_("Proven by its certificate within %(gap)s."), gap=f"{result.gap:.1e}"))
    if result.stopped_by == "time":
        lines.append(tell(N_("Stopped by time: another run may give another answer among those as good.")))
    if result.stopped_by == "interrupted":
        lines.append(tell(N_("Interrupted: this is the best found so far.")))
    return "\n".join(lines)


def _in_conflict(result: Result, rule: str) -> str:
    """A rule in conflict, with the side that takes part."""
    sides = result.conflict_sides.get(rule, ())
    if sides == ("min",):
        return tell(N_("%(rule)s (its minimum)"), rule=rule)
    if sides == ("max",):
        return tell(N_("%(rule)s (its maximum)"), rule=rule)
    return rule


@allocate.command("check")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("result", type=click.Path(path_type=Path))
def check_command(instance: Path, result: Path) -> None:
    """Verify RESULT against INSTANCE in exact integers. Exit status 1 where it does not hold."""
    data = _read(instance)
    try:
        claim: dict[str, Any] = read_result(result)
    except InstanceError as error:
        _fail(N_("Refused. %(finding)s"), finding=error.message)
    except OSError as error:
        _fail(
            N_("%(path)s cannot be read: %(reason)s."),
            path=error.filename or result,
            reason=system_reason(error),
        )
    findings = check(data, claim)
    for finding in findings[:20]:
        click.echo(tell(finding.message), err=True)
    if findings:
        _fail(N_("This result does not hold. Found wrong: %(count)s."), 1, count=len(findings))
    click.echo(held(claim))


def held(claim: Mapping[str, Any]) -> str:
    """What was verified of a result that holds, and what was not."""
    if claim["status"] == "nothing_found":
        return tell(N_("This result holds no proposal, and nothing in it speaks against the instance."))
    if claim["status"] == "infeasible":
        return tell(
            N_(
                "Nothing in this result speaks against the instance; that no proposal can keep all rules is the"
                " solver's word."
            )
        )
    if claim["proof"] == "certificate" and claim["aim"] == "value":
        return tell(N_("This result holds: every rule kept, every figure right, nothing worth more."))
    said = tell(N_("This result holds: every rule kept, every figure right, the bound proven."))
    if claim["proof"] is not None:  # in order of merit the certificate says nothing of the order
        said += " " + tell(N_("That no other is better is the solver's word."))
    return said
