"""Answers, states and kinds. Codes of HSDS are HSDS's own; `unknown` is an answer of its own and never means no."""

from django.db.models import TextChoices


class Answer(TextChoices):
    """Yes, no, or that nobody knows. Nobody guesses."""

    YES = "yes", "yes"
    NO = "no", "no"
    UNKNOWN = "unknown", "unknown"


class MedicalClearance(TextChoices):
    """Whether somebody has to be seen by a doctor before the service takes them."""

    NOT_NEEDED = "not_needed", "not needed"
    DONE_HERE = "done_here", "done there on arrival"
    SOMETIMES = "sometimes", "needed in some cases"
    NEEDED_BEFORE = "needed_before", "needed before arrival"
    UNKNOWN = "unknown", "unknown"


class ServiceStatus(TextChoices):
    """Whether the service is offered at all. The codes are those of HSDS 3.0."""

    ACTIVE = "active", "offered"
    INACTIVE = "inactive", "not offered now"
    TEMPORARILY_CLOSED = "temporarily closed", "closed for the time being"
    DEFUNCT = "defunct", "no longer exists"


class PlaceType(TextChoices):
    """What kind of place a location or an address is. The codes are those of HSDS 3.0."""

    PHYSICAL = "physical", "a place one can go to"
    POSTAL = "postal", "a postal address"
    VIRTUAL = "virtual", "by phone or on line"


class Frequency(TextChoices):
    """How a schedule repeats. The codes are those of HSDS 3.0; a schedule without one holds every day it is valid."""

    WEEKLY = "WEEKLY", "every week"
    MONTHLY = "MONTHLY", "every month"


class Weekday(TextChoices):
    """A day of the week, by the two letters of iCalendar that HSDS uses."""

    MONDAY = "MO", "Monday"
    TUESDAY = "TU", "Tuesday"
    WEDNESDAY = "WE", "Wednesday"
    THURSDAY = "TH", "Thursday"
    FRIDAY = "FR", "Friday"
    SATURDAY = "SA", "Saturday"
    SUNDAY = "SU", "Sunday"


class Payer(TextChoices):
    """Who pays for a service, or that nobody has to."""

    FREE = "free", "free of charge"
    SLIDING_FEE = "sliding_fee", "by income"
    UNINSURED = "uninsured", "people without insurance"
    MEDICAID = "medicaid", "Medicaid"
    MEDICARE = "medicare", "Medicare"
    PRIVATE = "private", "private insurance"
    VETERANS = "veterans", "veterans’ coverage"
    SELF_PAY = "self_pay", "paid by oneself"


class Known(TextChoices):
    """How it is known that a service belongs to a category or takes a payer."""

    SAID = "said", "somebody here said so"
    MAPPED = "mapped", "the source’s own term is mapped to it"
    BY_WORDS = "by_words", "proposed from the source’s words"


class VerificationResult(TextChoices):
    """What came of calling a service to ask whether everything is still right."""

    VERIFIED = "verified", "verified: everything is right"
    CHANGED = "changed", "something changed"
    NO_ANSWER = "no_answer", "no answer"


# What counts as having spoken with somebody who knows. A call that nobody answered verifies nothing.
SPOKEN_WITH = (VerificationResult.VERIFIED, VerificationResult.CHANGED)


class Hours(TextChoices):
    """What is known about when a service is open."""

    UNKNOWN = "unknown", "hours not known"
    AROUND_THE_CLOCK = "around_the_clock", "open around the clock"
    REGULAR = "regular", "the same every week"
    IRREGULAR = "irregular", "not the same every week"


class ImportState(TextChoices):
    """How far an import is."""

    RECEIVED = "received", "being looked through"
    PREVIEWED = "previewed", "looked through, not taken over"
    APPLIED = "applied", "taken over"
    REFUSED = "refused", "could not be read"
    DISCARDED = "discarded", "discarded"


class ChangeKind(TextChoices):
    """By which way something in the directory changed."""

    ADDED = "added", "added here"
    EDITED = "edited", "changed here"
    REMOVED = "removed", "removed here"
    IMPORTED = "imported", "changed by an import"
    VANISHED = "vanished", "no longer in the source"
    RETURNED = "returned", "in the source again"
