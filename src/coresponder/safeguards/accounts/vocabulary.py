"""Kinds of agencies, by what the law makes of them."""

from django.db.models import TextChoices


class AgencyKind(TextChoices):
    """What an agency is before the law. Which rules bind its records follows from it."""

    POLICE = "police", "police department"
    SHERIFF = "sheriff", "sheriff’s office"
    DISPATCH_CENTER = "dispatch_center", "911 dispatch center"
    MENTAL_HEALTH = "mental_health", "mental-health agency"
    SUBSTANCE_USE_PROGRAM = "substance_use_program", "substance-use program (42 CFR Part 2)"
    HOSPITAL = "hospital", "hospital"
    EMS = "ems", "emergency medical services"
    CRISIS_LINE = "crisis_line", "crisis line"
    COMMUNITY_ORGANIZATION = "community_organization", "community organization"
    LOCAL_GOVERNMENT = "local_government", "city or county government"
    EVALUATOR = "evaluator", "evaluator"


LAW_ENFORCEMENT = frozenset({AgencyKind.POLICE, AgencyKind.SHERIFF})
# Usually covered entities under HIPAA (45 CFR 160.103); the operator decides with counsel.
HEALTH_CARE = frozenset(
    {AgencyKind.MENTAL_HEALTH, AgencyKind.SUBSTANCE_USE_PROGRAM, AgencyKind.HOSPITAL, AgencyKind.EMS}
)
