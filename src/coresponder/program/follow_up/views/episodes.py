"""Episodes of care: the caseload, taking, offering, accepting, closing, and what belongs to one."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.program.follow_up.actions import caring, episodes
from coresponder.program.follow_up.actions.reading import read_caseload
from coresponder.program.follow_up.forms.caring import AwayForm, CloseForm, GoalForm, HoursForm, OfferForm, TaskForm
from coresponder.program.follow_up.models import CareGoal, Episode, StaffAway
from coresponder.program.follow_up.queries.lists import colleagues_at_work, offered_to
from coresponder.program.follow_up.queries.person import SeenEpisode
from coresponder.program.follow_up.views.asking import PURPOSE, care_of, done, one_of, refuse_form
from coresponder.program.follow_up.vocabulary import CloseReason, GoalState
from coresponder.safeguards.access.handing_out import receivers
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

PERSON, CASELOAD = "follow_up:of_person", "follow_up:caseload"


@requires(Permission.WORK_FOLLOW_UPS)
@require_GET
def caseload(request: SignedInRequest) -> HttpResponse:
    """The own list, what is offered, nobody's list, those of colleagues, and what was closed lately."""
    people = [request.user, *colleagues_at_work(request.user)]
    content = {"caseload": read_caseload(by=request.user), "away_form": AwayForm(people=people)}
    return render(request, "follow_up/caseload.html", content)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def take(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """From nobody's list onto the own one."""
    found = one_of(request, person_id, Episode, episode_id)
    said = "It stands on your list now."
    return done(request, lambda: episodes.take_episode(episode=found, by=request.user), said, to=CASELOAD)


@requires(Permission.WORK_FOLLOW_UPS)
@require_http_methods(["GET", "POST"])
def offer(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Offer an episode to a colleague or another agency."""
    found = one_of(request, person_id, Episode, episode_id)
    agencies = [each for each in receivers() if each.pk != request.user.agency_id]
    form = OfferForm(request.POST or None, people=colleagues_at_work(request.user), agencies=agencies)
    if request.method == "POST" and form.is_valid():
        given = {"to": form.user, "agency": form.agency, "note": form.cleaned_data["note"]}
        said = "Offered. It stays on your list until it is accepted."
        deed = partial(episodes.offer_episode, episode=found, by=request.user, **given)
        return done(request, deed, said, to=CASELOAD)
    return render(
        request, "follow_up/offer.html", {"form": form, "seen": care_of(request, person_id), "episode": found}
    )


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def accept(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    """Take over what was offered."""
    found = _offered(request, episode_id)
    said = "You have it now. It stands on your list."
    return done(request, lambda: episodes.accept_episode(episode=found, by=request.user), said, to=CASELOAD)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def send_back(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    """Say no to an offer."""
    found = _offered(request, episode_id)
    said = "Sent back. Whoever offered it sees that."
    return done(request, lambda: episodes.send_back_episode(episode=found, by=request.user), said, to=CASELOAD)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def keep(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Take an offer back."""
    found = one_of(request, person_id, Episode, episode_id)
    said = "The offer is taken back."
    return done(request, lambda: episodes.take_back_offer(episode=found, by=request.user), said, to=CASELOAD)


@requires(Permission.WORK_FOLLOW_UPS)
@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Close an episode: first what will stop with it, then the reason."""
    seen = care_of(request, person_id)
    found = _episode(seen.episodes, episode_id)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, note = CloseReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
        deed = partial(episodes.close_episode, episode=found.episode, reason=reason, note=note, by=request.user)
        said = "Closed. It can be opened again on the person’s follow-up page."
        return done(request, deed, said, to=PERSON, args=(person_id,))
    stopping = [each for each in found.follow_ups if each.follow_up.is_open]
    return render(request, "follow_up/close.html", {"form": form, "seen": seen, "found": found, "stopping": stopping})


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def reopen(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Open a closed episode again."""
    found = one_of(request, person_id, Episode, episode_id)
    said = "It is open again, on your list."
    deed = partial(episodes.reopen_episode, episode=found, by=request.user)
    return done(request, deed, said, to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def goal(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Write a goal."""
    found, form = one_of(request, person_id, Episode, episode_id), GoalForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=PERSON, args=(person_id,))
    text = form.cleaned_data["text"]
    deed = partial(caring.write_goal, episode=found, text=text, by=request.user)
    return done(request, deed, "The goal is written down.", to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def answer_goal(request: SignedInRequest, person_id: UUID, care_goal_id: UUID) -> HttpResponse:
    """Say what became of a goal."""
    found = one_of(request, person_id, CareGoal, care_goal_id)
    state = request.POST.get("state", "")
    chosen = GoalState(state) if state in GoalState.values else GoalState.OPEN
    deed = partial(caring.answer_goal, goal=found, state=chosen, by=request.user)
    return done(request, deed, "Written down.", to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def task(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Give a task."""
    found = one_of(request, person_id, Episode, episode_id)
    form = TaskForm(request.POST, people=[request.user, *colleagues_at_work(request.user)])
    if not form.is_valid():
        return refuse_form(request, form, to=PERSON, args=(person_id,))
    given = form.cleaned_data
    deed = partial(caring.give_task, episode=found, by=request.user, **given)
    return done(request, deed, "The task stands on that person’s page of today.", to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def hours(request: SignedInRequest, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """Note the time that was spent."""
    found, form = one_of(request, person_id, Episode, episode_id), HoursForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=PERSON, args=(person_id,))
    given = form.cleaned_data
    deed = partial(caring.note_hours, episode=found, by=request.user, **given)
    return done(request, deed, "The time is noted.", to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def away(request: SignedInRequest) -> HttpResponse:
    """Say that somebody of the agency is away."""
    form = AwayForm(request.POST, people=[request.user, *colleagues_at_work(request.user)])
    if not form.is_valid():
        return refuse_form(request, form, to=CASELOAD, args=())
    given = form.cleaned_data
    said = "Written down. What is on that list stands on nobody’s list meanwhile."
    return done(request, lambda: caring.set_away(by=request.user, **given), said, to=CASELOAD)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def back(request: SignedInRequest, away_id: int) -> HttpResponse:
    """Somebody is back."""
    found = get_object_or_404(
        StaffAway.objects.filter(user__memberships__agency=request.user.agency).distinct(), pk=away_id
    )
    return done(request, lambda: caring.end_away(away=found, by=request.user), "Back at work.", to=CASELOAD)


def _offered(request: SignedInRequest, episode_id: UUID) -> Episode:
    """What was offered to the asker, or to the asker's agency; 404 otherwise."""
    with transaction.atomic():
        found = readable(offered_to(request.user), by=request.user, purpose=PURPOSE).filter(pk=episode_id).first()
    if found is None:
        raise Http404
    return found


def _episode(seen: list[SeenEpisode], episode_id: UUID) -> SeenEpisode:
    found = next((each for each in seen if each.episode.pk == episode_id), None)
    if found is None:
        raise Http404
    return found
