"""`coresponder retention`: what is due to be disposed of, and carrying out what was approved."""

from uuid import UUID

import click

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import by_option, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json, show_table
from coresponder.delivery.cli.starting import account
from coresponder.kernel.errors import UsageError


@click.group(cls=DescribedGroup)
def retention() -> None:
    """Look at what is due by the retention rules, and carry out what two people decided.

    Asking and approving is done in the browser, by two people.
    """


@retention.command(
    examples=("coresponder retention due",),
    library="coresponder.safeguards.retention.queries.due.dry_run",
    needs_database=True,
)
@json_option
def due(as_json: bool) -> None:
    """Say what every rule would dispose of today, in counts; nothing happens."""
    from coresponder.safeguards.retention.packs import pack_in_use
    from coresponder.safeguards.retention.queries.due import dry_run

    pack = pack_in_use()
    found = [
        {
            "rule": each.rule.key,
            "category": each.rule.category,
            "disposal": each.rule.disposal.value,
            "due": len(each.due),
            "records": each.records,
            "held": len(each.held),
        }
        for each in dry_run(pack)
    ]
    if as_json:
        show_json({"pack": pack.name, "is_example": pack.is_example, "rules": found})
    else:
        show_table(("RULE", "THEN", "DUE", "HELD"), [(e["rule"], e["disposal"], e["due"], e["held"]) for e in found])


@retention.command(
    name="carry-out",
    examples=("coresponder retention carry-out 00000000-0000-4000-8000-0000000000dd --by cora",),
    library="coresponder.safeguards.retention.actions.disposals.carry_out",
    needs_database=True,
)
@click.argument("disposal", type=click.UUID, metavar="DISPOSAL")
@by_option
@json_option
def carry_out(disposal: UUID, by: str, as_json: bool) -> None:
    """Dispose of every item of an approved disposal, and issue the certificate.

    Each item is done whole or not at all; stopped in between, it goes on where it was.
    """
    from coresponder.safeguards.retention.actions.disposals import carry_out as dispose
    from coresponder.safeguards.retention.models import DisposalRequest
    from coresponder.safeguards.retention.queries.disposals import counts_of

    found = DisposalRequest.objects.filter(pk=disposal).first()
    if found is None:
        raise UsageError("no_such_disposal", "There is no disposal with this id.", "Copy it from its page.")
    with progress_shown() as progress:
        dispose(request=found, by=account(by), progress=progress)
    counts = counts_of(found)
    if as_json:
        show_json({"disposal": str(disposal), "items": counts})
    else:
        show_table(("ITEMS", "NUMBER"), [(state, number) for state, number in counts.items() if number])
