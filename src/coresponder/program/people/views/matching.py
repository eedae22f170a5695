"""Records that may be of one person: the queue, and one pair side by side."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.people.actions.matching import answer_proposal, matching_of, request_matching
from coresponder.program.people.models import MatchProposal
from coresponder.program.people.queries.matching import open_proposals, proposal_for, reason_words
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.people.queries.record import read_person
from coresponder.program.people.vocabulary.matching import MatchAnswer
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.queries import health_of, latest_run_about
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

PAIRS_PER_PAGE = 50
ANSWERS = (MatchAnswer.DIFFERENT, MatchAnswer.UNSURE, MatchAnswer.SAME)


@requires(Permission.MERGE_PEOPLE)
@require_GET
@transaction.atomic
def matches(request: SignedInRequest) -> HttpResponse:
    """Every pair that waits for somebody, the likeliest first."""
    found = open_proposals(request.user, purpose_chosen(request.user, ""))
    page = Paginator(found, PAIRS_PER_PAGE).get_page(request.GET.get("page"))
    lines = [{"proposal": each, "reasons": reason_words(each)} for each in page.object_list]
    return render(request, "people/matches.html", {"page": page, "lines": lines, **_run_of(request)})


@requires(Permission.MERGE_PEOPLE)
@require_POST
def look(request: SignedInRequest) -> HttpResponse:
    """Have the records compared in the background."""
    try:
        request_matching(by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("people:matches")


@requires(Permission.MERGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def match(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Both records side by side, and what a person says about them."""
    purpose = purpose_chosen(request.user, "")
    with transaction.atomic():
        proposal = proposal_for(request.user, proposal_id, purpose)
        if request.method == "GET":
            pair = (proposal.first, proposal.second)
            sides = [read_person(each, by=request.user, purpose=purpose) for each in pair]
            content = {"proposal": proposal, "reasons": reason_words(proposal), "sides": sides}
            return render(request, "people/match.html", content)
    return _answered(request, proposal)


def _answered(request: SignedInRequest, proposal: MatchProposal) -> HttpResponse:
    given = next((each for each in ANSWERS if each.value == request.POST.get("answer")), None)
    if given is None:
        messages.error(request, "Nothing was answered. Choose one of the three.")
        return redirect("people:match", proposal.pk)
    try:
        answer_proposal(proposal=proposal, answer=given, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"Noted: {given.label}.")
    return redirect("people:matches")


def _run_of(request: SignedInRequest) -> dict[str, object]:
    run = latest_run_about(matching_of(request.user))
    if run is None or not (run.is_open or run.problem_sentence):
        return {"run": run, "show_run": False}
    return {"run": run, "show_run": True, "run_title": KINDS[run.kind].title, "health": health_of(run)}
