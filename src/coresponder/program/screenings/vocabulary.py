"""The words of screenings and safety plans."""

from django.db.models import TextChoices

from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE, AgencyKind
from coresponder.safeguards.vocabulary import DataClass

# Classes of which an instrument can be; each pack says which.
CLASSES = frozenset({DataClass.CLINICAL, DataClass.SUBSTANCE_USE, DataClass.SOCIAL_NEEDS})
# Agencies that screen people. A police agency does not: what an officer asks is no clinical record.
SCREENING_AGENCIES = HEALTH_CARE | {
    AgencyKind.CRISIS_LINE,
    AgencyKind.COMMUNITY_ORGANIZATION,
    AgencyKind.LOCAL_GOVERNMENT,
}


class How(TextChoices):
    """How a screening came about, or that it did not."""

    ITEMS = "items", "questions answered here"
    ENTERED = "entered", "result entered from the form"
    DECLINED = "declined", "the person declined"
    UNABLE = "unable", "could not be done"


NOT_DONE = (How.DECLINED, How.UNABLE)


class Status(TextChoices):
    """How complete a screening is."""

    COMPLETE = "complete", "complete"
    INCOMPLETE = "incomplete", "incomplete"
    ENTERED = "entered", "entered"
    NOT_DONE = "not_done", "not done"


class StepAnswer(TextChoices):
    """What became of a step that a result asked for."""

    OPEN = "open", "open"
    DONE = "done", "done"
    HANDED_OVER = "handed_over", "somebody else does it, by a time"
    NOT_NEEDED = "not_needed", "not needed, for a reason"


class Section(TextChoices):
    """A section of a safety plan, in the order in which it is read: by the person, when it gets bad."""

    SIGNS = "signs", "How I notice that it is getting bad"
    ALONE = "alone", "What I can do by myself"
    COMPANY = "company", "People and places that take my mind off it"
    ASKING = "asking", "People I can ask for help"
    LINES = "lines", "Professionals and lines I can call"
    SAFER = "safer", "How I make my surroundings safer"
    REASONS = "reasons", "What matters to me"
    NOT_HELPING = "not_helping", "What does not help me"


HINTS = {
    Section.SIGNS: "Thoughts, feelings, things that happen. In the person’s own words.",
    Section.ALONE: "What has helped before, without calling anybody.",
    Section.COMPANY: "Somebody to be with, somewhere to go. They need not know why.",
    Section.ASKING: "Who may be told. Write the number down.",
    Section.LINES: "988 takes calls and texts at any hour. Add who else answers.",
    Section.SAFER: "What could hurt is put away, locked up or given to somebody. Who does it, and by when.",
    Section.REASONS: "Who or what is worth staying for, as the person says it.",
    Section.NOT_HELPING: "So that others do not do it.",
}


class Copy(TextChoices):
    """How the person has the plan with them."""

    PAPER = "paper", "printed, and given to the person"
    OWN_PHONE = "own_phone", "on the person’s own phone: a picture, or typed"
    READ_ALOUD = "read_aloud", "read aloud; the person wanted no copy"
    NOT_YET = "not_yet", "not yet"
