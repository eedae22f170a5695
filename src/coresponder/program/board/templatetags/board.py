"""How times, states and roles look on the board. A state has a shape and a word; its color only repeats them."""

from datetime import datetime
from typing import Any, Final, cast

from django import template
from django.template.base import Template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coresponder.program.board.queries.now import Column, Row
from coresponder.program.board.sharing import bounded
from coresponder.program.board.sharing import card as remembered
from coresponder.program.dispatch.clocks import spoken
from coresponder.program.dispatch.queries.on_duty import Candidate, TeamOnDuty, since_at
from coresponder.program.dispatch.queries.phone import NEXT_LIKELY
from coresponder.program.dispatch.vocabulary import AssignmentState, TeamRole

register = template.Library()

HOUR_SECONDS = 3600
# After so many seconds a wait is marked, by priority. The program's own guess, not a standard.
WAITS: Final = {1: (120, 300), 2: (600, 1200)}
OTHER_WAITS: Final = (1200, 2700)
SHAPES: Final = {
    "free": '<circle cx="8" cy="8" r="5.5"/>',
    AssignmentState.OFFERED: '<circle cx="8" cy="8" r="5.5" stroke-dasharray="2.5 2"/><path d="M8 5v3.5M8 11v.01"/>',
    AssignmentState.ACCEPTED: '<path d="M3 8.5 6.5 12 13 4.5"/>',
    AssignmentState.EN_ROUTE: '<path d="M2.5 8h10M8.5 3.5 13 8l-4.5 4.5"/>',
    AssignmentState.ON_SCENE: '<path d="M3 3h10v10H3z" fill="currentColor"/>',
    AssignmentState.OFFICER_RELEASED: '<path d="M3 3h10v10H3zM8 3v10"/>',
    AssignmentState.TRANSPORTING: '<path d="M8 2 14 8l-6 6-6-6z" fill="currentColor"/>',
    "away": '<path d="M4 4l8 8M12 4l-8 8"/>',
    "done": '<path d="M3 8.5 6.5 12 13 4.5"/>',
}
ROLE_LETTERS: Final = {
    TeamRole.OFFICER: "O", TeamRole.CLINICIAN: "C", TeamRole.SOCIAL_WORKER: "SW", TeamRole.NURSE: "N",
    TeamRole.PEER: "P", TeamRole.PARAMEDIC: "PM", TeamRole.SUBSTANCE_USE_COUNSELOR: "SU", TeamRole.CASE_MANAGER: "CM",
}  # fmt: skip


@register.simple_tag(takes_context=True)
def card(context: template.Context, name: str, of: Row | Column) -> SafeString:
    """The card of a call (`row`) or a team (`each`). On a shared drawing it is drawn anew only when it shows more.

    There it has bounds, by which a page that shows it already is not sent it again.
    """

    def draw() -> str:
        found = cast(Template, cast(Any, context).template.engine.get_template(f"board/parts/{name}.html"))
        with context.push(row=of, each=of):
            return str(found.render(context))

    if not context.get("is_shared"):
        return mark_safe(draw())  # noqa: S308 - a template's own output
    drawn = remembered((name, context.get("may_send"), of.shows), draw)
    return mark_safe(bounded("li", of.element_id, drawn))  # noqa: S308 - the same


@register.simple_tag(takes_context=True)
def map_card(context: template.Context) -> SafeString:
    """The map, which most news leave as it is."""
    drawn = str(cast(Any, context).template.engine.get_template("board/parts/map.html").render(context))
    return mark_safe(bounded("section", "lane-map", drawn) if context.get("is_shared") else drawn)  # noqa: S308 - the same


@register.simple_tag
def ticking(since: datetime | None, now: datetime) -> SafeString | str:
    """How long something has lasted; the page's script counts on from here by the server's clock."""
    if since is None:
        return "–"
    seconds = max(0, int((now - since).total_seconds()))
    return format_html(
        '<time class="ticks" datetime="{}" data-since="{}">{}</time>', since.isoformat(), _ms(since), lasted(seconds)
    )


@register.simple_tag
def wait(row: Row, now: datetime) -> SafeString:
    """How long a call has waited, and the two lengths from which on that is marked."""
    since = row.call.received_at
    warn, late = WAITS.get(row.call.priority or 0, OTHER_WAITS)
    seconds = max(0, int((now - since).total_seconds()))
    tone = "late" if seconds >= late else "warn" if seconds >= warn else "fine"
    shown = '<time class="ticks wait wait--{}" datetime="{}" data-since="{}" data-warn="{}" data-late="{}">{}</time>'
    return format_html(shown, tone, since.isoformat(), _ms(since), warn, late, lasted(seconds))


@register.filter
def lasted(seconds: int) -> str:
    """12:41 for minutes and seconds, 2 h 05 from an hour on."""
    if seconds >= HOUR_SECONDS:
        return f"{seconds // HOUR_SECONDS} h {seconds % HOUR_SECONDS // 60:02d}"
    return f"{seconds // 60}:{seconds % 60:02d}"


@register.filter
def milliseconds(at: datetime) -> int:
    """An instant as scripts count it."""
    return _ms(at)


@register.filter
def priority_class(row: Row) -> str:
    """The style of a priority; the letter beside it says the same."""
    priority = row.call.priority
    return f"p{min(priority, 3)}" if priority else "pn"


@register.simple_tag
def shape(name: str) -> SafeString:
    """The shape of a state; the word stands beside it."""
    drawn = SHAPES.get(name, SHAPES["done"])
    return mark_safe(  # noqa: S308 - drawn above, not by anybody
        '<svg class="shape" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" '
        f'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{drawn}</svg>'
    )


@register.filter
def state_label(state: str) -> str:
    """The words of a state of an assignment."""
    return AssignmentState(state).label


@register.filter
def since_of(assignment: Any) -> datetime | None:
    """Since when an assignment is in its state."""
    return since_at(assignment)


@register.filter
def next_step(assignment: Any) -> Any:
    """The step that most likely comes next; None at the end."""
    return NEXT_LIKELY.get(AssignmentState(assignment.state))


@register.filter
def minutes_words(minutes: int) -> str:
    """8 min, 2 h 10 min."""
    return spoken(minutes)


@register.filter
def role_letters(role: str) -> str:
    """One or two letters for a role on a team; the whole word stands beside them for those who do not see them."""
    return ROLE_LETTERS.get(TeamRole(role), "?")


@register.filter
def why(candidate: Candidate) -> str:
    """Why a team suits a call, and why not, in the order in which a dispatcher asks."""
    team = candidate.team
    area = "in its area" if candidate.covers_the_area else ""
    said = [team.why_not_sent or "free", area, *candidate.reservations, _language(candidate), _until(team)]
    return " · ".join(each for each in said if each)


def _language(candidate: Candidate) -> str:
    return "speaks the language" if candidate.speaks_the_language and candidate.team.languages else ""


def _until(team: TeamOnDuty) -> str:
    return f"on duty until {timezone.localtime(team.shift.planned_to_at):%H:%M}"


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
