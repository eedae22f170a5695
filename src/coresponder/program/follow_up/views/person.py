"""One person's follow-up: the wish about contact, episodes, follow-ups, and everything that is done with them."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.program.follow_up.actions.attempts import complete, record_attempt
from coresponder.program.follow_up.actions.ending import hand_over, stop, take_back_stop
from coresponder.program.follow_up.actions.episodes import open_episode
from coresponder.program.follow_up.actions.planning import plan_by_hand
from coresponder.program.follow_up.actions.wishes import write_wish
from coresponder.program.follow_up.forms.caring import GoalForm, HoursForm, TaskForm
from coresponder.program.follow_up.forms.working import (
    AttemptForm,
    CompleteForm,
    HandOverForm,
    PlanForm,
    StopForm,
    WishForm,
)
from coresponder.program.follow_up.models import ContactWish, FollowUp
from coresponder.program.follow_up.queries.lists import colleagues_at_work
from coresponder.program.follow_up.views.asking import care_of, done, one_of, refuse_form
from coresponder.program.follow_up.vocabulary import NeedStatus, Result, StopReason
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

PERSON, ONE = "follow_up:of_person", "follow_up:follow_up"


@requires(Permission.WORK_FOLLOW_UPS)
@require_GET
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Everything of one person's follow-up that the reader may see."""
    seen = care_of(request, person_id)
    if seen.person.pk != person_id:
        return redirect(PERSON, seen.person.pk)
    own = seen.own_open_episode
    content = {
        "seen": seen,
        "own_episode_id": own.episode.pk if own else None,
        "plan_form": PlanForm(auto_id="plan_%s"),
        "goal_form": GoalForm(auto_id="goal_%s"),
        "task_form": TaskForm(people=[request.user, *colleagues_at_work(request.user)], auto_id="task_%s"),
        "hours_form": HoursForm(auto_id="hours_%s"),
    }
    return render(request, "follow_up/of_person.html", content)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def plan(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Plan a follow-up that no rule asks for."""
    seen, form = care_of(request, person_id), PlanForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=PERSON, args=(person_id,))
    given = form.cleaned_data
    return done(
        request,
        lambda: plan_by_hand(person=seen.person, by=request.user, **given),
        "Planned. It stands on the page of its day.",
        to=PERSON,
        args=(person_id,),
    )


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def begin_episode(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Open an episode of care on one's own list."""
    seen = care_of(request, person_id)
    said = "The episode stands on your list until somebody else has accepted it, or you close it."
    deed = partial(open_episode, person=seen.person, by=request.user)
    return done(request, deed, said, to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_http_methods(["GET", "POST"])
def wish(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What the person wants about being contacted."""
    seen = care_of(request, person_id)
    form = WishForm(request.POST or None, initial=_as_initial(seen.wish))
    if request.method == "POST" and form.is_valid():
        deed = partial(write_wish, person=seen.person, wish=form.wish, by=request.user)
        return done(request, deed, "Written down. It holds from now on.", to=PERSON, args=(person_id,))
    return render(request, "follow_up/wish.html", {"seen": seen, "form": form})


@requires(Permission.WORK_FOLLOW_UPS)
@require_GET
def follow_up(request: SignedInRequest, person_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """One follow-up, and the form of the next attempt."""
    seen = care_of(request, person_id)
    found = next(
        (
            (episode, each)
            for episode in seen.episodes
            for each in episode.follow_ups
            if each.follow_up.pk == follow_up_id
        ),
        None,
    )
    if found is None:
        raise Http404
    result = request.GET.get("result", "")
    chosen = {"result": result} if result in Result.values else {}
    content = {
        "seen": seen,
        "episode": found[0],
        "found": found[1],
        "attempt_form": AttemptForm(initial=chosen, auto_id="attempt_%s"),
        "complete_form": CompleteForm(auto_id="complete_%s"),
        "hand_over_form": HandOverForm(auto_id="hand_over_%s"),
        "stop_form": StopForm(auto_id="stop_%s"),
    }
    return render(request, "follow_up/follow_up.html", content)


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def attempt(request: SignedInRequest, person_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """Write down an attempt."""
    found, form = one_of(request, person_id, FollowUp, follow_up_id), AttemptForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=ONE, args=(person_id, follow_up_id))
    deed = partial(record_attempt, follow_up=found, tried=form.tried, by=request.user)
    return done(request, deed, "The attempt is written down.", to=ONE, args=(person_id, follow_up_id))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def completed(request: SignedInRequest, person_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """What was left to do is done."""
    found, form = one_of(request, person_id, FollowUp, follow_up_id), CompleteForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=ONE, args=(person_id, follow_up_id))
    need, note = NeedStatus(form.cleaned_data["need"]), form.cleaned_data["note"]
    deed = partial(complete, follow_up=found, need=need, note=note, by=request.user)
    return done(request, deed, "This follow-up is done.", to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def handed_over(request: SignedInRequest, person_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """Somebody took over, by name."""
    found, form = one_of(request, person_id, FollowUp, follow_up_id), HandOverForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=ONE, args=(person_id, follow_up_id))
    given = form.cleaned_data
    deed = partial(hand_over, follow_up=found, by=request.user, **given)
    return done(request, deed, "Handed over, with name and time.", to=PERSON, args=(person_id,))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def stopped(request: SignedInRequest, person_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """Nobody tries any more, with the reason."""
    found, form = one_of(request, person_id, FollowUp, follow_up_id), StopForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to=ONE, args=(person_id, follow_up_id))
    reason, note = StopReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
    deed = partial(stop, follow_up=found, reason=reason, note=note, by=request.user)
    said = "Stopped. For ten minutes it can be taken back on this page."
    return done(request, deed, said, to=ONE, args=(person_id, follow_up_id))


@requires(Permission.WORK_FOLLOW_UPS)
@require_POST
def restarted(request: SignedInRequest, person_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """It was stopped by a slip."""
    found = one_of(request, person_id, FollowUp, follow_up_id)
    deed = partial(take_back_stop, follow_up=found, by=request.user)
    return done(request, deed, "It goes on as it was.", to=ONE, args=(person_id, follow_up_id))


def _as_initial(wish: ContactWish | None) -> dict[str, str]:
    if wish is None:
        return {}
    return {
        "may_contact": wish.may_contact,
        "safe_number": wish.safe_number,
        "safe_times": wish.safe_times,
        "voicemail": wish.voicemail,
        "family": wish.family,
        "words": wish.words_of_person,
    }
