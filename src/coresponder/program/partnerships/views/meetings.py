"""Meetings with their minutes, decisions and actions."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_current_timezone_name
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.actions.action_items import add_action, settle_action
from coresponder.program.partnerships.actions.meetings import (
    approve_minutes,
    cancel_meeting,
    plan_meeting,
    record_decision,
    write_minutes,
)
from coresponder.program.partnerships.forms.meetings import (
    ActionForm,
    DecisionForm,
    MeetingForm,
    MinutesForm,
    SettleForm,
)
from coresponder.program.partnerships.models import Meeting
from coresponder.program.partnerships.queries import meetings as kept
from coresponder.program.partnerships.queries.team import name_of
from coresponder.program.partnerships.views.answering import deed, form_page
from coresponder.program.partnerships.vocabulary.meetings import ActionState, DecidedBy
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

MEETING, MEETINGS, ACTIONS = "partnerships:meeting", "partnerships:meetings", "partnerships:actions"
A_YEAR = 365


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def meetings(request: SignedInRequest) -> HttpResponse:
    """Every meeting, the newest first."""
    since = timezone.localdate() - timedelta(days=A_YEAR)
    with_lived, held = kept.share_with_lived_experience(since)
    content = {
        "meetings": list(kept.meetings_seen_by(request.user)),
        "with_lived": with_lived,
        "held": held,
        "zone": get_current_timezone_name(),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/meetings.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Plan the next meeting."""
    form = MeetingForm(request.POST or None)
    planned: list[Meeting] = []

    def act() -> None:
        said = form.cleaned_data
        told = {name: said[name] for name in ("title", "starts_at", "place", "is_public")}
        planned.append(plan_meeting(**told, agenda=form.items, by=request.user))

    return form_page(
        request,
        form,
        title="Plan a meeting",
        lead=f"Times are those of the zone {get_current_timezone_name()}.",
        button="Plan it",
        back=reverse(MEETINGS),
        back_words="Meetings",
        act=act,
        said="The meeting is planned.",
        to=lambda: reverse(MEETING, args=[planned[0].pk]),
    )


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def meeting(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting, as it is printed."""
    found = kept.meeting_seen_by(request.user, meeting_id)
    content = {
        "meeting": found,
        "present": [(name_of(each.member, reader=request.user), each) for each in found.attendances.all()],
        "actions": kept.actions_seen_by(request.user, meeting=found),
        "has_begun": found.starts_at <= timezone.now(),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
        "zone": get_current_timezone_name(),
    }
    return render(request, "partnerships/meeting.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def minutes(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Write the minutes; where somebody else wrote meanwhile, both texts are shown."""
    found = kept.meeting_seen_by(request.user, meeting_id)
    form = MinutesForm(request.POST or None, meeting=found, reader=request.user)
    other = None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["version"]
        try:
            write_minutes(meeting=found, minutes=form.minutes, seen_version=seen, by=request.user)
        except CoresponderError as problem:
            messages.error(request, str(problem))
            other = found if found.version != seen else None
            form.data = {**form.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined]
        else:
            messages.success(request, "The minutes are saved.")
            return redirect(MEETING, found.pk)
    content = {"form": form, "meeting": found, "other": other}
    return render(request, "partnerships/minutes.html", content, status=422 if form.errors or other else 200)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Record a decision."""
    found = kept.meeting_seen_by(request.user, meeting_id)
    form = DecisionForm(request.POST or None, initial={"decided_by": DecidedBy.CONSENSUS})

    def act() -> None:
        said = form.cleaned_data
        record_decision(meeting=found, text=said["text"], decided_by=DecidedBy(said["decided_by"]), by=request.user)

    return form_page(
        request,
        form,
        title="Record a decision",
        lead=f"{found.title}, {timezone.localtime(found.starts_at):%B %-d, %Y}.",
        button="Record it",
        back=reverse(MEETING, args=[found.pk]),
        back_words=found.title,
        act=act,
        said="The decision is recorded.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def add_to_meeting(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Add an action at a meeting."""
    found = kept.meeting_seen_by(request.user, meeting_id)
    return _add(request, found, back=reverse(MEETING, args=[found.pk]), back_words=found.title)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Add an action between two meetings."""
    return _add(request, None, back=reverse(ACTIONS), back_words="Actions")


def _add(request: SignedInRequest, meeting: Meeting | None, *, back: str, back_words: str) -> HttpResponse:
    form = ActionForm(request.POST or None, reader=request.user)

    def act() -> None:
        said = form.cleaned_data
        add_action(text=said["text"], owner=form.chosen_owner, due_on=said["due_on"], meeting=meeting, by=request.user)

    return form_page(
        request,
        form,
        title="Add an action",
        lead="Somebody of the team does something until a day. Overdue, it rises on the coordinator’s first page.",
        button="Add it",
        back=back,
        back_words=back_words,
        act=act,
        said="The action is added.",
    )


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def actions(request: SignedInRequest) -> HttpResponse:
    """Everything that somebody said they would do."""
    content = {
        "actions": kept.actions_seen_by(request.user),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/actions.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def settle(request: SignedInRequest, action_item_id: UUID) -> HttpResponse:
    """What became of an action."""
    action = kept.action_of(request.user, action_item_id)
    form = SettleForm(request.POST or None, current=action.state)

    def act() -> None:
        said = form.cleaned_data
        settle_action(action=action, state=ActionState(said["state"]), outcome=said["outcome"], by=request.user)

    return form_page(
        request,
        form,
        title="What became of it?",
        lead=action.text,
        button="Note it",
        back=reverse(ACTIONS),
        back_words="Actions",
        act=act,
        said="Noted. It can be opened again.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def approve(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """The team approved the minutes."""
    found = kept.meeting_seen_by(request.user, meeting_id)
    said = "The minutes are approved and stay as they are."
    return deed(request, lambda: approve_minutes(meeting=found, by=request.user), said, MEETING, found.pk)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def cancel(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting does not take place."""
    found = kept.meeting_seen_by(request.user, meeting_id)
    return deed(request, lambda: cancel_meeting(meeting=found, by=request.user), "Canceled.", MEETING, found.pk)
