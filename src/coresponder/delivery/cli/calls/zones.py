"""`coresponder calls zones`: names of time zones."""

from zoneinfo import available_timezones

import click

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import json_option
from coresponder.delivery.cli.showing import show_json
from coresponder.kernel.errors import UsageError


@click.command(
    cls=Described,
    examples=("coresponder calls zones chic",),
    library="coresponder.kernel.time_zones.local_pieces",
)
@click.argument("part", required=False, default="")
@json_option
def zones(part: str, as_json: bool) -> None:
    """List the names of time zones, all of them or those with PART in their name."""
    names = sorted(name for name in available_timezones() if part.lower().replace(" ", "_") in name.lower())
    if as_json:
        show_json(names)
        return
    if not names:
        raise UsageError("no_such_zone", f"No time zone has “{part}” in its name.", "Try the nearest large city.")
    click.echo("\n".join(names))
