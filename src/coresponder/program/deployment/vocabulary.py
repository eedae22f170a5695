"""The axes along which kinds of teams differ. Sources: the seed brief's models, and practice in named programs.

San Mateo's clinicians arrive together with the officer but in a car of their own; Harris County's CORE joins by video;
MCAT and RIGHT Care are triads with a paramedic; Seattle and Denver began with ride-along.
"""

from django.db.models import TextChoices


class Partner(TextChoices):
    """Who works beside, or in place of, the officer."""

    CLINICIAN = "clinician", "clinician"
    SOCIAL_WORKER = "social_worker", "social worker"
    NURSE = "nurse", "nurse"
    PEER = "peer", "peer specialist"
    PARAMEDIC = "paramedic", "paramedic"
    SUBSTANCE_USE_COUNSELOR = "substance_use_counselor", "substance-use counselor"
    CASE_MANAGER = "case_manager", "case manager"


class Presence(TextChoices):
    """How the partner comes to the person."""

    TOGETHER = "together", "together in one car"
    SEPARATE = "separate", "in separate vehicles, both have to arrive"
    REMOTE = "remote", "by phone or video, for several teams"
    IN_STATION = "in_station", "at the station"
    IN_DISPATCH = "in_dispatch", "at the 911 center"
    FOLLOWS_UP = "follows_up", "afterwards, at the person’s home or by phone"


class Trigger(TextChoices):
    """How a team of this kind comes to a call."""

    DIRECT = "direct", "sent by 911 at once"
    PATROL_REQUEST = "patrol_request", "when patrol asks"
    SELF_DISPATCHED = "self_dispatched", "sends itself, off the radio"
    REQUEST_988 = "request_988", "when 988 asks"
    AFTER_EVENT = "after_event", "after the event"
    FOLLOW_UP_ONLY = "follow_up_only", "for follow-ups only"


class Need(TextChoices):
    """Whom it is for."""

    ANY = "any", "any behavioral-health need"
    SUICIDE = "suicide", "thoughts of suicide"
    OVERDOSE = "overdose", "people who survived an overdose"
    HOMELESSNESS = "homelessness", "people without shelter"
    YOUTH = "youth", "young people and schools"
    OLDER_ADULTS = "older_adults", "older adults"
    FAMILIAR_FACES = "familiar_faces", "people who are met often"
    VICTIMS = "victims", "victims of crime"


# What can take several calls at once, because nobody drives.
REMOTE_PRESENCES = (Presence.REMOTE, Presence.IN_DISPATCH)
