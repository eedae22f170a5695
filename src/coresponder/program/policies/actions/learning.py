"""Writing an after-action review, agreeing on actions, finishing and closing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.policies.audit_events import (
    AFTER_ACTION_CLOSED,
    AFTER_ACTION_WRITTEN,
    IMPROVEMENT_AGREED,
    IMPROVEMENT_DONE,
)
from coresponder.program.policies.models import AfterAction, Chapter, Improvement
from coresponder.program.policies.rules import refuse_names, refuse_open_ends
from coresponder.program.policies.vocabulary import CameOf
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class WhatHappened:
    """What a review says. Counts, and no names."""

    kind: str
    happened_on: date
    what_happened: str
    what_helped: str = ""
    what_to_change: str = ""
    people: int = 0
    responders: int = 0
    people_hurt: int = 0
    responders_hurt: int = 0
    nothing_to_change: str = ""


@transaction.atomic
def write_review(
    *, told: WhatHappened, chapters: Sequence[Chapter], by: User, review: AfterAction | None = None
) -> AfterAction:
    """Write a review, or write it anew while it is open. It names nobody who works here."""
    check(by, Permission.WRITE_AFTER_ACTIONS)
    if told.happened_on > timezone.localdate():
        raise UsageError("not_yet", "That day is yet to come.", "Correct the day.")
    refuse_names([told.what_happened, told.what_helped, told.what_to_change], _names())
    review = _open(review) if review else AfterAction(written_by=by, written_at=timezone.now())
    for name, value in asdict(told).items():
        setattr(review, name, value)
    review.save()
    review.chapters.set(chapters)
    details: dict[str, str | int] = {"kind": told.kind, "chapters": len(chapters)}
    record(AFTER_ACTION_WRITTEN, by=by, about=f"after_action:{review.pk}", details=details)
    return review


@transaction.atomic
def close_review(*, review: AfterAction, by: User) -> AfterAction:
    """Close a review that has led somewhere: to a chapter or a reason, with every action done."""
    check(by, Permission.WRITE_AFTER_ACTIONS)
    review = _open(review)
    refuse_open_ends(review)
    review.closed_by, review.closed_at = by, timezone.now()
    review.save()
    record(AFTER_ACTION_CLOSED, by=by, about=f"after_action:{review.pk}", details={})
    return review


@transaction.atomic
def agree_on_improvement(
    *,
    what: str,
    owner: User,
    due_on: date,
    came_of: CameOf,
    by: User,
    about: UUID | None = None,
    chapter: Chapter | None = None,
) -> Improvement:
    """Agree that somebody does something until a day."""
    check(by, _AGREES[came_of])
    if not what.strip():
        raise UsageError("no_action", "Say what is to be done.", "Write a sentence.")
    made = Improvement.objects.create(
        what=what.strip(),
        owner=owner,
        due_on=due_on,
        came_of=came_of,
        about=about,
        chapter=chapter,
        agreed_by=by,
        agreed_at=timezone.now(),
    )
    record(IMPROVEMENT_AGREED, by=by, about=f"improvement:{made.pk}", details={"came_of": came_of.value})
    return made


@transaction.atomic
def finish_improvement(*, improvement: Improvement, note: str, by: User) -> Improvement:
    """Say that it is done, and how. Its owner does, or whoever looks after the manual."""
    check(by, Permission.VIEW_POLICIES)
    improvement = Improvement.objects.select_for_update().get(pk=improvement.pk)
    if improvement.owner_id != by.pk:
        check(by, Permission.MANAGE_POLICIES)
    if improvement.done_at is not None:
        raise StateError("improvement_done", "This is done already.")
    improvement.done_by, improvement.done_at, improvement.done_note = by, timezone.now(), note.strip()
    improvement.save()
    record(IMPROVEMENT_DONE, by=by, about=f"improvement:{improvement.pk}", details={})
    return improvement


_AGREES = {
    CameOf.AFTER_ACTION: Permission.WRITE_AFTER_ACTIONS,
    CameOf.SELF_ASSESSMENT: Permission.ASSESS_READINESS,
    CameOf.READINESS: Permission.ASSESS_READINESS,
}


def _open(review: AfterAction) -> AfterAction:
    found = AfterAction.objects.select_for_update().get(pk=review.pk)
    if found.closed_at is not None:
        raise StateError("review_closed", "This review is closed.", "Write another one.")
    return found


def _names() -> list[str]:
    return [str(name) for name in User.objects.values_list("display_name", flat=True)]
