"""What each role may open in an emergency at all. A role that is not here opens nothing.

Criminal-justice information is not among it: agencies that share it do so by agreement. Substance-use records open to
medical personnel in a medical emergency only (42 CFR 2.51), never for a threat and never to law enforcement.
"""

from collections.abc import Mapping

from coresponder.safeguards.emergencies.vocabulary import EmergencyKind
from coresponder.safeguards.permissions.roles import CASE_MANAGER, CLINICIAN, OFFICER
from coresponder.safeguards.vocabulary import DataClass

# What helps to prevent or lessen a threat (45 CFR 164.512(j)).
FOR_A_THREAT = frozenset(DataClass) - {DataClass.CRIMINAL_JUSTICE, DataClass.SUBSTANCE_USE}
MEDICAL_ROLES = frozenset({CLINICIAN.key})
OPENABLE: Mapping[str, frozenset[DataClass]] = {
    OFFICER.key: FOR_A_THREAT,
    CLINICIAN.key: FOR_A_THREAT,
    CASE_MANAGER.key: FOR_A_THREAT,
}


def openable(role: str, kind: EmergencyKind | str) -> frozenset[DataClass]:
    """The classes that somebody in this role may open in an emergency of this kind."""
    classes = OPENABLE.get(role, frozenset())
    is_to_save_life = kind == EmergencyKind.MEDICAL and role in MEDICAL_ROLES
    return classes | {DataClass.SUBSTANCE_USE} if is_to_save_life else classes
