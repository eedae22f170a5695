"""What the home page says to each role: where the program stands, and what to do next.

An app adds its own panel or step with one entry here; this module only puts them together.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from coresponder.program.costs.home import waits_for_a_budget
from coresponder.program.dispatch.queries.shifts import has_a_shift_soon
from coresponder.program.encounters import home as encounters
from coresponder.program.follow_up import home as follow_up
from coresponder.program.messages.queries.messages import has_given_up_lately
from coresponder.program.outcomes import home as outcomes
from coresponder.program.partnerships import home as partnerships
from coresponder.program.partnerships.queries.negotiations import waits_for_words_of
from coresponder.program.policies.home import waits_for_approval_of as waits_for_approval_of_chapters
from coresponder.program.policies.queries.learning import has_open_improvements
from coresponder.program.policies.queries.reading import has_to_read
from coresponder.program.readiness.home import readiness_panel
from coresponder.program.referrals import home as referrals
from coresponder.program.reports.queries import reports
from coresponder.program.training.queries.staffing import may_have_been_hard, waits_for_support_of
from coresponder.program.training.queries.standing import has_lapsing_training
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.queries import waits_for_signature_of
from coresponder.safeguards.audit.queries.reviews import has_due_weeks, has_overdue_weeks
from coresponder.safeguards.emergencies import home as emergencies
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.retention.queries.disposals import waits_for_approval_of
from coresponder.safeguards.staff.queries.reviews import is_no_review_due, is_review_due


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A part of the home page: a template with its styles and what it needs, for people who hold the permission."""

    template: str
    stylesheets: tuple[str, ...]
    permission: Permission
    content: Callable[[User], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class ShownPanel:
    """A panel as one person sees it."""

    template: str
    stylesheets: tuple[str, ...]
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One thing to do next, as a link; `is_due` says whether it is this person's turn now."""

    title: str
    sentence: str
    url_name: str
    permission: Permission
    is_due: Callable[[User], bool] = field(default=lambda user: True)


PANELS: tuple[Panel, ...] = (
    Panel(
        template="readiness/home_panel.html",
        stylesheets=(),
        permission=Permission.ASSESS_READINESS,
        content=readiness_panel,
    ),
    Panel(
        template="follow_up/home_today.html",
        stylesheets=(),
        permission=Permission.WORK_FOLLOW_UPS,
        content=follow_up.today_panel,
    ),
    Panel(
        template="follow_up/home_counts.html",
        stylesheets=(),
        permission=Permission.SET_FOLLOW_UP_RULES,
        content=follow_up.counts_panel,
    ),
    Panel(
        template="partnerships/home_panel.html",
        stylesheets=(),
        permission=Permission.MANAGE_PARTNERSHIPS,
        content=partnerships.partners_panel,
    ),
    Panel(
        template="outcomes/home_outcomes.html",
        stylesheets=("report/figures.css", "outcomes/dashboard.css"),
        permission=Permission.ASSESS_OUTCOMES,
        content=outcomes.outcomes_panel,
    ),
    Panel(
        template="outcomes/home_panel.html",
        stylesheets=("report/figures.css", "outcomes/outcomes.css"),
        permission=Permission.VIEW_BASELINES,
        content=outcomes.baseline_panel,
    ),
    Panel(
        template="emergencies/home_panel.html",
        stylesheets=(),
        permission=Permission.REVIEW_EMERGENCIES,
        content=emergencies.review_panel,
    ),
    Panel(
        template="referrals/home_panel.html",
        stylesheets=(),
        permission=Permission.WRITE_REFERRALS,
        content=referrals.referrals_panel,
    ),
)
NEXT_STEPS: tuple[NextStep, ...] = (
    NextStep(
        title="Open the phone",
        sentence="Your shift is on duty, or begins within half a day: calls for your team appear there.",
        url_name="dispatch:phone",
        permission=Permission.WORK_ON_A_TEAM,
        is_due=has_a_shift_soon,
    ),
    NextStep(
        title="Read and sign a chapter",
        sentence="A chapter of the manual that your role has to read waits for your signature.",
        url_name="policies:my_reading",
        permission=Permission.VIEW_POLICIES,
        is_due=has_to_read,
    ),
    NextStep(
        title="Renew a training",
        sentence="Something that your role asks for has lapsed or is about to.",
        url_name="training:own",
        permission=Permission.VIEW_TRAINING,
        is_due=has_lapsing_training,
    ),
    NextStep(
        title="Was a call hard on you?",
        sentence="You called for help on a shift lately. You can name somebody to talk with; nobody else sees it.",
        url_name="training:support",
        permission=Permission.VIEW_TRAINING,
        is_due=may_have_been_hard,
    ),
    NextStep(
        title="Talk with a colleague",
        sentence="Somebody named you as the person to talk with after a hard call.",
        url_name="training:support",
        permission=Permission.VIEW_TRAINING,
        is_due=waits_for_support_of,
    ),
    NextStep(
        title="Finish an action",
        sentence="Something was agreed on with you after a review or an assessment, and is still open.",
        url_name="policies:improvements",
        permission=Permission.VIEW_POLICIES,
        is_due=has_open_improvements,
    ),
    NextStep(
        title="Mend what was returned",
        sentence="A colleague has read a part that you filed, and asks for something. The comment stands beside it.",
        url_name="encounters:encounters",
        permission=Permission.WRITE_ENCOUNTERS,
        is_due=encounters.has_something_returned,
    ),
    NextStep(
        title="Finish what you began to write",
        sentence="A part of an encounter is a draft. Nobody else sees it until you file it.",
        url_name="encounters:encounters",
        permission=Permission.WRITE_ENCOUNTERS,
        is_due=encounters.has_unfinished_drafts,
    ),
    NextStep(
        title="Review what colleagues filed",
        sentence="Parts of encounters wait for a second pair of eyes: leave them as they are, or ask for more.",
        url_name="encounters:queue",
        permission=Permission.REVIEW_ENCOUNTERS,
        is_due=encounters.has_colleagues_parts_to_review,
    ),
    NextStep(
        title="Sign an agreement",
        sentence="Its terms are agreed, and your agency has not signed yet. Read what it would open first.",
        url_name="agreements:register",
        permission=Permission.SIGN_AGREEMENTS,
        is_due=waits_for_signature_of,
    ),
    NextStep(
        title="Approve a chapter",
        sentence="A chapter of the manual is proposed, and your side has not approved its text yet.",
        url_name="policies:manual",
        permission=Permission.APPROVE_POLICIES,
        is_due=waits_for_approval_of_chapters,
    ),
    NextStep(
        title="Read what is negotiated",
        sentence="Your agency is a party of an agreement that is being written: change its words, or comment on them.",
        url_name="partnerships:negotiations",
        permission=Permission.NEGOTIATE_AGREEMENTS,
        is_due=waits_for_words_of,
    ),
    NextStep(
        title="Renew an agreement",
        sentence="An agreement ends within 60 days, and nobody negotiates a renewal. What it opens is closed with it.",
        url_name="partnerships:negotiations",
        permission=Permission.DRAFT_AGREEMENTS,
        is_due=partnerships.waits_for_a_renewal,
    ),
    NextStep(
        title="Put the planning team together",
        sentence="Open a seat for each partner, and for people with lived experience. An empty one is a gap.",
        url_name="partnerships:open_seats",
        permission=Permission.MANAGE_PARTNERSHIPS,
        is_due=partnerships.waits_for_a_team,
    ),
    NextStep(
        title="Upload an export",
        sentence="One file with calls for service from your dispatch center: the baseline starts with it.",
        url_name="calls:upload",
        permission=Permission.UPLOAD_CALLS,
        is_due=outcomes.waits_for_an_export,
    ),
    NextStep(
        title="Check how the columns are read",
        sentence="An export is stored; the program has a proposal for what each of its columns means.",
        url_name="calls:exports",
        permission=Permission.MAP_CALLS,
        is_due=outcomes.waits_for_a_mapping,
    ),
    NextStep(
        title="Build a baseline",
        sentence="An export is ready. A draft takes minutes, and nothing is final until it is frozen.",
        url_name="outcomes:build",
        permission=Permission.BUILD_BASELINES,
        is_due=outcomes.waits_for_a_baseline,
    ),
    NextStep(
        title="Review the call types and freeze the draft",
        sentence="A draft is there: decide the types that no rule knows, then freeze it with the planning team.",
        url_name="outcomes:call_types",
        permission=Permission.REVIEW_CALL_TYPES,
        is_due=outcomes.waits_for_freezing,
    ),
    NextStep(
        title="Say who is followed up",
        sentence="No rules are in force, so nothing is planned after an encounter. Begin with the shipped ones.",
        url_name="follow_up:rules",
        permission=Permission.SET_FOLLOW_UP_RULES,
        is_due=follow_up.waits_for_rules,
    ),
    NextStep(
        title="See which call types count",
        sentence="Every type of call by volume, with the rule that says whether it is a crisis call.",
        url_name="outcomes:call_types",
        permission=Permission.VIEW_CALL_TYPES,
        is_due=outcomes.has_a_baseline,
    ),
    NextStep(
        title="Enter what the program costs",
        sentence="No line of the budget is known, so nobody can say what a contact costs. There is no default.",
        url_name="costs:program",
        permission=Permission.EDIT_COSTS,
        is_due=waits_for_a_budget,
    ),
    NextStep(
        title="Begin the first report",
        sentence="A month that is over can be reported: numbers that stay, each with what it means.",
        url_name="reports:begin",
        permission=Permission.WRITE_REPORTS,
        is_due=reports.can_begin_the_first,
    ),
    NextStep(
        title="Approve a report",
        sentence="A colleague has a draft with its numbers. Read it; approving freezes it.",
        url_name="reports:reports",
        permission=Permission.APPROVE_REPORTS,
        is_due=reports.waits_for_approval_of,
    ),
    NextStep(
        title="Publish a report",
        sentence="One is approved and not out yet. The program checks once more what could be worked out from it.",
        url_name="reports:reports",
        permission=Permission.PUBLISH_REPORTS,
        is_due=reports.waits_for_publication,
    ),
    NextStep(
        title="Decide on a disposal",
        sentence="Somebody asked that records whose time is over be disposed of; it needs a second person.",
        url_name="retention:disposals",
        permission=Permission.APPROVE_DISPOSAL,
        is_due=waits_for_approval_of,
    ),
    NextStep(
        title="Review who has an account",
        sentence="The yearly review of accounts is due, or under way: decide about each, then sign it off.",
        url_name="staff:reviews",
        permission=Permission.REVIEW_ACCOUNTS,
        is_due=is_review_due,
    ),
    NextStep(
        title="See the reviews of accounts",
        sentence="None is due. The record of the last ones stands there, and the day of the next.",
        url_name="staff:reviews",
        permission=Permission.REVIEW_ACCOUNTS,
        is_due=is_no_review_due,
    ),
    NextStep(
        title="A weekly review is overdue",
        sentence="A week of the audit trail has waited for more than a week to be looked through and signed off.",
        url_name="audit:weeks",
        permission=Permission.REVIEW_AUDIT,
        is_due=has_overdue_weeks,
    ),
    NextStep(
        title="Review the week",
        sentence="A week of the audit trail is over: look at what the rules found, then sign it off.",
        url_name="audit:weeks",
        permission=Permission.REVIEW_AUDIT,
        is_due=has_due_weeks,
    ),
    NextStep(
        title="See what did not arrive",
        sentence="A message was given up within a week: whoever waits for it should hear some other way.",
        url_name="messages:messages_out",
        permission=Permission.LOOK_AFTER_MESSAGES,
        is_due=has_given_up_lately,
    ),
    NextStep(
        title="See what you opened in an emergency",
        sentence="Until when it was open, and what the review found.",
        url_name="emergencies:own",
        permission=Permission.OPEN_IN_EMERGENCY,
        is_due=emergencies.has_opened_something,
    ),
    NextStep(
        title="Look up what a figure means",
        sentence="Each measure with what is counted, what it does not say, and its source.",
        url_name="outcomes:measures",
        permission=Permission.VIEW_MEASURES,
    ),
    NextStep(
        title="Read the audit trail",
        sentence="Who signed in, which files came in, and what was frozen.",
        url_name="audit:trail",
        permission=Permission.VIEW_AUDIT,
    ),
)


def panels_for(user: User) -> list[ShownPanel]:
    """The panels that the person may see, with what they show."""
    seen = [panel for panel in PANELS if may(user, panel.permission)]
    return [shown(panel, panel.content(user)) for panel in seen]


def shown(panel: Panel, content: dict[str, Any]) -> ShownPanel:
    """A panel with its content."""
    return ShownPanel(template=panel.template, stylesheets=panel.stylesheets, content=content)


def next_steps_for(user: User) -> list[NextStep]:
    """What this person could do next, in order."""
    return [step for step in NEXT_STEPS if may(user, step.permission) and step.is_due(user)]
