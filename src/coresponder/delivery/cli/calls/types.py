"""`coresponder calls types`: which call types count as crisis calls, most calls first."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.calls.reading import AssembledCalls, assembled_calls
from coresponder.delivery.cli.decisions_file import read_decisions, write_decisions
from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import (
    EXISTING_FILE,
    decisions_option,
    files_argument,
    json_option,
    profile_option,
)
from coresponder.delivery.cli.showing import show_json, show_table

if TYPE_CHECKING:
    from coresponder.analysis.nexus import Decision, Effect, ReviewedType

SHOWN = 50
SAVED = "Saved to {0}. Decide there, and use it with --decisions {0}."


@click.command(
    cls=Described,
    examples=(
        "coresponder calls types calls.csv --profile our-city.toml --save decisions.csv",
        "coresponder calls types calls.csv --profile our-city.toml --decisions decisions.csv",
    ),
    library="coresponder.analysis.nexus.review",
)
@files_argument
@profile_option
@decisions_option
@click.option("--save", type=EXISTING_FILE, metavar="FILE", help="Write the types down as a file to decide in.")
@click.option("--replace", is_flag=True, help="Write over the file of --save.")
@click.option("--all", "show_all", is_flag=True, help=f"Show every type, not only the first {SHOWN}.")
@json_option
def types(
    files: tuple[Path, ...],
    profile_name: str,
    decisions: Path | None,
    save: Path | None,
    replace: bool,
    show_all: bool,
    as_json: bool,
) -> None:
    """List the call types by volume, with the category, the nexus and the rule of each; unknown ones first."""
    from coresponder.analysis.nexus import review

    with assembled_calls(files, profile_name=profile_name) as calls:
        volumes = _volumes(calls)
    decided = read_decisions(decisions) if decisions else {}
    reviewed = review(volumes, calls.rules.with_decisions(decided))
    if save:
        write_decisions(reviewed, decided, save, replace=replace)
    effect = _effect(decided, volumes, calls) if decided else None
    if as_json:
        show_json({"types": [_mapping(each) for each in reviewed], "effect": _effect_mapping(effect)})
        return
    _show(reviewed, limit=None if show_all else SHOWN)
    for line in [*([effect.sentence] if effect else []), *([SAVED.format(save)] if save else [])]:
        click.echo(f"\n{line}")


def _volumes(calls: AssembledCalls) -> dict[str, int]:
    rows = calls.workspace.connection.execute(
        "SELECT call_type, count(*) FROM calls WHERE call_type IS NOT NULL GROUP BY call_type"
    ).fetchall()
    return {str(spelling): int(count) for spelling, count in rows}


def _effect(decided: Mapping[str, "Decision"], volumes: Mapping[str, int], calls: AssembledCalls) -> "Effect":
    from coresponder.analysis.nexus import effect_of

    return effect_of(*decided.values(), volumes=volumes, rules=calls.rules)


def _effect_mapping(effect: "Effect | None") -> dict[str, object] | None:
    if effect is None:
        return None
    return {"before": dict(effect.before), "after": dict(effect.after), "sentence": effect.sentence}


def _mapping(each: "ReviewedType") -> dict[str, object]:
    judged = each.judgement
    return {
        "spelling": each.spelling,
        "calls": each.calls,
        "share_of_calls": round(each.share_of_calls, 6),
        "category": judged.category,
        "nexus": judged.nexus,
        "rule": judged.rule,
        "reason": judged.reason,
    }


def _show(reviewed: "Sequence[ReviewedType]", *, limit: int | None) -> None:
    show_table(("TYPE", "CALLS", "SHARE", "NEXUS", "CATEGORY", "RULE"), [_row(each) for each in reviewed[:limit]])
    left_out = len(reviewed) - len(reviewed[:limit])
    if left_out:
        click.echo(f"… and {left_out:,} types more; --all shows them.")


def _row(each: "ReviewedType") -> tuple[str, int, str, str, str, str]:
    judged = each.judgement
    return each.spelling, each.calls, f"{each.share_of_calls:.1%}", judged.nexus, judged.category, judged.rule
