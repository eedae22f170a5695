"""The roles of a co-responder program, each with what it is for and what it may do.

A user keeps the key, a plain string that never changes. What a key may do is decided here and nowhere else.
"""

from dataclasses import dataclass, field

from coresponder.safeguards.permissions.catalogue import Permission


@dataclass(frozen=True, kw_only=True)
class Role:
    """One role: the stable key, the name people read, what the person does, and what the role may do."""

    key: str
    display_name: str
    description: str
    permissions: frozenset[Permission] = field(default_factory=frozenset)


# Everybody who works in the program may read what it publishes, which agreements its partners have, and by which
# criteria a team is sent and how many calls it reaches, with which instruments people are screened, which services
# there are, how they answer referrals, and what those who met the team say of it. Everybody sees who plans the program,
# what was promised, and says where the work between agencies went wrong.
READING = frozenset(
    {
        Permission.VIEW_BASELINES,
        Permission.VIEW_MEASURES,
        Permission.VIEW_AGREEMENTS,
        Permission.VIEW_CRITERIA,
        Permission.VIEW_COVERAGE,
        Permission.VIEW_INSTRUMENTS,
        Permission.VIEW_FEEDBACK,
        Permission.VIEW_REFERRAL_PERFORMANCE,
        Permission.VIEW_SERVICES,
        Permission.VIEW_PARTNERSHIPS,
        Permission.REPORT_ISSUES,
        Permission.VIEW_AGGREGATES,
        Permission.VIEW_POLICIES,
        Permission.VIEW_TRAINING,
        Permission.VIEW_READINESS,
        Permission.VIEW_REPORTS,
    }
)
# Whoever keeps the directory of services right.
KEEPING_SERVICES = frozenset({Permission.MANAGE_SERVICES, Permission.VERIFY_SERVICES})
# What goes on before a baseline is frozen: the exports, the judgements on call types, the drafts.
FOLLOWING = frozenset({Permission.VIEW_CALL_EXPORTS, Permission.VIEW_CALL_TYPES, Permission.VIEW_DRAFT_BASELINES})
PREPARING_CALLS = frozenset({Permission.UPLOAD_CALLS, Permission.MAP_CALLS, Permission.REVIEW_CALL_TYPES})
# Whoever meets people: looks them up, notes what keeps everybody safe, and says what would help next time.
MEETING_PEOPLE = frozenset(
    {Permission.FIND_PEOPLE, Permission.RECORD_SAFETY_FACTS, Permission.SUGGEST_TO_RESPONSE_PLANS}
)
# Whoever treats or accompanies people, and may ask them what they agree to.
CARING = frozenset(
    {
        Permission.ADD_PEOPLE,
        Permission.WRITE_CARE_NOTES,
        Permission.WRITE_RESPONSE_PLANS,
        Permission.APPROVE_RESPONSE_PLANS,
        Permission.VIEW_CONSENTS,
        Permission.RECORD_CONSENTS,
        Permission.RESTRICT_SHARING,
        Permission.OPEN_IN_EMERGENCY,
        Permission.RECORD_SCREENINGS,
        Permission.HAND_OUT_RECORDS,
        Permission.PLAN_CONFERENCES,
        Permission.VIEW_FOLLOW_UP_COUNTS,
        Permission.WRITE_REFERRALS,
    }
)
# Whoever goes out with a team, or joins it by phone or video.
ON_A_TEAM = frozenset(
    {
        Permission.VIEW_TEAMS,
        Permission.WORK_ON_A_TEAM,
        Permission.HAND_OVER,
        Permission.VIEW_ENCOUNTERS,
        Permission.WRITE_ENCOUNTERS,
        Permission.REVIEW_ENCOUNTERS,
        Permission.POST_CAPACITY,
        Permission.WORK_FOLLOW_UPS,
        Permission.ATTEND_CONFERENCES,
        Permission.HAND_OUT_FEEDBACK_CARDS,
        Permission.WRITE_AFTER_ACTIONS,
    }
)
# Whoever looks after the people at work and hands the desk over.
LOOKING_AFTER_TEAMS = frozenset({Permission.VIEW_TEAMS, Permission.ANSWER_ALERTS, Permission.HAND_OVER})
# Whoever is shown whether it helps: the partners who answer for it and decide about it.
SEEING_OUTCOMES = frozenset({Permission.VIEW_OUTCOMES})
ASSESSING_OUTCOMES = SEEING_OUTCOMES | {Permission.ASSESS_OUTCOMES, Permission.HOLD_REVIEWS}
WATCHING_OVER = frozenset(
    {
        Permission.VIEW_CALL_EXPORTS,
        Permission.REVIEW_ACCOUNTS,
        Permission.DRAFT_AGREEMENTS,
        Permission.NEGOTIATE_AGREEMENTS,
        Permission.STOP_AGREEMENTS,
        Permission.VIEW_CONSENTS,
        Permission.RESTRICT_SHARING,
        Permission.VIEW_DISCLOSURES,
        Permission.REVIEW_EMERGENCIES,
        Permission.FIND_PEOPLE,
        Permission.MANAGE_RETENTION,
        Permission.APPROVE_DISPOSAL,
        Permission.EXPORT_EVERYTHING,
        Permission.MAKE_RELEASES,
        Permission.RELEASE_OUTSIDE,
        Permission.PUBLISH_REPORTS,
        Permission.VIEW_AUDIT,
        Permission.REVIEW_AUDIT,
        Permission.VIEW_AS_ANOTHER,
    }
)

COORDINATOR = Role(
    key="coordinator",
    display_name="Coordinator",
    description="Runs the program: its accounts, agreements and calls, the baseline and what is measured against it.",
    permissions=READING
    | FOLLOWING
    | ASSESSING_OUTCOMES
    | PREPARING_CALLS
    | LOOKING_AFTER_TEAMS
    | KEEPING_SERVICES
    | {
        Permission.NOTE_MISSED_CALLS,
        Permission.POST_CAPACITY,
        Permission.VIEW_NEEDS,
        Permission.COUNT_NEEDS,
        Permission.SET_FOLLOW_UP_RULES,
        Permission.VIEW_FOLLOW_UP_COUNTS,
        Permission.HAND_OUT_FEEDBACK_CARDS,
        Permission.READ_FEEDBACK_WORDS,
        Permission.WRITE_POLICIES,
        Permission.MANAGE_POLICIES,
        Permission.WRITE_AFTER_ACTIONS,
        Permission.MANAGE_TRAINING,
        Permission.ASSESS_READINESS,
        Permission.WRITE_CRITERIA,
        Permission.PUT_CRITERIA_IN_FORCE,
        Permission.MANAGE_INSTRUMENTS,
        Permission.PLAN_SHIFTS,
        Permission.VIEW_LIVE_CALLS,
        Permission.MANAGE_FEEDS,
        Permission.BUILD_BASELINES,
        Permission.FREEZE_BASELINES,
        Permission.WRITE_REPORTS,
        Permission.APPROVE_REPORTS,
        Permission.PUBLISH_REPORTS,
        Permission.MANAGE_ACCOUNTS,
        Permission.LOOK_AFTER_MESSAGES,
        Permission.NOTE_RECORDING_CHANGES,
        Permission.MANAGE_REFERRAL_DESKS,
        Permission.DRAFT_AGREEMENTS,
        Permission.NEGOTIATE_AGREEMENTS,
        Permission.MANAGE_PARTNERSHIPS,
        Permission.APPROVE_DISPOSAL,
        Permission.VIEW_COSTS,
        Permission.EDIT_COSTS,
    },
)
SIGNATORY = Role(
    key="signatory",
    display_name="Agency head",
    description="Answers for one agency: signs its agreements, and may suspend or end them.",
    permissions=READING
    | SEEING_OUTCOMES
    | {
        Permission.SIGN_AGREEMENTS,
        Permission.APPROVE_REPORTS,
        Permission.STOP_AGREEMENTS,
        Permission.NEGOTIATE_AGREEMENTS,
        Permission.WRITE_POLICIES,
        Permission.APPROVE_POLICIES,
        Permission.WRITE_AFTER_ACTIONS,
        Permission.VIEW_COSTS,
    },
)
DISPATCHER = Role(
    key="dispatcher",
    display_name="Dispatcher",
    description="Takes and dispatches calls, and knows what each call type means in practice.",
    permissions=READING
    | MEETING_PEOPLE
    | LOOKING_AFTER_TEAMS
    | {
        Permission.VIEW_CALL_TYPES,
        Permission.VIEW_LIVE_CALLS,
        Permission.ENTER_CALLS,
        Permission.SEND_TEAMS,
        Permission.VIEW_FOLLOW_UP_COUNTS,
        Permission.NOTE_MISSED_CALLS,
        Permission.POST_CAPACITY,
        Permission.WRITE_AFTER_ACTIONS,
    },
)
OFFICER = Role(
    key="officer",
    display_name="Police officer",
    description="Answers crisis calls together with a clinician.",
    permissions=READING
    | MEETING_PEOPLE
    | ON_A_TEAM
    | {
        Permission.ADD_PEOPLE,
        Permission.OPEN_IN_EMERGENCY,
        Permission.VIEW_LIVE_CALLS,
        Permission.REQUEST_TEAMS,
        Permission.WRITE_POLICIES,
    },
)
CLINICIAN = Role(
    key="clinician",
    display_name="Clinician",
    description="The mental-health half of the team: assesses, de-escalates, links to care.",
    permissions=READING
    | MEETING_PEOPLE
    | CARING
    | ON_A_TEAM
    | {Permission.VIEW_LIVE_CALLS, Permission.VERIFY_SERVICES, Permission.WRITE_POLICIES},
)
CASE_MANAGER = Role(
    key="case_manager",
    display_name="Case manager",
    description="Follows up after the crisis, until the person is connected to care.",
    permissions=READING
    | MEETING_PEOPLE
    | CARING
    | ON_A_TEAM
    | KEEPING_SERVICES
    | {Permission.MERGE_PEOPLE, Permission.MANAGE_REFERRAL_DESKS},
)
EVALUATOR = Role(
    key="evaluator",
    display_name="Evaluator",
    description="Checks the evidence: how calls were classified, how good the data are, what changed.",
    permissions=READING
    | FOLLOWING
    | ASSESSING_OUTCOMES
    | {
        Permission.VIEW_OUTCOME_RECORDS,
        Permission.BUILD_BASELINES,
        Permission.VIEW_NEEDS,
        Permission.COUNT_NEEDS,
        Permission.MAKE_RELEASES,
        Permission.NOTE_RECORDING_CHANGES,
        Permission.VIEW_COSTS,
        Permission.EDIT_COSTS,
        Permission.WRITE_REPORTS,
    },
)
PRIVACY_OFFICER = Role(
    key="privacy_officer",
    display_name="Privacy officer",
    description="Watches over personal information: agreements, consents, emergencies, the audit trail, what is kept.",
    permissions=READING | SEEING_OUTCOMES | WATCHING_OVER,
)
PLANNING_MEMBER = Role(
    key="planning_member",
    display_name="Planning team member",
    description="Represents a partner on the planning team and decides on the baseline together with the others.",
    permissions=READING
    | SEEING_OUTCOMES
    | {
        Permission.NEGOTIATE_AGREEMENTS,
        Permission.WRITE_POLICIES,
        Permission.ASSESS_READINESS,
        Permission.VIEW_COSTS,
    },
)
ADVISOR = Role(
    key="advisor",
    display_name="Advisor",
    description="A community champion or on the advisory board: sees published counts, and nothing about a person.",
    permissions=frozenset({Permission.VIEW_AGGREGATES, Permission.VIEW_MEASURES, Permission.VIEW_REPORTS}),
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
        SIGNATORY,
        DISPATCHER,
        OFFICER,
        CLINICIAN,
        CASE_MANAGER,
        EVALUATOR,
        PRIVACY_OFFICER,
        PLANNING_MEMBER,
        ADVISOR,
        OUTSIDER,
    )
}


def role_of(key: str) -> Role:
    """The role with this key; a key that nobody knows has no permissions."""
    return ROLES.get(key, OUTSIDER)


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """The roles that hold a permission, so that a refusal can say whom to ask."""
    return tuple(role for role in ROLES.values() if permission in role.permissions)
