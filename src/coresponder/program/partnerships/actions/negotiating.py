"""Beginning a negotiation, its frame and matrix, saving drafts, giving it up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.spoken_english import listed
from coresponder.program.partnerships.assembling import content_of
from coresponder.program.partnerships.audit_events import (
    DRAFT_SAVED,
    NEGOTIATION_BEGUN,
    NEGOTIATION_FRAMED,
    NEGOTIATION_GIVEN_UP,
    NEGOTIATION_MATRIX_SET,
)
from coresponder.program.partnerships.clauses.library import topics_of
from coresponder.program.partnerships.models import Negotiation, PlannedCell, SavedDraft, Section, SectionVersion
from coresponder.program.partnerships.queries.negotiations import may_write
from coresponder.program.partnerships.rules.negotiations import refuse_unless_open
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.drafting import give_up_draft
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check

NOT_A_PARTY = "not_a_party"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A cell of the matrix with how it is shared."""

    cell: Cell
    channel: str = ""
    keeping: str = ""
    carries_notice: bool = False


@transaction.atomic
def begin_negotiation(
    *, title: str, kind: AgreementKind, agencies: Collection[Agency], by: User, renews: Agreement | None = None
) -> Negotiation:
    """Begin with the topics of the library, each with the first of its texts."""
    check(by, Permission.DRAFT_AGREEMENTS)
    if not title.strip():
        raise UsageError("no_title", "The agreement has no title.", "Give it a few words.")
    now = timezone.now()
    begun = Negotiation.objects.create(title=title.strip(), kind=kind, begun_by=by, begun_at=now, renews=renews)
    begun.parties.set(agencies)
    names = listed([agency.name for agency in agencies]) if agencies else "The parties"
    for position, topic in enumerate(topics_of(kind), start=1):
        section = Section.objects.create(negotiation=begun, topic=topic.code, heading=topic.title, position=position)
        SectionVersion.objects.create(
            section=section,
            number=1,
            text=topic.clauses[0].filled(parties=names),
            from_library=topic.clauses[0].key,
            written_by=by,
            written_at=now,
        )
    record(NEGOTIATION_BEGUN, by=by, about=about(begun), details={"kind": kind.value, "parties": len(agencies)})
    return begun


@transaction.atomic
def frame_negotiation(
    *,
    negotiation: Negotiation,
    title: str,
    agencies: Collection[Agency],
    starts_on: date | None,
    ends_on: date | None,
    review_on: date | None,
    by: User,
) -> Negotiation:
    """Title, parties and days. Lines of the matrix that name an agency which is no party any more are taken out."""
    negotiation = locked_to_write(negotiation, by=by)
    if starts_on and ends_on and ends_on < starts_on:
        raise UsageError("ends_before_it_starts", "The last day is before the first one.", "Correct one of the two.")
    negotiation.title, negotiation.starts_on = title.strip(), starts_on
    negotiation.ends_on, negotiation.review_on = ends_on, review_on
    negotiation.save()
    negotiation.parties.set(agencies)
    ids = [agency.pk for agency in agencies]
    negotiation.cells.exclude(from_agency__in=ids, to_agency__in=ids).delete()
    record(NEGOTIATION_FRAMED, by=by, about=about(negotiation), details={"parties": len(ids)})
    return negotiation


@transaction.atomic
def set_matrix(*, negotiation: Negotiation, lines: Collection[Line], seen_version: int, by: User) -> Negotiation:
    """Let the matrix have exactly these lines. Refused where somebody else changed it since the form was opened."""
    negotiation = locked_to_write(negotiation, by=by)
    if negotiation.matrix_version != seen_version:
        raise StateError(
            "matrix_changed_meanwhile",
            "Somebody else changed the matrix while you did.",
            "What stands there now and what you ticked are both below. Look at them, then save once more.",
        )
    negotiation.cells.all().delete()
    PlannedCell.objects.bulk_create(_planned(negotiation, each) for each in lines)
    negotiation.matrix_version += 1
    negotiation.save()
    record(NEGOTIATION_MATRIX_SET, by=by, about=about(negotiation), details={"lines": len(lines)})
    return negotiation


@transaction.atomic
def save_draft(*, negotiation: Negotiation, label: str, by: User) -> SavedDraft:
    """Keep the whole wording as it stands, to compare with later."""
    negotiation = locked_to_write(negotiation, by=by)
    number = negotiation.drafts.count() + 1
    saved = SavedDraft.objects.create(
        negotiation=negotiation,
        number=number,
        label=label.strip() or f"Draft {number}",
        content=content_of(negotiation),
        saved_by=by,
        saved_at=timezone.now(),
    )
    record(DRAFT_SAVED, by=by, about=about(negotiation), details={"number": number})
    return saved


@transaction.atomic
def give_up_negotiation(*, negotiation: Negotiation, by: User) -> Negotiation:
    """End it without an agreement. All that was written stays to be read."""
    check(by, Permission.DRAFT_AGREEMENTS)
    negotiation = locked_to_write(negotiation, by=by)
    if negotiation.agreement is not None:
        give_up_draft(agreement=negotiation.agreement, by=by)
    negotiation.given_up_at = timezone.now()
    negotiation.save()
    record(NEGOTIATION_GIVEN_UP, by=by, about=about(negotiation), details={})
    return negotiation


def locked_to_write(negotiation: Negotiation, *, by: User) -> Negotiation:
    """The negotiation, locked, for somebody who may change its wording while that can be changed."""
    check(by, Permission.NEGOTIATE_AGREEMENTS)
    found = Negotiation.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=negotiation.pk)
    if not may_write(by, found):
        raise Denied(NOT_A_PARTY, "Your agency is no party of this agreement. You can comment on it.")
    refuse_unless_open(found)
    return found


def about(negotiation: Negotiation) -> str:
    """How the audit trail names it."""
    return f"negotiation:{negotiation.pk}"


def _planned(negotiation: Negotiation, line: Line) -> PlannedCell:
    cell = line.cell
    return PlannedCell(
        negotiation=negotiation,
        from_agency_id=cell.from_agency_id,
        to_agency_id=cell.to_agency_id,
        data_class=cell.data_class,
        purpose=cell.purpose,
        channel=line.channel.strip(),
        keeping=line.keeping.strip(),
        carries_notice=line.carries_notice,
        **cell.details,
    )
