"""Every model of parts of a person's record, and everything else that belongs to one person.

An app further up that keeps parts of its own, such as response plans, adds them here when it is loaded, so that a
merge moves them, and whoever owns one of them knows that the person exists:

    register_part(ResponsePlan)
"""

from django.db.models import Model

from coresponder.program.people.models.facts import DemographicFact, SocialFact
from coresponder.program.people.models.identity import IdentityFact
from coresponder.program.people.models.names import PersonName
from coresponder.program.people.models.notes import CareNote, JusticeNote
from coresponder.program.people.models.part import PersonPart
from coresponder.program.people.models.safety import SafetyFact
from coresponder.safeguards.consent.models import Consent, Restriction
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.retention.models import LegalHold

_PARTS: list[type[PersonPart]] = [
    SafetyFact, PersonName, IdentityFact, DemographicFact, SocialFact, CareNote, JusticeNote,
]  # fmt: skip
# Not parts, but about one person by `person_id`. What was disclosed stays as it was written.
_FOLLOWING: list[type[Model]] = [Consent, Restriction, Opening, LegalHold]


def register_part(model: type[PersonPart]) -> None:
    """Make a model of parts known, once."""
    if model not in _PARTS:
        _PARTS.append(model)


def register_following(model: type[Model]) -> None:
    """Make a model known whose rows belong to one person by `person_id`, and which is no part of the record."""
    if model not in _FOLLOWING:
        _FOLLOWING.append(model)


def part_models() -> tuple[type[PersonPart], ...]:
    """Every model of parts."""
    return tuple(_PARTS)


def moving_models() -> tuple[type[Model], ...]:
    """Everything that goes with a person when two records turn out to be of the same one."""
    return (*_PARTS, *_FOLLOWING)
