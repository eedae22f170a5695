"""The states of a version of a plan, its sections in the order in which they are read at the door, and answers.

The sections follow co-response practice: how somebody is when well and when in crisis, triggers, what calms, ordered
steps, whom to call. Safety facts are no section: they are facts of their own, dated, sourced and expiring.
"""

from django.db.models import TextChoices


class VersionState(TextChoices):
    """How far a version of a plan is."""

    DRAFT = "draft", "draft"
    SUBMITTED = "submitted", "waiting for approval"
    APPROVED = "approved", "in use"
    REPLACED = "replaced", "replaced by a newer version"
    RETIRED = "retired", "no longer in use"


class Section(TextChoices):
    """What a plan says, in the order in which somebody at the door needs it."""

    HELPS_FIRST = "helps_first", "What helps first"
    MAKES_WORSE = "makes_worse", "What makes it worse"
    WHOM_TO_CALL = "whom_to_call", "Whom to call"
    STEPS = "steps", "What to do, step by step"
    WHEN_WELL = "when_well", "How the person is when well"
    WHEN_IN_CRISIS = "when_in_crisis", "How the person is in crisis"
    OWN_WISHES = "own_wishes", "What the person wants, in own words"


HINTS = {
    Section.HELPS_FIRST: "One thing a line. For example: “Speak slowly. Sit down first.”",
    Section.MAKES_WORSE: "One thing a line. For example: “Being touched from behind.”",
    Section.WHOM_TO_CALL: "Who, how they know the person, and when they can be reached. One a line.",
    Section.STEPS: "In order, one a line. Begin each with what to do.",
    Section.WHEN_WELL: "So that somebody who has never met the person can tell the difference.",
    Section.WHEN_IN_CRISIS: "What one sees and hears, not what it is called.",
    Section.OWN_WISHES: "As the person said it, with the person’s agreement.",
}


class SuggestionAnswer(TextChoices):
    """What became of a suggestion."""

    OPEN = "open", "not answered yet"
    TAKEN = "taken", "taken into the plan"
    NOT_TAKEN = "not_taken", "not taken, with the reason"


class Decided(TextChoices):
    """What somebody decided about whether a person has a plan, whatever the count of contacts says."""

    PLAN = "plan", "should have a plan"
    NO_PLAN = "no_plan", "should have no plan"
