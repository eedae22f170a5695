"""Case conferences: the list, planning one, the meeting itself, one person at the table, the copy without names."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.follow_up.actions import conferences as actions
from coresponder.program.follow_up.forms.conferences import ConferenceForm, DecisionForm, PersonForm, TableTaskForm
from coresponder.program.follow_up.models import AgendaItem, Conference
from coresponder.program.follow_up.queries.conferences import PURPOSE, conference_of, conferences_of
from coresponder.program.follow_up.queries.lists import working_roles
from coresponder.program.follow_up.views.asking import done, refuse_form
from coresponder.program.follow_up.vocabulary import ConferenceDecision, ConferenceState
from coresponder.program.people.queries.persons import person_known_to
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

LIST, ONE = "follow_up:conferences", "follow_up:conference"
MOST_SHOWN = 50


@requires(Permission.ATTEND_CONFERENCES)
@require_GET
def conferences(request: SignedInRequest) -> HttpResponse:
    """Those at which the own agency sits, the newest first."""
    found = conferences_of(request.user)[:MOST_SHOWN]
    return render(request, "follow_up/conferences.html", {"conferences": found})


@requires(Permission.PLAN_CONFERENCES)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Plan one."""
    agencies = list(Agency.objects.filter(is_active=True).order_by("name"))
    form = ConferenceForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            found = actions.plan_conference(
                title=said["title"], starts_at=said["starts_at"], place=said["place"], seats=form.chosen,
                by=request.user,
            )  # fmt: skip
        except CoresponderError as problem:
            messages.error(request, str(problem))
        else:
            return redirect(ONE, found.pk)
    return render(request, "follow_up/plan_conference.html", {"form": form})


@requires(Permission.ATTEND_CONFERENCES)
@require_GET
def conference(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """One conference with its agenda, as far as the reader may see it."""
    found = conference_of(request.user, conference_id)
    content = {
        "seen": actions.read_conference(conference=found, by=request.user),
        "person_form": PersonForm(),
        "state": ConferenceState(found.state).label,
    }
    return render(request, "follow_up/conference.html", content)


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def draw(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """Put on the agenda whom the open episodes propose."""
    found = _own(request, conference_id)
    deed = partial(actions.draw_agenda, conference=found, by=request.user)
    return done(request, deed, "The agenda is drawn from your open episodes.", to=ONE, args=(conference_id,))


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def add(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """Put somebody on the agenda."""
    found, form = _own(request, conference_id), PersonForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=ONE, args=(conference_id,))
    try:
        with transaction.atomic():
            person = person_known_to(request.user, UUID(form.cleaned_data["person"]), PURPOSE)
    except Http404:
        messages.error(request, "There is no such person that you may know of.")
        return redirect(ONE, conference_id)
    deed = partial(actions.add_to_agenda, conference=found, person=person, by=request.user)
    return done(request, deed, "On the agenda.", to=ONE, args=(conference_id,))


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def take_off(request: SignedInRequest, conference_id: UUID, item_id: UUID) -> HttpResponse:
    """Take somebody off the agenda."""
    item = _item(request, conference_id, item_id)
    deed = partial(actions.take_off_agenda, item=item, by=request.user)
    return done(request, deed, "Taken off the agenda.", to=ONE, args=(conference_id,))


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def begin(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """Begin the meeting with whoever is there."""
    found = _own(request, conference_id)
    present = {int(each) for each in request.POST.getlist("present") if each.isdigit()}
    deed = partial(actions.begin_conference, conference=found, present=present, by=request.user)
    return done(request, deed, "The meeting has begun.", to=ONE, args=(conference_id,))


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def close(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """End the meeting."""
    found = _own(request, conference_id)
    deed = partial(actions.close_conference, conference=found, by=request.user)
    return done(request, deed, "The meeting is over, and its notes are fixed.", to=ONE, args=(conference_id,))


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def call_off(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """It does not take place."""
    found = _own(request, conference_id)
    deed = partial(actions.call_off_conference, conference=found, by=request.user)
    return done(request, deed, "Called off.", to=LIST)


@requires(Permission.PLAN_CONFERENCES)
@require_GET
def at_table(request: SignedInRequest, conference_id: UUID, item_id: UUID) -> HttpResponse:
    """One person at the table: what may be shown to everybody there, and what is decided."""
    item = _item(request, conference_id, item_id)
    try:
        shown = actions.show_at_table(item=item, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect(ONE, conference_id)
    content = {
        "shown": shown,
        "item": item,
        "conference": item.conference,
        "decision_form": DecisionForm(
            initial={"notes": item.notes, "decision": item.decision, "shareable": item.shareable}, auto_id="decision_%s"
        ),
        "task_form": TableTaskForm(people=_people_of(item.conference), auto_id="task_%s"),
    }
    return render(request, "follow_up/at_table.html", content)


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def decide(request: SignedInRequest, conference_id: UUID, item_id: UUID) -> HttpResponse:
    """Write down what was decided."""
    item, form = _item(request, conference_id, item_id), DecisionForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to="follow_up:at_table", args=(conference_id, item_id))
    said = form.cleaned_data
    deed = partial(
        actions.write_decision, item=item, notes=said["notes"], shareable=said["shareable"],
        decision=ConferenceDecision(said["decision"]), by=request.user,
    )  # fmt: skip
    return done(request, deed, "Written down.", to="follow_up:at_table", args=(conference_id, item_id))


@requires(Permission.PLAN_CONFERENCES)
@require_POST
def task(request: SignedInRequest, conference_id: UUID, item_id: UUID) -> HttpResponse:
    """Give a task at the table."""
    item = _item(request, conference_id, item_id)
    form = TableTaskForm(request.POST, people=_people_of(item.conference))
    if not form.is_valid():
        return refuse_form(request, form, to="follow_up:at_table", args=(conference_id, item_id))
    deed = partial(actions.give_task_at_table, item=item, by=request.user, **form.cleaned_data)
    said = "The task stands on that person’s page of today from its day on."
    return done(request, deed, said, to="follow_up:at_table", args=(conference_id, item_id))


@requires(Permission.PLAN_CONFERENCES)
@require_GET
def copy(request: SignedInRequest, conference_id: UUID) -> HttpResponse:
    """The notes without names, to print or take along."""
    found = _own(request, conference_id)
    try:
        seen = actions.copy_without_names(conference=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect(ONE, conference_id)
    return render(request, "follow_up/copy.html", {"seen": seen})


def _own(request: SignedInRequest, conference_id: UUID) -> Conference:
    return get_object_or_404(conferences_of(request.user).filter(agency=request.user.agency), pk=conference_id)


def _item(request: SignedInRequest, conference_id: UUID, item_id: UUID) -> AgendaItem:
    found = _own(request, conference_id)
    with transaction.atomic():
        rows = AgendaItem.objects.filter(conference=found, pk=item_id).select_related("conference", "person")
        item = readable(rows, by=request.user, purpose=PURPOSE).first()
    if item is None:
        raise Http404
    return item


def _people_of(conference: Conference) -> QuerySet[User]:
    """Whoever works for an agency at the table and could do something."""
    agencies = conference.seats.filter(is_present=True).values("agency")
    found = User.objects.filter(agency__in=agencies, is_active=True, role__in=working_roles())
    return found.select_related("agency").order_by("agency__name", "display_name")
