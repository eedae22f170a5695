"""Looking for records that may be of one person, and saying whether they are."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.linkage.comparing import Pair
from coresponder.kernel.errors import StateError
from coresponder.program.people.actions.merging import merge_people
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.audit_events import MATCH_ANSWERED, MATCHING_DONE, MATCHING_REQUESTED
from coresponder.program.people.models import MatchProposal, Person
from coresponder.program.people.vocabulary.matching import MATCH_PEOPLE, MatchAnswer
from coresponder.program.runs.models import Run
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

NAMESPACE = UUID("6f1c5b9e-51f4-4c0a-9d0e-7a4f1f6b3c11")


@transaction.atomic
def request_matching(*, by: User) -> Run:
    """Have the records compared that this person may read. One agency compares once at a time."""
    check(by, Permission.MERGE_PEOPLE)
    about = matching_of(by)
    run = start_run(kind=MATCH_PEOPLE, about=about, by=by)
    record(MATCHING_REQUESTED, by=by, about=f"matching:{about}", details={})
    return run


@transaction.atomic
def note_proposals(*, pairs: Sequence[Pair], people: int, by: User) -> int:
    """Put pairs into the queue. A pair that somebody has answered stays answered; returns how many are new."""
    check(by, Permission.MERGE_PEOPLE)
    known = set(MatchProposal.objects.values_list("first_id", "second_id"))
    new = [_proposal(pair) for pair in pairs if (UUID(pair.first), UUID(pair.second)) not in known]
    MatchProposal.objects.bulk_create(new, batch_size=1000)
    details = {"people": people, "proposals": len(new)}
    record(MATCHING_DONE, by=by, about=f"matching:{matching_of(by)}", details=details)
    return len(new)


@transaction.atomic
def answer_proposal(*, proposal: MatchProposal, answer: MatchAnswer, by: User) -> MatchProposal:
    """The same, different, or cannot be told. The same means that the records are joined, which can be undone."""
    check(by, Permission.MERGE_PEOPLE)
    proposal = MatchProposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.answer in (MatchAnswer.SAME, MatchAnswer.DIFFERENT):
        raise StateError("answered", "Somebody has answered this meanwhile.", "Look at the next pair.")
    if answer == MatchAnswer.SAME:
        survivor, loser = which_stays(proposal.first, proposal.second)
        merge_people(survivor=survivor, loser=loser, by=by)
    else:
        proposal.answer, proposal.answered_by, proposal.answered_at = answer, by, timezone.now()
        proposal.save(update_fields=["answer", "answered_by", "answered_at"])
        record(MATCH_ANSWERED, by=by, about=f"match:{proposal.pk}", details={"answer": answer.value})
    proposal.refresh_from_db()
    return proposal


def matching_of(user: User) -> UUID:
    """What the matching of one agency's readers is called in the list of runs."""
    return uuid5(NAMESPACE, str(acting_agency(user).pk))


def which_stays(one: Person, other: Person) -> tuple[Person, Person]:
    """The record of somebody known, and of two such the older one."""
    first, second = sorted((one, other), key=lambda each: (each.is_unknown, each.created_at, each.pk))
    return first, second


def _proposal(pair: Pair) -> MatchProposal:
    return MatchProposal(
        first_id=UUID(pair.first),
        second_id=UUID(pair.second),
        probability=pair.probability,
        reasons=list(pair.reasons),
    )
