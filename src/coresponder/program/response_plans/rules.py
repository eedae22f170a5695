"""What the state of a version allows, and what a plan must be before anybody relies on it at a door."""

from collections.abc import Mapping
from datetime import date, timedelta

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.program.response_plans.vocabulary import Section, VersionState
from coresponder.program.response_plans.wording import faults, words_in

# Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). A page that
# is to be read in 90 seconds by somebody who is also driving there gets a little less than the 357 words of that pace.
MOST_WORDS = 300
REVIEW_DAYS = 182

VERSION_TRANSITIONS = Transitions(
    noun="version of the plan",
    allowed={
        VersionState.DRAFT: {VersionState.SUBMITTED: "the author submits it"},
        VersionState.SUBMITTED: {
            VersionState.DRAFT: "somebody returns it with a note",
            VersionState.APPROVED: "somebody other than the author approves it",
        },
        VersionState.APPROVED: {
            VersionState.REPLACED: "a newer version is approved",
            VersionState.RETIRED: "somebody retires the plan, with the reason",
        },
        VersionState.REPLACED: {},
        VersionState.RETIRED: {},
    },
)
# The two without which a plan helps nobody.
NEEDED = (Section.HELPS_FIRST, Section.WHOM_TO_CALL)


def refuse_unless_ready(sections: Mapping[Section, str]) -> None:
    """Raise UsageError for a plan that is too thin, too long, or that says what somebody has instead of what helps."""
    missing = [section.label for section in NEEDED if not sections.get(section, "").strip()]
    if missing:
        raise UsageError("plan_incomplete", f"The plan says nothing yet under: {', '.join(missing)}.", "Fill it in.")
    count = words_in(sections.values())
    if count > MOST_WORDS:
        raise UsageError(
            "plan_too_long",
            f"The plan has {count} words. It has to be read in 90 seconds, which are {MOST_WORDS} words.",
            "Keep what somebody at the door needs.",
        )
    found = faults(sections)
    if found:
        raise UsageError("plan_wording", " ".join(found), "Say what one sees and what helps.")


def refuse_own_approval(*, author_id: int, approver_id: int) -> None:
    """Raise StateError when somebody would approve what they wrote."""
    if author_id == approver_id:
        raise StateError("own_plan", "You wrote this version, so somebody else has to approve it.", "Ask a colleague.")


def review_due_on(approved_on: date) -> date:
    """Six months after approval, when somebody looks at it again."""
    return approved_on + timedelta(days=REVIEW_DAYS)
