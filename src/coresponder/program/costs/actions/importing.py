"""Taking a file of costs over: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from coresponder.kernel.errors import CoresponderError, InputError
from coresponder.program.costs.actions.records import add_record, replace_record
from coresponder.program.costs.actions.versions import make_version, wait_for_the_set
from coresponder.program.costs.audit_events import COSTS_IMPORTED
from coresponder.program.costs.csv_file import Problem, read_csv
from coresponder.program.costs.models import CostRecord, CostSetVersion
from coresponder.program.costs.rules import Cost
from coresponder.program.costs.vocabulary import Made
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

BECAUSE = "Imported from a file."


class BadFileError(InputError):
    """A file of which nothing was taken over, with every line that is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("bad_file", "Nothing was taken over, because lines are wrong.", "Mend them, and import again.")
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of a file. Without a change there is no new version."""

    added: int
    changed: int
    same: int
    version: CostSetVersion | None


@transaction.atomic
def import_costs(*, content: bytes, by: User) -> Imported:
    """Take a file over. A line about the same item, payer and first day as a record takes its place.

    Records that are not in the file stay as they are. BadFileError with every line that is wrong.
    """
    check(by, Permission.EDIT_COSTS)
    wait_for_the_set()
    read = read_csv(content)
    if read.problems:
        raise BadFileError(read.problems)
    done = _all_lines(read.costs, by=by)
    added, changed = done.count("added"), done.count("changed")
    if not added + changed:
        return Imported(added=0, changed=0, same=len(done), version=None)
    version = make_version(because=Made.IMPORTED, by=by)
    details = {"added": added, "changed": changed}
    record(COSTS_IMPORTED, by=by, about=f"cost_set:{version.number}", details=details)
    return Imported(added=added, changed=changed, same=done.count("same"), version=version)


def _all_lines(costs: Sequence[tuple[int, Cost]], *, by: User) -> list[str]:
    """What became of each line. Those that change a record go first, so that a day that moved makes room."""
    known = {(each.item, each.payer, each.from_on): each for each in CostRecord.objects.filter(ended_at=None)}
    ordered = sorted(costs, key=lambda line: _key(line[1]) not in known)
    done, problems = [], []
    for number, cost in ordered:
        try:
            with transaction.atomic():
                done.append(_one_line(cost, known.get(_key(cost)), by=by))
        except CoresponderError as problem:
            problems.append(Problem(line=number, sentence=str(problem)))
    if problems:
        raise BadFileError(problems)
    return done


def _key(cost: Cost) -> tuple[str, str, date]:
    return cost.item, cost.payer.value, cost.from_on


def _one_line(cost: Cost, known: CostRecord | None, *, by: User) -> str:
    if known is None:
        add_record(cost, by=by)
        return "added"
    try:
        replace_record(known, cost, because=BECAUSE, by=by)
    except InputError as problem:
        if problem.code != "nothing_changed":
            raise
        return "same"
    return "changed"
