"""`coresponder calls`: from an export to calls that can be trusted, one step at a time."""

import click

from coresponder.delivery.cli.calls.check import check
from coresponder.delivery.cli.calls.profile import profile
from coresponder.delivery.cli.calls.profiles import profiles
from coresponder.delivery.cli.calls.read import read
from coresponder.delivery.cli.calls.types import types
from coresponder.delivery.cli.calls.watch import watch
from coresponder.delivery.cli.calls.zones import zones
from coresponder.delivery.cli.describing import DescribedGroup


@click.group(cls=DescribedGroup)
def calls() -> None:
    """Read exports of calls for service: what each column is, what is wrong, which calls are crisis calls."""


for command in (profile, profiles, check, read, types, zones, watch):
    calls.add_command(command)
