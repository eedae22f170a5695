"""The screens of the program that carry out what a chapter says. A test opens every one, with its permission."""

from dataclasses import dataclass

from coresponder.safeguards.permissions import Permission


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A page: what it is called, its address, and who may open it."""

    key: str
    words: str
    url_name: str
    permission: Permission


def _screen(key: str, words: str, url_name: str, permission: Permission) -> tuple[str, Screen]:
    return key, Screen(key=key, words=words, url_name=url_name, permission=permission)


SCREENS: dict[str, Screen] = dict(
    (
        _screen("board", "The board", "board:board", Permission.VIEW_LIVE_CALLS),
        _screen("criteria", "Deployment criteria", "deployment:in_force", Permission.VIEW_CRITERIA),
        _screen("kinds-of-teams", "Kinds of teams", "deployment:kinds_of_teams", Permission.VIEW_CRITERIA),
        _screen("question-cards", "Question cards", "call_taking:questions", Permission.VIEW_CRITERIA),
        _screen("phone", "The phone of a team", "dispatch:phone", Permission.WORK_ON_A_TEAM),
        _screen("teams", "Teams on duty", "dispatch:on_duty", Permission.VIEW_TEAMS),
        _screen("handovers", "Handovers", "dispatch:handovers", Permission.HAND_OVER),
        _screen("field-page", "The field page", "encounters:field", Permission.WRITE_ENCOUNTERS),
        _screen("encounters", "Encounters", "encounters:encounters", Permission.WRITE_ENCOUNTERS),
        _screen("review-of-encounters", "Review of encounters", "encounters:queue", Permission.REVIEW_ENCOUNTERS),
        _screen("instruments", "Screening instruments", "screenings:instruments", Permission.VIEW_INSTRUMENTS),
        _screen("steps", "Steps that a screening asks for", "screenings:open_steps", Permission.RECORD_SCREENINGS),
        _screen("response-plans", "Response plans", "response_plans:plans", Permission.WRITE_RESPONSE_PLANS),
        _screen("people", "People", "people:find", Permission.FIND_PEOPLE),
        _screen("coverage", "Coverage and missed calls", "coverage:coverage", Permission.VIEW_COVERAGE),
        _screen("measures", "Measures", "outcomes:measures", Permission.VIEW_MEASURES),
        _screen("baselines", "Baselines", "outcomes:baselines", Permission.VIEW_BASELINES),
        _screen("agreements", "Agreements", "agreements:register", Permission.VIEW_AGREEMENTS),
        _screen("emergencies", "Openings in an emergency", "emergencies:queue", Permission.REVIEW_EMERGENCIES),
        _screen("audit-trail", "Audit trail", "audit:trail", Permission.VIEW_AUDIT),
        _screen("retention", "Safe keeping", "retention:rules", Permission.APPROVE_DISPOSAL),
        _screen("accounts", "Accounts and credentials", "staff:accounts", Permission.MANAGE_ACCOUNTS),
        _screen("manual", "The manual", "policies:manual", Permission.VIEW_POLICIES),
        _screen("who-does-what", "Who does what", "policies:who_does_what", Permission.VIEW_POLICIES),
        _screen("after-actions", "After-action reviews", "policies:after_actions", Permission.WRITE_AFTER_ACTIONS),
    )
)


def add(screen: Screen) -> None:
    """Make a screen of an app further up known."""
    SCREENS[screen.key] = screen
