"""What stands in the main navigation. A person sees only the entries that the person may open.

To add a page: one line here, with the URL name and the permission that its view requires. A test compares the two.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from coresponder.safeguards.permissions import Permission, may


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry: the words, where it leads, and who may open it."""

    title: str
    url_name: str
    permission: Permission


ENTRIES: tuple[Entry, ...] = (
    Entry(title="Board", url_name="board:board", permission=Permission.VIEW_LIVE_CALLS),
    Entry(title="People", url_name="people:find", permission=Permission.FIND_PEOPLE),
    Entry(title="Steps", url_name="screenings:open_steps", permission=Permission.RECORD_SCREENINGS),
    Entry(title="Phone", url_name="dispatch:phone", permission=Permission.WORK_ON_A_TEAM),
    Entry(title="Teams", url_name="dispatch:on_duty", permission=Permission.VIEW_TEAMS),
    Entry(title="Handovers", url_name="dispatch:handovers", permission=Permission.HAND_OVER),
    Entry(title="Criteria", url_name="deployment:in_force", permission=Permission.VIEW_CRITERIA),
    Entry(title="Questions", url_name="call_taking:questions", permission=Permission.VIEW_CRITERIA),
    Entry(title="Instruments", url_name="screenings:instruments", permission=Permission.VIEW_INSTRUMENTS),
    Entry(title="Coverage", url_name="coverage:coverage", permission=Permission.VIEW_COVERAGE),
    Entry(title="Baselines", url_name="outcomes:baselines", permission=Permission.VIEW_BASELINES),
    Entry(title="Call types", url_name="outcomes:call_types", permission=Permission.VIEW_CALL_TYPES),
    Entry(title="Exports", url_name="calls:exports", permission=Permission.VIEW_CALL_EXPORTS),
    Entry(title="Feeds", url_name="live_calls:feeds", permission=Permission.MANAGE_FEEDS),
    Entry(title="Measures", url_name="outcomes:measures", permission=Permission.VIEW_MEASURES),
    Entry(title="Safe keeping", url_name="retention:rules", permission=Permission.APPROVE_DISPOSAL),
    Entry(title="Accounts", url_name="staff:accounts", permission=Permission.MANAGE_ACCOUNTS),
    Entry(title="Agreements", url_name="agreements:register", permission=Permission.VIEW_AGREEMENTS),
    Entry(title="Emergencies", url_name="emergencies:queue", permission=Permission.REVIEW_EMERGENCIES),
    Entry(title="Audit trail", url_name="audit:trail", permission=Permission.VIEW_AUDIT),
)


@dataclass(frozen=True, kw_only=True)
class Link:
    """An entry as one person sees it on one page."""

    title: str
    address: str
    is_current: bool


def links_for(request: HttpRequest) -> list[Link]:
    """The entries that the signed-in person may open, the one for the page at hand marked."""
    seen = [entry for entry in ENTRIES if may(request.user, entry.permission)]
    return [_link(entry, request.path) for entry in seen]


def _link(entry: Entry, path: str) -> Link:
    address = reverse(entry.url_name)
    return Link(title=entry.title, address=address, is_current=path.startswith(address))
