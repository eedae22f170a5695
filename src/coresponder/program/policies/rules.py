"""What the state of a version allows, who approves for which side, and what a review may say."""

import re
from datetime import date, timedelta

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.program.policies.models import AfterAction, ChapterVersion, Improvement
from coresponder.program.policies.vocabulary import KINDS_OF_SIDE, CameOf, Side, VersionState
from coresponder.safeguards.accounts.models import Agency, User

DAYS_PER_MONTH = 30.44
WARN_DAYS = 45

VERSION_TRANSITIONS = Transitions(
    noun="version of the chapter",
    allowed={
        VersionState.DRAFT: {VersionState.PROPOSED: "somebody proposes it to both agencies"},
        VersionState.PROPOSED: {
            VersionState.DRAFT: "an agency returns it with a reason",
            VersionState.IN_FORCE: "both agencies have approved the same text",
        },
        VersionState.IN_FORCE: {VersionState.REPLACED: "a newer version comes into force"},
        VersionState.REPLACED: {},
    },
)


def side_of(user: User) -> Side | None:
    """For which side somebody speaks: that of the agency that the account acts for."""
    kind = user.agency.kind if user.agency else ""
    return next((side for side, kinds in KINDS_OF_SIDE.items() if kind in kinds), None)


def refuse_no_side(user: User) -> tuple[Side, Agency]:
    """The side that somebody approves for, and the agency; StateError where that is on neither."""
    side = side_of(user)
    if side is None or user.agency is None:
        raise StateError(
            "no_side",
            "Your agency is neither the law-enforcement nor the health-care side of the program.",
            "Ask the head of one of the two to approve.",
        )
    return side, user.agency


def refuse_own_text(version: ChapterVersion, user: User) -> None:
    """Raise StateError when somebody would approve what they wrote last."""
    if version.edited_by_id == user.pk:
        raise StateError("own_chapter", "You wrote this text, so somebody else has to approve it.", "Ask a colleague.")


def refuse_empty(version: ChapterVersion) -> None:
    """Raise UsageError for a version that says nothing, or is still the outline that came with the program."""
    if not version.text.strip():
        raise UsageError("chapter_empty", "The chapter says nothing yet.", "Write it first.")
    if version.is_template:
        raise UsageError(
            "chapter_is_template",
            "This is still the outline that came with the program. Nobody has reviewed it for your county.",
            "Write it, and say below the text that it was reviewed.",
        )


def review_due_on(since: date, months: int) -> date:
    """When a chapter has to be looked at again."""
    return since + timedelta(days=round(months * DAYS_PER_MONTH))


def review_state(due_on: date | None, today: date) -> str:
    """“overdue”, “soon” or nothing: how urgently a chapter has to be looked at again."""
    if due_on is None or due_on > today + timedelta(days=WARN_DAYS):
        return ""
    return "overdue" if due_on < today else "soon"


def refuse_names(texts: list[str], names: list[str]) -> None:
    """Raise UsageError where a review names somebody who has an account. It counts people, and names none."""
    whole = " ".join(texts)
    if any(re.search(rf"\b{re.escape(name)}\b", whole, re.IGNORECASE) for name in names if len(name) > 2):
        raise UsageError(
            "review_names_somebody",
            "The text names somebody who works here. A review looks at what happened, not at who.",
            "Write “the officer” or “the clinician”.",
        )


def refuse_open_ends(review: AfterAction) -> None:
    """Raise StateError for a review that leads nowhere: no chapter and no reason, or an action that is not done."""
    if not review.chapters.exists() and not review.nothing_to_change:
        raise StateError(
            "review_leads_nowhere",
            "The review leads back to no chapter.",
            "Name one, or say why nothing has to change.",
        )
    waiting = Improvement.objects.filter(came_of=CameOf.AFTER_ACTION, about=review.pk, done_at=None).count()
    if waiting:
        raise StateError("actions_open", f"{waiting} of its actions are not done yet.", "Finish them first.")
