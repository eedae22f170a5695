"""The long task of this app: comparing the records that somebody may read with each other."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from coresponder.kernel.progress import Progress
from coresponder.program.people.actions.matching import note_proposals
from coresponder.program.people.queries.matching import records_to_match
from coresponder.program.people.vocabulary.matching import MATCH_PEOPLE, PROPOSED_FROM
from coresponder.program.runs.kinds import RunKind, register
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


def match(*, about: UUID, by: User, progress: Progress) -> None:
    """Compare with the eyes of whoever asked: a record that this person may not read is not compared.

    Values are in memory only; what is stored are pairs of ids, a probability, and reasons as codes.
    """
    # Imported here: Splink takes seconds to load, and only this task needs it.
    from coresponder.analysis.linkage.matching import matching_pairs

    progress("Opening the records that may be compared.", 0.05)
    with transaction.atomic():
        records = records_to_match(by, usual_purpose(by.role))
    progress("Comparing them.", 0.3)
    pairs = matching_pairs(records, threshold=PROPOSED_FROM)
    progress("Putting pairs into the queue.", 0.95)
    note_proposals(pairs=pairs, people=len({each.person for each in records}), by=by)


def _page(about: UUID) -> str:
    return reverse("people:matches")


register(
    RunKind(
        key=MATCH_PEOPLE,
        title="Looking for records of one person",
        permission=Permission.MERGE_PEOPLE,
        work=match,
        page=_page,
        repeatable=True,
    )
)
