"""What each role is for: which classes of information somebody in it may read, write and hand out at all.

An agreement, a consent or membership of the owning agency opens a part only within this table. Roles that are not in
it have nothing to do with records of single persons.
"""

from collections.abc import Mapping

from coresponder.safeguards.permissions.roles import (
    CASE_MANAGER,
    CLINICIAN,
    COORDINATOR,
    DISPATCHER,
    OFFICER,
    PRIVACY_OFFICER,
)
from coresponder.safeguards.vocabulary import DataClass as Class
from coresponder.safeguards.vocabulary import Deed, Purpose

Classes = frozenset[Class]

CARE: Classes = frozenset(Class) - {Class.CRIMINAL_JUSTICE}

DEFAULTS: Mapping[str, Mapping[Deed, Classes]] = {
    DISPATCHER.key: {
        Deed.READ: frozenset({Class.IDENTITY, Class.OPERATIONAL, Class.SAFETY, Class.RESPONSE_GUIDANCE}),
        Deed.WRITE: frozenset({Class.OPERATIONAL, Class.SAFETY}),
    },
    OFFICER.key: {
        Deed.READ: frozenset(
            {
                Class.IDENTITY,
                Class.DEMOGRAPHICS,
                Class.OPERATIONAL,
                Class.SAFETY,
                Class.RESPONSE_GUIDANCE,
                Class.CRIMINAL_JUSTICE,
            }
        ),
        Deed.WRITE: frozenset(
            {Class.IDENTITY, Class.DEMOGRAPHICS, Class.OPERATIONAL, Class.SAFETY, Class.CRIMINAL_JUSTICE}
        ),
        Deed.EXPORT: frozenset({Class.IDENTITY, Class.OPERATIONAL, Class.CRIMINAL_JUSTICE}),
    },
    CLINICIAN.key: {Deed.READ: CARE, Deed.WRITE: CARE - {Class.OPERATIONAL}, Deed.EXPORT: CARE - {Class.OPERATIONAL}},
    CASE_MANAGER.key: {
        Deed.READ: CARE,
        Deed.WRITE: CARE - {Class.OPERATIONAL},
        Deed.EXPORT: CARE - {Class.OPERATIONAL},
    },
    COORDINATOR.key: {Deed.READ: frozenset({Class.OPERATIONAL})},
    PRIVACY_OFFICER.key: {Deed.READ: frozenset({Class.IDENTITY}), Deed.EXPORT: frozenset({Class.IDENTITY})},
}

# What somebody usually needs a record for, unless they say otherwise.
USUAL_PURPOSE: Mapping[str, Purpose] = {
    DISPATCHER.key: Purpose.CRISIS_RESPONSE,
    OFFICER.key: Purpose.CRISIS_RESPONSE,
    CLINICIAN.key: Purpose.CRISIS_RESPONSE,
    CASE_MANAGER.key: Purpose.CARE_COORDINATION,
    PRIVACY_OFFICER.key: Purpose.AUDIT,
}


def classes_for(role: str, deed: Deed) -> Classes:
    """The classes that a role may read, write or hand out at all."""
    return DEFAULTS.get(role, {}).get(deed, frozenset())


def usual_purpose(role: str) -> Purpose:
    """What somebody in this role usually needs a record for."""
    return USUAL_PURPOSE.get(role, Purpose.SUPERVISION)
