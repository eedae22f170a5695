"""The planning team: its seats and its charter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.sentences import side_by_side
from coresponder.program.partnerships.actions.charters import adopt_charter, write_charter
from coresponder.program.partnerships.actions.team import close_seat, fill_seat, leave_seat, open_seats
from coresponder.program.partnerships.forms.team import AdoptForm, CharterForm, FillForm, LeaveForm, SeatsForm
from coresponder.program.partnerships.models import SeatHolding
from coresponder.program.partnerships.queries import charters, team
from coresponder.program.partnerships.queries.meetings import actions_seen_by, next_meeting
from coresponder.program.partnerships.views.answering import deed, form_page
from coresponder.program.partnerships.vocabulary.team import ESSENTIAL
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

TEAM, CHARTER = "partnerships:team", "partnerships:charter"


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def planning_team(request: SignedInRequest) -> HttpResponse:
    """Every seat with who holds it, the gaps first in words, the next meeting, what is open."""
    seats = team.seats_seen_by(request.user)
    content = {
        "seats": seats,
        "gaps": [each for each in seats if each.is_gap],
        "missing": team.essential_sectors_missing(timezone.localdate()),
        "unseated": team.sectors_without_a_seat(),
        "former": team.former_holders(request.user),
        "charter": charters.adopted_charter(),
        "next_meeting": next_meeting(timezone.now()),
        "actions": actions_seen_by(request.user, open_only=True),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/team.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def open_some_seats(request: SignedInRequest) -> HttpResponse:
    """Seats for the sectors that are chosen."""
    proposed = [each.value for each in team.sectors_without_a_seat() if each in ESSENTIAL]
    form = SeatsForm(request.POST or None, initial={"sectors": proposed})
    return form_page(
        request,
        form,
        title="Open seats on the planning team",
        lead="An empty seat is shown as a gap until somebody takes it. Ticked is what every program needs.",
        button="Open the seats",
        back=reverse(TEAM),
        back_words="Planning team",
        act=lambda: open_seats(sectors=form.chosen, title=form.cleaned_data["title"], by=request.user),
        said="The seats are open.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def fill(request: SignedInRequest, seat_id: UUID) -> HttpResponse:
    """Who takes a seat."""
    seat = team.seat_of(request.user, seat_id)
    form = FillForm(request.POST or None, reader=request.user)

    def act() -> None:
        on = form.cleaned_data["from_on"]
        fill_seat(seat=seat, who=form.who, member=form.known_member, from_on=on, by=request.user)

    return form_page(
        request,
        form,
        title="Who takes this seat?",
        lead=f"{seat.words}. A member of the planning team needs no account.",
        button="Note who takes it",
        back=reverse(TEAM),
        back_words="Planning team",
        act=act,
        said="The seat is taken.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def leave(request: SignedInRequest, holding_id: int) -> HttpResponse:
    """Somebody leaves a seat."""
    holding = get_object_or_404(SeatHolding.objects.select_related("seat", "member"), pk=holding_id)
    form = LeaveForm(request.POST or None, initial={"until_on": timezone.localdate()})
    return form_page(
        request,
        form,
        title="When does the person leave?",
        lead=f"{holding.seat.words}: {team.name_of(holding.member, reader=request.user)}. "
        "From the next day on the seat is a gap.",
        button="Note the last day",
        back=reverse(TEAM),
        back_words="Planning team",
        act=lambda: leave_seat(holding=holding, until_on=form.cleaned_data["until_on"], by=request.user),
        said="Noted. The seat is shown as a gap from the next day on.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def close(request: SignedInRequest, seat_id: UUID) -> HttpResponse:
    """A seat is needed no more."""
    seat = team.seat_of(request.user, seat_id)
    return deed(request, lambda: close_seat(seat=seat, by=request.user), "The seat is closed.", TEAM)


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def charter(request: SignedInRequest) -> HttpResponse:
    """The charter as it stands, and its versions."""
    versions = charters.charter_versions(request.user)
    content = {
        "standing": charters.standing_charter(),
        "adopted": charters.adopted_charter(),
        "versions": versions,
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/charter.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest) -> HttpResponse:
    """The form of the charter; where somebody else wrote meanwhile, both texts are kept and shown."""
    standing = charters.standing_charter()
    seen = standing.number if standing else 0
    form = CharterForm(request.POST or None, initial={"based_on": seen, "text": standing.text if standing else ""})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        written = write_charter(text=said["text"], note=said["note"], based_on=said["based_on"], by=request.user)
        if not written.stands_aside:
            messages.success(request, f"Version {written.number} stands.")
            return redirect(CHARTER)
        return redirect("partnerships:charter_version", written.number)
    content = {"form": form, "standing": standing}
    return render(request, "partnerships/charter_write.html", content, status=422 if form.errors else 200)


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def version(request: SignedInRequest, charter_number: int) -> HttpResponse:
    """One version beside the one that its writer saw, or, where it stands aside, beside the one that stands."""
    shown, before = charters.charter_version(request.user, charter_number)
    standing = charters.standing_charter()
    if shown.stands_aside and standing is not None:
        before = standing
    keeps = may(request.user, Permission.MANAGE_PARTNERSHIPS)
    content = {
        "shown": shown,
        "before": before,
        "pairs": side_by_side(before.text if before else "", shown.text),
        "standing": standing,
        "merge_form": CharterForm(initial={"based_on": standing.number, "text": shown.text}) if standing else None,
        "adopt_form": AdoptForm(initial={"on": timezone.localdate()}),
        "keeps": keeps,
    }
    return render(request, "partnerships/charter_version.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def adopt(request: SignedInRequest, charter_number: int) -> HttpResponse:
    """The team adopted a version."""
    found, _ = charters.charter_version(request.user, charter_number)
    form = AdoptForm(request.POST)
    if not form.is_valid():
        messages.error(request, "The day is missing. Say when the team adopted it.")
        return redirect("partnerships:charter_version", charter_number)
    on = form.cleaned_data["on"]
    return deed(request, lambda: adopt_charter(version=found, on=on, by=request.user), "Adopted.", CHARTER)
