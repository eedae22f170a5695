"""Codes beside the states: urgency, reasons, ways, proof. Each code is stored; the label is what people read."""

from django.db.models import TextChoices

from coresponder.safeguards.vocabulary import DataClass

# What a referral can tell about somebody, by its need.
CLASSES = frozenset({DataClass.SOCIAL_NEEDS, DataClass.CLINICAL, DataClass.SUBSTANCE_USE})


class Urgency(TextChoices):
    """How soon the person needs it."""

    NOW = "now", "now"
    TODAY = "today", "today"
    THIS_WEEK = "this_week", "this week"
    ROUTINE = "routine", "routine"


class Way(TextChoices):
    """Whether a service was asked by the program and answers there, or somebody only writes down that it was asked."""

    LIVE = "live", "live"
    LOGGED = "logged", "only logged"


class WhyLogged(TextChoices):
    """Why nothing was sent to a service."""

    NO_DESK = "no_desk", "Nobody has recorded where this service takes referrals."
    NO_PARTNER = "no_partner", "The organization is no partner of the program, so no agreement or consent can name it."
    KEPT_BACK = "kept_back", "Neither an agreement nor a consent lets it go there."
    NOT_SET_UP = "not_set_up", "No way of sending messages is set up."
    CHOSEN = "chosen", "It was asked in another way."


class ConsentSaid(TextChoices):
    """What the person said to being referred. Whether records may leave is decided by consents and agreements."""

    GIVEN = "given", "agreed"
    REFUSED = "refused", "refused"
    NOT_NEEDED = "not_needed", "need not be asked"
    NOT_RECORDED = "not_recorded", "not recorded"


class Proof(TextChoices):
    """How it is known, from the weakest to the strongest source; the order is that of the list."""

    REPORTED_BY_PERSON = "reported_by_person", "the person said so"
    REPORTED_BY_STAFF = "reported_by_staff", "staff said so"
    CONFIRMED_BY_PROVIDER = "confirmed_by_provider", "the service confirmed it"
    SEEN_IN_DATA = "seen_in_data", "seen in the service’s own data"

    @property
    def rank(self) -> int:
        """1 for the weakest."""
        return list(Proof).index(self) + 1


class Reason(TextChoices):
    """Why a service cannot take it, or why it came to nothing."""

    CAPACITY = "capacity", "no room"
    ELIGIBILITY = "eligibility", "the person is not eligible"
    PAYER = "payer", "nobody pays for it there"
    LOCATION = "location", "too far, or outside of the area"
    NO_RESPONSE = "no_response", "no answer"
    PERSON_DECLINED = "person_declined", "the person does not want it any more"
    NOT_REACHED = "not_reached", "the person could not be reached"
    MOVED = "moved", "the person moved away"
    IN_HOSPITAL = "in_hospital", "the person is in hospital"
    IN_JAIL = "in_jail", "the person is in jail"
    DIED = "died", "the person died"
    OTHER = "other", "another reason"


DECLINE_REASONS = (Reason.CAPACITY, Reason.ELIGIBILITY, Reason.PAYER, Reason.LOCATION, Reason.OTHER)
LOST_REASONS = (
    Reason.PERSON_DECLINED,
    Reason.NOT_REACHED,
    Reason.MOVED,
    Reason.IN_HOSPITAL,
    Reason.IN_JAIL,
    Reason.DIED,
    Reason.NO_RESPONSE,
    Reason.CAPACITY,
    Reason.OTHER,
)


class EventKind(TextChoices):
    """What happened with a referral."""

    WRITTEN = "written", "written"
    SENT = "sent", "sent"
    LOGGED = "logged", "logged as asked"
    SEEN = "seen", "seen"
    ACCEPTED = "accepted", "accepted"
    WAITLISTED = "waitlisted", "put on the waiting list"
    DECLINED = "declined", "declined"
    GIVEN_BACK = "given_back", "given back"
    NOT_NEEDED = "not_needed", "told that another one was first"
    WITHDRAWN = "withdrawn", "taken back"
    APPOINTMENT = "appointment", "appointment set"
    NO_SHOW = "no_show", "did not come"
    CANCELLED = "cancelled", "appointment cancelled"
    ATTENDED = "attended", "attended"
    ENGAGED = "engaged", "engaged: two visits or more"
    COMPLETED = "completed", "completed"
    LOST = "lost", "given up"
    CONFIRMED = "confirmed", "confirmed by a better source"
    RAISED = "raised", "raised, because nobody had acted in time"
    TAKEN_OVER = "taken_over", "taken over"
    LOCKED = "locked", "link closed after wrong codes"
    NOT_DELIVERED = "not_delivered", "could not be delivered"


class Step(TextChoices):
    """What a service, or staff for it, can say."""

    ACCEPT = "accept", "We’ll take it"
    DECLINE = "decline", "We can’t"
    WAITLIST = "waitlist", "We have a waiting list"
    APPOINTMENT = "appointment", "There is an appointment"
    ATTENDED = "attended", "The person was here"
    NO_SHOW = "no_show", "The person did not come"
    CANCELLED = "cancelled", "The appointment is cancelled"
    ENGAGED = "engaged", "The person has been here twice or more"
    COMPLETED = "completed", "It is completed"
    GIVE_BACK = "give_back", "We have to give it back"


class NoticeKind(TextChoices):
    """Why somebody is told about a referral."""

    MOVED = "moved", "something happened with it"
    OVERDUE = "overdue", "nobody has acted in time"
    TAKEN_OVER = "taken_over", "it is yours now"
