"""The seats of a planning team, by sector.

The list follows what the Justice Center of the Council of State Governments and the Bureau of Justice Assistance advise
for police and mental-health collaborations: every partner that a crisis touches, and the people whom it is about.
"""

from django.db.models import TextChoices


class Sector(TextChoices):
    """Whom a seat speaks for."""

    POLICE_COMMAND = "police_command", "police command"
    PATROL = "patrol", "patrol officers"
    SHERIFF_JAIL = "sheriff_jail", "sheriff or jail"
    DISPATCH_CENTER = "dispatch_center", "911 center"
    CRISIS_LINE = "crisis_line", "988 or crisis line"
    EMS_FIRE = "ems_fire", "emergency medical services or fire"
    MENTAL_HEALTH = "mental_health", "community mental-health agency"
    HOSPITAL = "hospital", "hospital or emergency department"
    CRISIS_RECEIVING = "crisis_receiving", "crisis receiving center"
    SUBSTANCE_USE = "substance_use", "substance-use treatment"
    PEER_RUN = "peer_run", "peer-run organization"
    LIVED_EXPERIENCE = "lived_experience", "people with lived experience"
    FAMILIES = "families", "family members"
    ADVOCACY = "advocacy", "advocacy or civil-rights group"
    HOUSING = "housing", "housing and homeless services"
    PROSECUTION = "prosecution", "prosecutor"
    DEFENSE = "defense", "public defender"
    COURT = "court", "court"
    COUNSEL_PRIVACY = "counsel_privacy", "counsel or privacy officer"
    TECHNOLOGY = "technology", "technology: dispatch and records systems"
    EVALUATION = "evaluation", "data analyst or evaluator"
    FUNDER = "funder", "funder"
    ELECTED_SPONSOR = "elected_sponsor", "elected sponsor"
    SCHOOLS = "schools", "schools and youth"
    VETERANS = "veterans", "veterans"
    TRIBAL = "tribal", "tribal government"
    LANGUAGE = "language", "language and culture"
    DISABILITY = "disability", "people with disabilities"


# Without these a co-responder program is planned for people and not with them; an empty one is marked as a gap first.
ESSENTIAL = (
    Sector.POLICE_COMMAND,
    Sector.PATROL,
    Sector.DISPATCH_CENTER,
    Sector.MENTAL_HEALTH,
    Sector.LIVED_EXPERIENCE,
    Sector.FAMILIES,
)
# The people whom a crisis is about, and those close to them.
LIVED = frozenset({Sector.LIVED_EXPERIENCE, Sector.FAMILIES, Sector.PEER_RUN})
