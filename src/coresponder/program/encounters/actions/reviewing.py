"""Reviewing what a colleague filed: leaving it as it is, returning it, choosing between copies; and adding to it."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.encounters import listeners
from coresponder.program.encounters.actions.filing import end_filing
from coresponder.program.encounters.audit_events import CONFLICT_RESOLVED, PART_AMENDED, PART_RETURNED, PART_REVIEWED
from coresponder.program.encounters.models import Addendum, PartFiling
from coresponder.program.encounters.rules.filing import refuse_own_review
from coresponder.program.encounters.rules.states import PART_TRANSITIONS
from coresponder.program.encounters.vocabulary import PartName, PartState
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, Deed

# An addendum is a part's own words, so that it has the class of these and not that of the frozen bytes.
CLASS_OF_WORDS = {
    PartName.OPERATIONAL: DataClass.OPERATIONAL,
    PartName.CLINICAL: DataClass.CLINICAL,
    PartName.SUBSTANCE_USE: DataClass.SUBSTANCE_USE,
}


@transaction.atomic
def review_part(*, filing: PartFiling, by: User) -> PartFiling:
    """Say that a part stands as it is. From now on it changes by an addendum only. Never by its author."""
    found = _locked(filing.pk, by=by, permission=Permission.REVIEW_ENCOUNTERS)
    _refuse_unless_it_stands(found)
    PART_TRANSITIONS.check(current=found.state, wanted=PartState.REVIEWED)
    refuse_own_review(author_id=found.author_id, reviewer_id=by.pk)
    found.state, found.reviewed_by, found.reviewed_at = PartState.REVIEWED, by, timezone.now()
    found.save()
    _record(PART_REVIEWED, found, by=by)
    return found


@transaction.atomic
def return_part(*, filing: PartFiling, comment: str, by: User) -> PartFiling:
    """Give a part back to its author, and say what to mend. What was filed stays on file."""
    found = _locked(filing.pk, by=by, permission=Permission.REVIEW_ENCOUNTERS)
    _refuse_unless_it_stands(found)
    PART_TRANSITIONS.check(current=found.state, wanted=PartState.RETURNED)
    refuse_own_review(author_id=found.author_id, reviewer_id=by.pk)
    found.comment, found.state = check_text(comment), PartState.RETURNED
    found.returned_by, found.returned_at = by, timezone.now()
    found.save()
    _record(PART_RETURNED, found, by=by)
    return found


@transaction.atomic
def choose_copy(*, filing: PartFiling, by: User) -> PartFiling:
    """Of several copies of a part this one stands. The others are kept and shown as what they are."""
    found = _locked(filing.pk, by=by, permission=Permission.REVIEW_ENCOUNTERS)
    copies = list(copies_of(found).select_for_update())
    if not found.holds or len(copies) < 2:
        raise StateError("no_conflict", "There is nothing to choose between any more.", "Read the encounter again.")
    for each in copies:
        if each.pk != found.pk:
            end_filing(each, by=by)
    found.is_beside_another = False
    found.save(update_fields=["is_beside_another"])
    _record(CONFLICT_RESOLVED, found, by=by, copies=len(copies))
    listeners.tell(found.encounter, by=by)
    return found


@transaction.atomic
def add_to_part(*, filing: PartFiling, text: str, by: User) -> Addendum:
    """Add something to a part that was reviewed. What it said stays beside it; the addition cannot be taken back."""
    found = _locked(filing.pk, by=by, permission=Permission.WRITE_ENCOUNTERS)
    if found.state != PartState.REVIEWED:
        raise StateError(
            "not_reviewed", "This part has not been reviewed yet.", "Ask whoever reviews it to return it, and mend it."
        )
    addendum = Addendum(
        filing=found,
        encounter_id=found.encounter_id,
        person_id=found.person_id,
        part=found.part,
        owner_agency=acting_agency(by),
        author=by,
        data_class=CLASS_OF_WORDS[PartName(found.part)],
        text=check_text(text),
    )
    check_part(addendum, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    addendum.save(force_insert=True)
    _record(PART_AMENDED, found, by=by, words=len(addendum.text.split()))
    return addendum


def copies_of(filing: PartFiling) -> QuerySet[PartFiling]:
    """The filings of one part that hold; more than one wait for somebody to choose."""
    return PartFiling.objects.filter(
        encounter=filing.encounter_id, part=filing.part, owner_agency=filing.owner_agency_id, ended_at=None
    )


def _locked(filing_id: UUID, *, by: User, permission: Permission) -> PartFiling:
    """The filing as it is now, locked, if it is the own agency's and this person's role writes such parts."""
    check(by, permission)
    reader(by)
    found = PartFiling.objects.select_for_update(of=("self",)).select_related("owner_agency").get(pk=filing_id)
    check_part(found, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    return found


def _refuse_unless_it_stands(filing: PartFiling) -> None:
    if not filing.holds:
        raise StateError("replaced", "Another filing has taken the place of this one.", "Read the encounter again.")
    if copies_of(filing).count() > 1:
        raise StateError("conflict", "There are several copies of this part.", "Choose the one that stands first.")


def _record(event: str, filing: PartFiling, *, by: User, **more: Detail) -> None:
    details: dict[str, Detail] = {"part": filing.part, "record": str(filing.record_id), **more}
    record(event, by=by, about=f"encounter:{filing.encounter_id}", person_id=filing.person_id, details=details)
