"""Kinds of agencies, by what the law makes of them; what may become of accounts, invitations and reviews."""

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


class ClosedBecause(TextChoices):
    """Why an account was closed."""

    CLOSED = "closed", "closed by the coordinator"
    LEFT = "left", "no membership is left"
    IDLE = "idle", "not signed in for too long"
    REVIEW = "review", "closed by a review of accounts"


class CredentialKind(TextChoices):
    """What somebody is qualified or licensed as."""

    LICENSE = "license", "professional license"
    CERTIFICATION = "certification", "certification"
    CIT = "cit", "crisis intervention training (CIT)"
    PEACE_OFFICER = "peace_officer", "peace officer certification"
    PRIVACY_TRAINING = "privacy_training", "privacy training (HIPAA, 42 CFR Part 2)"
    SECURITY_TRAINING = "security_training", "security awareness training (CJIS)"
    OTHER = "other", "other"


class InvitationState(TextChoices):
    """What became of an invitation."""

    OPEN = "open", "open"
    ACCEPTED = "accepted", "accepted"
    WITHDRAWN = "withdrawn", "withdrawn"


class ReviewState(TextChoices):
    """How far a review of accounts is."""

    OPEN = "open", "open"
    SIGNED_OFF = "signed_off", "signed off"


class ReviewVerdict(TextChoices):
    """What a review decides about one account."""

    KEEP = "keep", "keep as it is"
    CHANGE = "change", "change agency or role"
    CLOSE = "close", "close"
