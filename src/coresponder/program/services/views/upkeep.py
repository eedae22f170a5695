"""Keeping the directory right: whom to call next, what came of it, where a source and we disagree, outside terms."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.services import usage
from coresponder.program.services.actions.upkeep import (
    decide_disagreement,
    map_term,
    set_freshness,
    verify_service,
)
from coresponder.program.services.forms.upkeep import FreshnessForm, MappingForm, VerificationForm
from coresponder.program.services.models import Disagreement, TaxonomyTerm
from coresponder.program.services.queries.directory import (
    open_disagreements,
    service_seen_by,
    terms_in_use,
)
from coresponder.program.services.queries.freshness import ages_now, call_list
from coresponder.program.services.queries.rows import MODELS
from coresponder.program.services.views.directory import rights
from coresponder.program.services.vocabulary.answers import VerificationResult
from coresponder.program.services.vocabulary.categories import CATEGORIES, proposed_for
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

ON_A_PAGE = 50
IN_THE_LIST = 25


@requires(Permission.VERIFY_SERVICES)
@require_GET
def calls_to_make(request: SignedInRequest) -> HttpResponse:
    """Whom to call next."""
    lines, waiting = call_list(limit=IN_THE_LIST)
    ages = ages_now()
    form = FreshnessForm(initial={"days_for_crisis": ages.for_crisis, "days_for_others": ages.for_others})
    content = {
        "lines": lines,
        "waiting": waiting,
        "results": VerificationResult.choices,
        "is_counted": usage.is_counted(),
        "ages": ages,
        "form": form,
        **rights(request),
    }
    return render(request, "services/call_list.html", content)


@requires(Permission.VERIFY_SERVICES)
@require_POST
def verify(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Note what came of a call."""
    found = service_seen_by(request.user, service_id)
    form = VerificationForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say what came of the call. Nothing was noted.")
        return redirect("services:service", found.pk)
    result = VerificationResult(form.cleaned_data["result"])
    verify_service(service=found, result=result, note=form.cleaned_data["note"], by=request.user)
    messages.success(request, f"{found.name}: {result.label}.")
    if result == VerificationResult.CHANGED and rights(request)["may_manage"]:
        return redirect("services:edit_service", found.pk)
    return redirect("services:calls_to_make") if "from_list" in request.POST else redirect("services:service", found.pk)


@requires(Permission.MANAGE_SERVICES)
@require_POST
def freshness(request: SignedInRequest) -> HttpResponse:
    """Say how old is too old."""
    form = FreshnessForm(request.POST)
    if form.is_valid():
        set_freshness(**form.cleaned_data, by=request.user)
        messages.success(request, "Services look stale after these days from now on.")
    else:
        messages.error(request, "Both have to be days from 1 to 730. Nothing was changed.")
    return redirect("services:calls_to_make")


@requires(Permission.MANAGE_SERVICES)
@require_GET
def disagreements(request: SignedInRequest) -> HttpResponse:
    """Where a source says something else than we do."""
    page = Paginator(open_disagreements(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [{"disagreement": each, "about": _about(each), "service": _service_id(each)} for each in page]
    return render(request, "services/disagreements.html", {"page": page, "lines": lines, **rights(request)})


def _about(each: Disagreement) -> str:
    model = MODELS.get(each.resource_type)
    row = model.objects.filter(pk=each.resource_id).first() if model else None
    return str(row) if row else each.resource_type.replace("_", " ")


def _service_id(each: Disagreement) -> UUID | None:
    if each.resource_type in ("service", "responder_facts"):
        return each.resource_id
    model = MODELS.get(each.resource_type)
    row = model.objects.filter(pk=each.resource_id).first() if model else None
    return getattr(row, "service_id", None)


@requires(Permission.MANAGE_SERVICES)
@require_POST
def decide(request: SignedInRequest, disagreement_id: int) -> HttpResponse:
    """Keep ours, or take theirs."""
    found = get_object_or_404(Disagreement, pk=disagreement_id)
    take_theirs = request.POST.get("keep") == "theirs"
    try:
        decide_disagreement(disagreement=found, take_theirs=take_theirs, by=request.user)
        messages.success(request, "What the source says is taken over." if take_theirs else "It stays as it is here.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("services:disagreements")


@requires(Permission.MANAGE_SERVICES)
@require_GET
def terms(request: SignedInRequest) -> HttpResponse:
    """The terms of the sources, and which of our categories each belongs to."""
    page = Paginator(terms_in_use(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [{"term": each, "mapped": _mapped(each), "proposed": _proposed(each)} for each in page]
    return render(request, "services/terms.html", {"page": page, "lines": lines, **rights(request)})


def _mapped(term: TaxonomyTerm) -> list[str]:
    return [CATEGORIES[each.category].words for each in term.mappings.all() if each.category in CATEGORIES]


def _proposed(term: TaxonomyTerm) -> list[str]:
    return [CATEGORIES[code].words for code in proposed_for(term.name)]


@requires(Permission.MANAGE_SERVICES)
@require_http_methods(["GET", "POST"])
def mapping(request: SignedInRequest, term_id: UUID) -> HttpResponse:
    """Say to which categories a term belongs."""
    term = get_object_or_404(TaxonomyTerm, pk=term_id)
    known = [each.category for each in term.mappings.all()] or proposed_for(term.name)
    form = MappingForm(request.POST or None, initial={"categories": known})
    if request.method == "POST" and form.is_valid():
        map_term(term=term, categories=form.cleaned_data["categories"], by=request.user)
        messages.success(request, f"“{term.name}” is mapped.")
        return redirect("services:terms")
    content = {"form": form, "term": term, "proposed": _proposed(term)}
    return render(request, "services/mapping.html", content, status=422 if form.errors else 200)
