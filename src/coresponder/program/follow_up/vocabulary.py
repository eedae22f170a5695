"""The words of follow-up. Windows, stop rules and what is asked of an attempt follow practice: see GLOSSARY.md."""

from django.db.models import TextChoices

from coresponder.safeguards.vocabulary import DataClass

# What a health agency keeps of a follow-up is clinical; what a police agency keeps of its own is operational.
CLASSES = frozenset({DataClass.CLINICAL, DataClass.OPERATIONAL})


class FollowUpState(TextChoices):
    """How far one follow-up is."""

    PLANNED = "planned", "planned"
    TRIED = "tried", "tried, not reached yet"
    REACHED = "reached", "reached, something is left to do"
    DONE = "done", "done"
    HANDED_OVER = "handed_over", "handed over"
    STOPPED = "stopped", "stopped, with the reason"
    WITHDRAWN = "withdrawn", "withdrawn, no rule asks for it any more"


OPEN_FOLLOW_UP = (FollowUpState.PLANNED, FollowUpState.TRIED, FollowUpState.REACHED)


class EpisodeState(TextChoices):
    """How far an episode of care is."""

    OPEN = "open", "open"
    OFFERED = "offered", "offered to somebody"
    CLOSED = "closed", "closed"


OPEN_EPISODE = (EpisodeState.OPEN, EpisodeState.OFFERED)


class ConferenceState(TextChoices):
    """How far a case conference is."""

    PREPARED = "prepared", "being prepared"
    HELD = "held", "going on"
    CLOSED = "closed", "over, its notes are fixed"
    CALLED_OFF = "called_off", "called off"


class Channel(TextChoices):
    """How somebody tried to reach the person."""

    PHONE = "phone", "by phone"
    TEXT = "text", "by text message"
    IN_PERSON = "in_person", "in person"
    VIDEO = "video", "by video"
    LETTER = "letter", "by letter"
    FAMILY = "family", "through the family, with the person’s consent"
    PROVIDER = "provider", "through a provider"


class Result(TextChoices):
    """What became of an attempt. Only the first is being reached."""

    REACHED = "reached", "reached"
    NO_ANSWER = "no_answer", "no answer"
    VOICEMAIL = "voicemail", "left a voicemail"
    MESSAGE_LEFT = "message_left", "left a message, or sent it"
    WRONG_NUMBER = "wrong_number", "the number is wrong"
    NOT_THERE = "not_there", "nobody there"
    CALL_BACK = "call_back", "asked to be called another time"
    DECLINED_NOW = "declined_now", "did not want to talk now"


class StopReason(TextChoices):
    """Why nobody tries any more."""

    REFUSED = "refused", "the person does not want to be followed up"
    UNABLE_TO_LOCATE = "unable_to_locate", "not found after every attempt"
    DECEASED = "deceased", "the person has died"
    MOVED = "moved", "moved away"
    JAILED = "jailed", "in jail"
    HOSPITALIZED = "hospitalized", "in hospital"
    DUPLICATE = "duplicate", "somebody else follows up the same"
    EPISODE_CLOSED = "episode_closed", "the episode was closed"


class NeedStatus(TextChoices):
    """How it stands with what the person needs, as somebody who was reached said it."""

    NOT_ASKED = "not_asked", "not asked"
    NONE = "none", "needs nothing more"
    OPEN = "open", "needs are open"
    CONNECTED = "connected", "connected to care"
    DECLINED = "declined", "does not want help"
    UNKNOWN = "unknown", "could not be told"


class NextStep(TextChoices):
    """What comes next after somebody was reached."""

    NOTHING = "nothing", "nothing more is needed"
    AGAIN = "again", "follow up again on a day"
    HAND_OVER = "hand_over", "hand over warmly to somebody"
    REFER = "refer", "refer to a service"


class OpenedBecause(TextChoices):
    """How an episode of care came about."""

    ENCOUNTER = "encounter", "after an encounter, by a rule"
    BY_HAND = "by_hand", "opened by somebody"
    TAKEN_OVER = "taken_over", "taken over from another agency"


class CloseReason(TextChoices):
    """Why an episode of care is closed."""

    GOALS_MET = "goals_met", "the goals are met"
    CONNECTED = "connected", "connected to care elsewhere"
    HANDED_OVER = "handed_over", "handed over, and accepted"
    REFUSED = "refused", "the person does not want more"
    UNABLE_TO_LOCATE = "unable_to_locate", "not found"
    MOVED = "moved", "moved away"
    JAILED = "jailed", "in jail for long"
    HOSPITALIZED = "hospitalized", "in hospital for long"
    DECEASED = "deceased", "the person has died"
    DUPLICATE = "duplicate", "another episode goes on for the same"
    OTHER = "other", "another reason, in words"


class GoalState(TextChoices):
    """What became of a goal."""

    OPEN = "open", "open"
    MET = "met", "met"
    DROPPED = "dropped", "dropped"


class Voicemail(TextChoices):
    """Whether a voicemail may be left. It is stored encrypted."""

    NOT_ASKED = "not_asked", "not asked: leave none"
    NO = "no", "leave none"
    NAME_ONLY = "name_only", "a first name and a number, nothing else"
    YES = "yes", "may be left"


class MayContact(TextChoices):
    """Whether the person agreed to be contacted by the program. It is stored encrypted."""

    NOT_ASKED = "not_asked", "not asked"
    YES = "yes", "agreed"
    NO = "no", "does not want to be contacted"


class AgendaReason(TextChoices):
    """Why somebody stands on the agenda of a case conference."""

    FAMILIAR_FACE = "familiar_face", "met often"
    REFUSED = "refused", "refused help"
    OVERDUE = "overdue", "follow-up is overdue"
    ASKED = "asked", "somebody asked for it"


class ConferenceDecision(TextChoices):
    """What a conference decided about one person, without a word about the person."""

    OPEN = "open", "nothing decided yet"
    CONTINUE = "continue", "go on as it is"
    PLAN = "plan", "write or change the response plan"
    LEAD = "lead", "one agency takes the lead"
    REFER = "refer", "refer to a service"
    OUTREACH = "outreach", "go and see the person"
    CLOSE = "close", "close the episode"
    NEXT_TIME = "next_time", "talk about it next time"


class Respondent(TextChoices):
    """Who answers the questions about an experience."""

    PERSON = "person", "person who was helped"
    FAMILY = "family", "family or friend"
    OFFICER = "officer", "police officer"
    PROVIDER = "provider", "provider of care"
    DISPATCHER = "dispatcher", "dispatcher"


class Language(TextChoices):
    """The languages in which feedback is asked."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class Said(TextChoices):
    """An answer to one question. Nobody has to answer any of them."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_SAID = "not_said", "No answer"


# The four questions of experience; the names of the fields that hold the answers.
QUESTIONS = ("respected", "heard", "safer", "again")
# For how long somebody can take back what they have just recorded; the page offers it for eight seconds.
UNDO_SECONDS = 8
UNDO_ALLOWED_MINUTES = 10
# From how many hours after the hour at which it was due on a follow-up rises: to the agency and the coordinator, and
# onto the sheet that one shift hands to the next.
RISES_TO_AGENCY_HOURS = 24
RISES_TO_HANDOVER_HOURS = 72
# After how many attempts without reaching anybody it may be stopped as not found.
ATTEMPTS_BEFORE_NOT_FOUND = 3
