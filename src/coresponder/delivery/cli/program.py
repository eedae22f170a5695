"""The root command, and how the program is started."""

import signal
from types import FrameType
from typing import NoReturn

import click

from coresponder import __version__
from coresponder.delivery.cli.audit import audit
from coresponder.delivery.cli.backup import backup, restore
from coresponder.delivery.cli.baseline import baseline
from coresponder.delivery.cli.calls import calls
from coresponder.delivery.cli.dataset import dataset
from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.export import export
from coresponder.delivery.cli.keys import keys
from coresponder.delivery.cli.measures import measures
from coresponder.delivery.cli.outcomes import outcomes
from coresponder.delivery.cli.retention import retention
from coresponder.delivery.cli.services import services
from coresponder.delivery.cli.synthetic import synthetic

PROGRAM = "coresponder"


@click.group(cls=DescribedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def program() -> None:
    """From a city's own dispatch export to a frozen baseline of its crisis calls.

    Start with “coresponder calls profile FILE”, then “coresponder baseline FILE... --profile P --out DIR”.
    Neither needs a server or a database, and nothing leaves this machine. The commands for the audit trail, keys,
    backups, exports, retention and services work on the program's own database.
    """


for part in (
    audit, backup, baseline, calls, dataset, export, keys, measures, outcomes, restore, retention, services, synthetic,
):  # fmt: skip
    program.add_command(part)


def main() -> None:
    """Run the command line; a polite request to end is treated as Ctrl-C, so that nothing half-written is left."""
    signal.signal(signal.SIGTERM, _stop)
    program(prog_name=PROGRAM)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
