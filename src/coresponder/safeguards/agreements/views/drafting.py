"""Drafting an agreement, changing the draft, giving it up, and drafting a renewal."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.actions.drafting import (
    add_party,
    draft_agreement,
    give_up_draft,
    remove_party,
    write_agreement,
)
from coresponder.safeguards.agreements.actions.renewing import renew_agreement
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.forms import NewAgreementForm, TermsForm, WriteForm
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import agreement_seen_by, parties_of, terms_of
from coresponder.safeguards.agreements.views.answering import answer
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.vocabulary import Purpose


@requires(Permission.DRAFT_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def draft(request: SignedInRequest) -> HttpResponse:
    """A title and the parties; the rest is written on the page of the draft."""
    form = NewAgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wishes = form.cleaned_data
        begun = draft_agreement(title=wishes["title"], agencies=list(wishes["agencies"]), by=request.user)
        return redirect("agreements:edit", begun.pk)
    return render(request, "agreements/draft.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.DRAFT_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Everything that a draft says, on one page: parties, days, matrix, clauses, text."""
    found = agreement_seen_by(request.user, agreement_id)
    if not found.is_draft:
        messages.error(request, "Its terms are fixed, so it cannot be changed.")
        return redirect("agreements:agreement", found.pk)
    sent = request.POST if request.method == "POST" else None
    form, matrix = _forms(found, sent)
    if sent is not None and form.is_valid() and matrix.is_valid() and _saved(request, found, form, matrix):
        messages.success(request, "The draft is saved.")
        return redirect("agreements:edit", found.pk)
    content = {"agreement": found, "form": form, "matrix": matrix, "purposes": list(Purpose)}
    return render(request, "agreements/edit.html", content, status=422 if form.errors or matrix.errors else 200)


def _forms(agreement: Agreement, sent: QueryDict | None) -> tuple[WriteForm, TermsForm]:
    agencies = [party.agency for party in parties_of(agreement)]
    matrix = TermsForm(sent, agencies=agencies, terms=terms_of(agreement))
    return WriteForm(sent, agreement=agreement), matrix


def _saved(request: SignedInRequest, agreement: Agreement, form: WriteForm, matrix: TermsForm) -> bool:
    try:
        _save(agreement, form, matrix, by=request.user)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return False
    return True


@transaction.atomic
def _save(agreement: Agreement, form: WriteForm, matrix: TermsForm, *, by: User) -> None:
    """All of the page or nothing; each action that changes something leaves its event."""
    agencies = list(form.cleaned_data["agencies"])
    there = {party.agency for party in parties_of(agreement)}
    for agency in there - set(agencies):
        remove_party(agreement=agreement, agency=agency, by=by)
    for agency in set(agencies) - there:
        add_party(agreement=agreement, agency=agency, by=by)
    if matrix.has_changed():
        set_terms(agreement=agreement, cells=matrix.written(between=agencies), by=by)
    if form.says_something_else:
        _write(agreement, form, by=by)


def _write(agreement: Agreement, form: WriteForm, *, by: User) -> None:
    said = form.cleaned_data
    write_agreement(
        agreement=agreement,
        title=said["title"],
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
        review_on=said["review_on"],
        text=said["text"],
        clauses=form.clauses,
        by=by,
    )


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def give_up(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """End what not everybody has signed."""
    found = agreement_seen_by(request.user, agreement_id)
    return answer(
        request, agreement_id, lambda: give_up_draft(agreement=found, by=request.user), "The draft is given up."
    )


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def renew(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """A new draft with the same parties, terms and texts."""
    try:
        renewal = renew_agreement(agreement=agreement_seen_by(request.user, agreement_id), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("agreements:agreement", agreement_id)
    messages.success(request, "The renewal is drafted, with the same parties and terms. Check its days.")
    return redirect("agreements:edit", renewal.pk)
