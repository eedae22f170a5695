"""Two records of one person become one, and can be taken apart again. Only a person says so, never the program."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.actions.moving import move_back, move_everything
from coresponder.program.people.audit_events import PEOPLE_MERGED, PEOPLE_SPLIT
from coresponder.program.people.models import CareNote, MatchProposal, MergeRecord, Person
from coresponder.program.people.queries.persons import may_know
from coresponder.program.people.vocabulary.matching import MatchAnswer
from coresponder.safeguards.access.defaults import classes_for, usual_purpose
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.retention.actions.holds import hold_both
from coresponder.safeguards.vocabulary import BEHIND_SECOND_WALL, Deed


@transaction.atomic
def merge_people(*, survivor: Person, loser: Person, by: User) -> MergeRecord:
    """All that belongs to `loser` moves to `survivor`, whose agencies keep their own parts of it.

    Consents, restrictions and openings move as well, because they are the person's. What was disclosed stays as it was
    written, under the id that it was written with.
    """
    check(by, Permission.MERGE_PEOPLE)
    survivor, loser = _locked(survivor, loser)
    _check_knows(by, survivor, loser)
    _check_pair(survivor, loser)
    _open_second_wall(by)
    moved = move_everything(source=loser, target=survivor)
    loser.merged_into = survivor
    loser.save(update_fields=["merged_into"])
    merge = MergeRecord.objects.create(survivor=survivor, loser=loser, moved=moved, merged_by=by)
    _answer_pair(survivor, loser, MatchAnswer.SAME, by=by)
    _note(PEOPLE_MERGED, merge, sum(map(len, moved.values())), by=by)
    return merge


@transaction.atomic
def split_people(*, merge: MergeRecord, by: User) -> MergeRecord:
    """Take a joined record out again: exactly what came with it goes back. What was written since stays.

    A legal hold that was placed since keeps both.
    """
    check(by, Permission.MERGE_PEOPLE)
    survivor, loser = _locked(merge.survivor, merge.loser)
    _check_knows(by, survivor)
    merge = MergeRecord.objects.select_for_update().get(pk=merge.pk)
    _check_joined(merge, survivor)
    _open_second_wall(by)
    moved = move_back(merge.moved, source=survivor, target=loser)
    hold_both(joined=survivor.pk, taken_out=loser.pk, placed_since=merge.merged_at, by=by)
    loser.merged_into = None
    loser.save(update_fields=["merged_into"])
    merge.split_by, merge.split_at = by, timezone.now()
    merge.save(update_fields=["split_by", "split_at"])
    _answer_pair(survivor, loser, MatchAnswer.DIFFERENT, by=by)
    _note(PEOPLE_SPLIT, merge, moved, by=by)
    return merge


def _locked(one: Person, other: Person) -> tuple[Person, Person]:
    """Both rows as they are now. Whoever comes second waits, and finds what the first one did."""
    found = {
        each.pk: each for each in Person.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    }
    return found[one.pk], found[other.pk]


def _check_knows(by: User, *persons: Person) -> None:
    for person in persons:
        if person.merged_into_id is None and not may_know(by, person.pk, usual_purpose(by.role)):
            raise Denied(STRANGER, "There is no such page.")


def _check_pair(survivor: Person, loser: Person) -> None:
    if survivor.pk == loser.pk:
        raise UsageError("same_record", "That is the same record.", "Choose another one.")
    if survivor.merged_into_id is not None or loser.merged_into_id is not None:
        raise StateError("merged", "One of them was joined with another record meanwhile.", "Look at both again.")
    if survivor.is_unknown and not loser.is_unknown:
        raise UsageError(
            "known_stays", "The record of somebody known cannot go into that of somebody unknown.", "Swap the two."
        )


def _check_joined(merge: MergeRecord, survivor: Person) -> None:
    if merge.split_at is not None:
        raise StateError("split", "They were taken apart already.", "Read the record again.")
    if survivor.merged_into_id is not None:
        raise StateError(
            "joined_further", "The record that stayed was itself joined with another.", "Take that apart first."
        )


def _open_second_wall(by: User) -> None:
    """Rows that the database hides from this role would be left behind, so such a role joins nothing."""
    sees_all = classes_for(by.role, Deed.READ) >= BEHIND_SECOND_WALL
    if not sees_all or by.agency is None or by.agency.is_law_enforcement:
        raise Denied("would_leave_rows_behind", "Somebody who works in care has to say that they are one person.")
    readable(CareNote.objects.none(), by=by, purpose=usual_purpose(by.role))


def _answer_pair(one: Person, other: Person, answer: MatchAnswer, *, by: User) -> None:
    first, second = sorted((one.pk, other.pk))
    pair = MatchProposal.objects.filter(first_id=first, second_id=second)
    pair.update(answer=answer, answered_by=by, answered_at=timezone.now())


def _note(event: str, merge: MergeRecord, moved: int, *, by: User) -> None:
    details: dict[str, Detail] = {"loser": f"person:{merge.loser_id}", "moved": moved, "merge": str(merge.pk)}
    record(event, by=by, about=f"person:{merge.survivor_id}", details=details)
