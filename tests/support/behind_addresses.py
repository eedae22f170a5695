"""What stands behind the ids in addresses: real objects, in every state that opens to other people or to nobody.

A new app adds one line to BEHIND for each part of its addresses and each state that matters:

    Behind("encounter_id", "a note that is not signed yet", lambda objects: ..., also=Permission.VIEW_DRAFT_NOTES),

and one to SENT for an address whose form does nothing without a field.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import uuid4

from coresponder.program.calls.vocabulary import PREPARE_EXPORT, ExportState
from coresponder.program.outcomes.vocabulary import BUILD_BASELINE, BaselineState
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.permissions import Permission
from tests.support.sample_objects import SampleObjects

PART = re.compile(r"<\w+:(\w+)>")


@dataclass(frozen=True)
class Behind:
    """One object behind one part of an address.

    `also` is what the object asks for beyond what its page asks for. `is_there` is false for what nobody finds, and
    `not_with` names parts of an address with which this object has no page.
    """

    part: str
    what: str
    make: Callable[[SampleObjects], Any]
    also: Permission | None = None
    is_there: bool = True
    not_with: tuple[str, ...] = ()


DRAFTS = Permission.VIEW_DRAFT_BASELINES
BUILD = Permission.BUILD_BASELINES
UPLOAD = Permission.UPLOAD_CALLS

BEHIND = (
    Behind("username", "one of the cast", lambda objects: "cora"),
    Behind("username", "nobody", lambda objects: "nobody", is_there=False),
    Behind("export_id", "an export that is being prepared", lambda objects: objects.export(ExportState.RECEIVED)),
    Behind("export_id", "a stored export", lambda objects: objects.export(ExportState.STORED)),
    Behind("export_id", "a stored export that is mapped", lambda objects: objects.mapped_export()),
    Behind("export_id", "a refused export", lambda objects: objects.export(ExportState.REFUSED)),
    Behind("export_id", "a removed export", lambda objects: objects.export(ExportState.REMOVED), is_there=False),
    Behind("export_id", "no export", lambda objects: uuid4(), is_there=False),
    Behind("profile_id", "a saved profile", lambda objects: objects.saved_profile.pk),
    Behind("profile_id", "no profile", lambda objects: 0, is_there=False),
    Behind("run_id", "a run that waits", lambda objects: objects.run(PREPARE_EXPORT, RunState.WAITING), also=UPLOAD),
    Behind("run_id", "a run that goes on", lambda objects: objects.run(BUILD_BASELINE, RunState.RUNNING), also=BUILD),
    Behind("run_id", "a run that failed", lambda objects: objects.run(BUILD_BASELINE, RunState.FAILED), also=BUILD),
    Behind("run_id", "a run that is done", lambda objects: objects.run(BUILD_BASELINE, RunState.DONE), also=BUILD),
    Behind("run_id", "no run", lambda objects: uuid4(), is_there=False),
    Behind(
        "baseline_id",
        "a baseline that is being built",
        lambda objects: objects.baseline(BaselineState.REQUESTED),
        also=DRAFTS,
        not_with=("name",),
    ),
    Behind("baseline_id", "a draft", lambda objects: objects.baseline(BaselineState.DRAFT), also=DRAFTS),
    Behind("baseline_id", "a frozen baseline", lambda objects: objects.baseline(BaselineState.FROZEN)),
    Behind("baseline_id", "a discarded one", lambda objects: objects.baseline(BaselineState.DISCARDED), is_there=False),
    Behind("baseline_id", "no baseline", lambda objects: uuid4(), is_there=False),
    Behind("name", "a report", lambda objects: "report.html"),
    Behind("name", "the rejected rows", lambda objects: "rejects.csv", also=Permission.VIEW_CALL_EXPORTS),
    Behind("name", "no file", lambda objects: "calls.parquet", is_there=False),
)

# What is sent along to an address that does nothing without it, as a query or as a form.
SENT: dict[str, Callable[[SampleObjects], dict[str, str]]] = {
    "call-types/decide/": lambda objects: {"type": objects.call_type_of_a_draft()},
    "call-types/take-back/": lambda objects: {"type": objects.call_type_of_a_draft()},
}


def behind(route: str) -> Iterator[tuple[Behind, ...]]:
    """Every combination of objects that can stand behind the parts of this address, in their order."""
    parts = PART.findall(route)
    for chosen in product(*(_behind_part(part, route) for part in parts)):
        if not any(part in one.not_with for one in chosen for part in parts):
            yield chosen


def address_of(route: str, chosen: tuple[Behind, ...], objects: SampleObjects) -> str:
    """The address with these objects in it."""
    values = {one.part: str(one.make(objects)) for one in chosen}
    return "/" + PART.sub(lambda found: values[found[1]], route)


def _behind_part(part: str, route: str) -> list[Behind]:
    found = [one for one in BEHIND if one.part == part]
    assert found, (
        f"Nothing stands behind “{part}” in the address “{route}”, so nobody knows who may open it. Add a line for it "
        f'to BEHIND in tests/support/behind_addresses.py: Behind("{part}", "what it is", lambda objects: …).'
    )
    return found
