"""What stands in the main navigation. A person sees only the entries that the person may open.

To add a page: one line here, with the URL name, the permission that its view requires, and where it belongs. A test
compares the permission with the view's. Who sees few entries sees them side by side; who sees many, in menus.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse

from coresponder.safeguards.permissions import Permission, may

MOST_SIDE_BY_SIDE = 7


class Menu(StrEnum):
    """Where an entry belongs, in the order in which the menus stand."""

    PROGRAM = "Program"
    RESPONSE = "Response"
    PEOPLE = "People"
    WHICH_CALLS = "Which calls"
    RESULTS = "Results"
    PARTNERS = "Partners"
    ADMINISTRATION = "Administration"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry: the words, where it leads, who may open it, and where it belongs."""

    title: str
    url_name: str
    permission: Permission
    menu: Menu


ENTRIES: tuple[Entry, ...] = (
    Entry(title="Readiness", url_name="readiness:readiness", permission=Permission.VIEW_READINESS, menu=Menu.PROGRAM),
    Entry(
        title="Which model", url_name="model_presets:models", permission=Permission.VIEW_READINESS, menu=Menu.PROGRAM
    ),
    Entry(title="Manual", url_name="policies:manual", permission=Permission.VIEW_POLICIES, menu=Menu.PROGRAM),
    Entry(title="Training", url_name="training:own", permission=Permission.VIEW_TRAINING, menu=Menu.PROGRAM),
    Entry(title="Board", url_name="board:board", permission=Permission.VIEW_LIVE_CALLS, menu=Menu.RESPONSE),
    Entry(title="Phone", url_name="dispatch:phone", permission=Permission.WORK_ON_A_TEAM, menu=Menu.RESPONSE),
    Entry(title="Field page", url_name="encounters:field", permission=Permission.WRITE_ENCOUNTERS, menu=Menu.RESPONSE),
    Entry(title="Teams", url_name="dispatch:on_duty", permission=Permission.VIEW_TEAMS, menu=Menu.RESPONSE),
    Entry(title="Handovers", url_name="dispatch:handovers", permission=Permission.HAND_OVER, menu=Menu.RESPONSE),
    Entry(title="Capacity", url_name="capacity:facilities", permission=Permission.VIEW_SERVICES, menu=Menu.RESPONSE),
    Entry(title="People", url_name="people:find", permission=Permission.FIND_PEOPLE, menu=Menu.PEOPLE),
    Entry(
        title="Encounters",
        url_name="encounters:encounters",
        permission=Permission.WRITE_ENCOUNTERS,
        menu=Menu.PEOPLE,
    ),
    Entry(title="Referrals", url_name="referrals:board", permission=Permission.WRITE_REFERRALS, menu=Menu.PEOPLE),
    Entry(title="Follow-up", url_name="follow_up:today", permission=Permission.WORK_FOLLOW_UPS, menu=Menu.PEOPLE),
    Entry(title="Steps", url_name="screenings:open_steps", permission=Permission.RECORD_SCREENINGS, menu=Menu.PEOPLE),
    Entry(
        title="Instruments",
        url_name="screenings:instruments",
        permission=Permission.VIEW_INSTRUMENTS,
        menu=Menu.PEOPLE,
    ),
    Entry(title="Services", url_name="services:directory", permission=Permission.VIEW_SERVICES, menu=Menu.PEOPLE),
    Entry(title="Criteria", url_name="deployment:in_force", permission=Permission.VIEW_CRITERIA, menu=Menu.WHICH_CALLS),
    Entry(
        title="Questions", url_name="call_taking:questions", permission=Permission.VIEW_CRITERIA, menu=Menu.WHICH_CALLS
    ),
    Entry(title="Coverage", url_name="coverage:coverage", permission=Permission.VIEW_COVERAGE, menu=Menu.WHICH_CALLS),
    Entry(title="Needs", url_name="needs:needs", permission=Permission.VIEW_NEEDS, menu=Menu.RESULTS),
    Entry(
        title="Follow-up counts",
        url_name="follow_up:counts",
        permission=Permission.VIEW_FOLLOW_UP_COUNTS,
        menu=Menu.RESULTS,
    ),
    Entry(title="Feedback", url_name="follow_up:feedback", permission=Permission.VIEW_FEEDBACK, menu=Menu.RESULTS),
    Entry(title="Outcomes", url_name="outcomes:dashboard", permission=Permission.VIEW_OUTCOMES, menu=Menu.RESULTS),
    Entry(title="Review meetings", url_name="outcomes:reviews", permission=Permission.VIEW_OUTCOMES, menu=Menu.RESULTS),
    Entry(title="Assessments", url_name="outcomes:assessments", permission=Permission.VIEW_OUTCOMES, menu=Menu.RESULTS),
    Entry(title="Costs", url_name="costs:program", permission=Permission.VIEW_COSTS, menu=Menu.RESULTS),
    Entry(title="Reports", url_name="reports:reports", permission=Permission.VIEW_REPORTS, menu=Menu.RESULTS),
    Entry(
        title="What others published",
        url_name="reports:published",
        permission=Permission.VIEW_REPORTS,
        menu=Menu.RESULTS,
    ),
    Entry(title="Baselines", url_name="outcomes:baselines", permission=Permission.VIEW_BASELINES, menu=Menu.RESULTS),
    Entry(title="Measures", url_name="outcomes:measures", permission=Permission.VIEW_MEASURES, menu=Menu.RESULTS),
    Entry(title="Data sets", url_name="extracts:releases", permission=Permission.MAKE_RELEASES, menu=Menu.RESULTS),
    Entry(
        title="Changes in recording",
        url_name="extracts:changes",
        permission=Permission.VIEW_MEASURES,
        menu=Menu.RESULTS,
    ),
    Entry(title="Call types", url_name="outcomes:call_types", permission=Permission.VIEW_CALL_TYPES, menu=Menu.RESULTS),
    Entry(title="Exports", url_name="calls:exports", permission=Permission.VIEW_CALL_EXPORTS, menu=Menu.RESULTS),
    Entry(
        title="Planning team",
        url_name="partnerships:team",
        permission=Permission.VIEW_PARTNERSHIPS,
        menu=Menu.PARTNERS,
    ),
    Entry(title="Goals", url_name="partnerships:goals", permission=Permission.VIEW_PARTNERSHIPS, menu=Menu.PARTNERS),
    Entry(
        title="Commitments",
        url_name="partnerships:commitments",
        permission=Permission.VIEW_PARTNERSHIPS,
        menu=Menu.PARTNERS,
    ),
    Entry(title="Issues", url_name="partnerships:issues", permission=Permission.VIEW_PARTNERSHIPS, menu=Menu.PARTNERS),
    Entry(
        title="Published counts",
        url_name="partnerships:advisory",
        permission=Permission.VIEW_AGGREGATES,
        menu=Menu.PARTNERS,
    ),
    Entry(
        title="Negotiations",
        url_name="partnerships:negotiations",
        permission=Permission.NEGOTIATE_AGREEMENTS,
        menu=Menu.PARTNERS,
    ),
    Entry(
        title="Agreements",
        url_name="agreements:register",
        permission=Permission.VIEW_AGREEMENTS,
        menu=Menu.PARTNERS,
    ),
    Entry(title="Feeds", url_name="live_calls:feeds", permission=Permission.MANAGE_FEEDS, menu=Menu.ADMINISTRATION),
    Entry(
        title="Messages out",
        url_name="messages:messages_out",
        permission=Permission.LOOK_AFTER_MESSAGES,
        menu=Menu.ADMINISTRATION,
    ),
    Entry(title="Accounts", url_name="staff:accounts", permission=Permission.MANAGE_ACCOUNTS, menu=Menu.ADMINISTRATION),
    Entry(
        title="Safe keeping",
        url_name="retention:rules",
        permission=Permission.APPROVE_DISPOSAL,
        menu=Menu.ADMINISTRATION,
    ),
    Entry(
        title="Emergencies",
        url_name="emergencies:queue",
        permission=Permission.REVIEW_EMERGENCIES,
        menu=Menu.ADMINISTRATION,
    ),
    Entry(title="Audit trail", url_name="audit:trail", permission=Permission.VIEW_AUDIT, menu=Menu.ADMINISTRATION),
)


@dataclass(frozen=True, kw_only=True)
class Link:
    """An entry as one person sees it on one page."""

    title: str
    address: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """Links that stand together: in a menu under a title, or side by side where there is none."""

    title: str
    links: tuple[Link, ...]

    @property
    def is_current(self) -> bool:
        """Whether the page at hand is one of them."""
        return any(link.is_current for link in self.links)


def groups_for(request: HttpRequest) -> list[Group]:
    """The entries that the signed-in person may open, the one for the page at hand marked."""
    seen = [entry for entry in ENTRIES if may(request.user, entry.permission)]
    if len(seen) <= MOST_SIDE_BY_SIDE:
        return [Group(title="", links=tuple(_link(entry, request.path) for entry in seen))]
    by_menu = groupby(seen, key=lambda entry: entry.menu)
    return [_group(menu, tuple(_link(entry, request.path) for entry in entries)) for menu, entries in by_menu]


def _group(menu: Menu, links: tuple[Link, ...]) -> Group:
    """A menu; a single link needs none."""
    return Group(title=menu.value if len(links) > 1 else "", links=links)


def _link(entry: Entry, path: str) -> Link:
    address = reverse(entry.url_name)
    return Link(title=entry.title, address=address, is_current=path.startswith(address))
