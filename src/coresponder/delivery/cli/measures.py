"""`coresponder measures`: what is counted over what."""

from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import json_option
from coresponder.delivery.cli.showing import show_json, show_table

if TYPE_CHECKING:
    from coresponder.analysis.measures import Measure


@click.command(
    cls=Described,
    examples=("coresponder measures", "coresponder measures crisis_call_share"),
    library="coresponder.analysis.measures.REGISTRY",
)
@click.argument("key", required=False)
@json_option
def measures(key: str | None, as_json: bool) -> None:
    """List the measures of a baseline and of outcomes, or show the definition of one of them."""
    if key is None:
        _show_all(as_json=as_json)
        return
    from coresponder.delivery.cli.looking_up import found

    measure = found({each.key: each for each in _measures()}, key, what="measure").to_mapping()
    if as_json:
        show_json(measure)
        return
    for name, value in measure.items():
        click.echo(f"{name:<12} {', '.join(value) if isinstance(value, list) else value}")


def _measures() -> "tuple[Measure, ...]":
    from coresponder.analysis.measures import REGISTRY
    from coresponder.analysis.measures.outcomes.registry import OUTCOMES

    return (*REGISTRY, *OUTCOMES)


def _show_all(*, as_json: bool) -> None:
    if as_json:
        show_json([measure.to_mapping() for measure in _measures()])
        return
    show_table(("KEY", "QUESTION"), [(measure.key, measure.question) for measure in _measures()])
