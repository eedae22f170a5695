"""The roles of a co-responder program, each with what it is for and what it may do.

A user keeps the key, a plain string that never changes. What a key may do is decided here and nowhere else.
"""

from dataclasses import dataclass, field

from coresponder.safeguards.access.permissions import Permission


@dataclass(frozen=True, kw_only=True)
class Role:
    """One role: the stable key, the name people read, what the person does, and what the role may do."""

    key: str
    display_name: str
    description: str
    permissions: frozenset[Permission] = field(default_factory=frozenset)


# Everybody who works in the program may read what it publishes: its baselines and how they are measured.
READING = frozenset({Permission.VIEW_BASELINES, Permission.VIEW_MEASURES})
# What goes on before a baseline is frozen: the exports, the judgements on call types, the drafts.
FOLLOWING = frozenset({Permission.VIEW_CALL_EXPORTS, Permission.VIEW_CALL_TYPES, Permission.VIEW_DRAFT_BASELINES})
PREPARING_CALLS = frozenset({Permission.UPLOAD_CALLS, Permission.MAP_CALLS, Permission.REVIEW_CALL_TYPES})

COORDINATOR = Role(
    key="coordinator",
    display_name="Coordinator",
    description="Runs the program: brings in the calls, decides which types count, builds and freezes the baseline.",
    permissions=READING | FOLLOWING | PREPARING_CALLS | {Permission.BUILD_BASELINES, Permission.FREEZE_BASELINES},
)
DISPATCHER = Role(
    key="dispatcher",
    display_name="Dispatcher",
    description="Takes and dispatches calls, and knows what each call type means in practice.",
    permissions=READING | {Permission.VIEW_CALL_TYPES},
)
OFFICER = Role(
    key="officer",
    display_name="Police officer",
    description="Answers crisis calls together with a clinician.",
    permissions=READING,
)
CLINICIAN = Role(
    key="clinician",
    display_name="Clinician",
    description="The mental-health half of the team: assesses, de-escalates, links to care.",
    permissions=READING,
)
CASE_MANAGER = Role(
    key="case_manager",
    display_name="Case manager",
    description="Follows up after the crisis, until the person is connected to care.",
    permissions=READING,
)
EVALUATOR = Role(
    key="evaluator",
    display_name="Evaluator",
    description="Checks the evidence: how calls were classified, how good the data are, what changed.",
    permissions=READING | FOLLOWING | {Permission.BUILD_BASELINES},
)
PRIVACY_OFFICER = Role(
    key="privacy_officer",
    display_name="Privacy officer",
    description="Watches over personal information: reads the audit trail and sees which files came in.",
    permissions=READING | {Permission.VIEW_CALL_EXPORTS, Permission.VIEW_AUDIT},
)
PLANNING_MEMBER = Role(
    key="planning_member",
    display_name="Planning team member",
    description="Represents a partner on the planning team and decides on the baseline together with the others.",
    permissions=READING,
)
OUTSIDER = Role(
    key="outsider",
    display_name="No role",
    description="Has an account but no part in the program, and therefore sees none of it.",
)

ROLES = {
    role.key: role
    for role in (
        COORDINATOR,
        DISPATCHER,
        OFFICER,
        CLINICIAN,
        CASE_MANAGER,
        EVALUATOR,
        PRIVACY_OFFICER,
        PLANNING_MEMBER,
        OUTSIDER,
    )
}


def role_of(key: str) -> Role:
    """The role with this key; a key that nobody knows has no permissions."""
    return ROLES.get(key, OUTSIDER)


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """The roles that hold a permission, so that a refusal can say whom to ask."""
    return tuple(role for role in ROLES.values() if permission in role.permissions)
