"""Recording a consent in two steps: what is agreed to, then reading it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.consent.actions.consents import record_consent
from coresponder.safeguards.consent.form_texts import form_of_terms
from coresponder.safeguards.consent.forms import ConsentForm, ReadBackForm
from coresponder.safeguards.consent.persons import check_person
from coresponder.safeguards.permissions import Permission, requires

RECORDED = "The consent is recorded. It cannot be undone; if the person changes their mind, revoke it."


@requires(Permission.RECORD_CONSENTS)
@never_cache
@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Nothing is stored before the second step: the terms travel from one page to the next in the form itself."""
    check_person(person_id, by=request.user)
    if request.method != "POST":
        return _asking(request, person_id, ConsentForm())
    form, step = ConsentForm(request.POST), request.POST.get("step", "ask")
    if not form.is_valid() or step == "change":
        return _asking(request, person_id, form)
    if step != "record":
        return _reading_back(request, person_id, form, ReadBackForm())
    read_back = ReadBackForm(request.POST)
    return (
        _recorded(request, person_id, form, read_back)
        if read_back.is_valid()
        else _reading_back(request, person_id, form, read_back)
    )


def _recorded(request: SignedInRequest, person_id: UUID, form: ConsentForm, read_back: ReadBackForm) -> HttpResponse:
    own_words = read_back.cleaned_data["own_words"]
    try:
        consent = record_consent(person_id=person_id, terms=form.terms(), own_words=own_words, by=request.user)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return _asking(request, person_id, form)
    messages.success(request, RECORDED)
    return redirect("consent:consent", person_id, consent.pk)


def _asking(request: SignedInRequest, person_id: UUID, form: ConsentForm) -> HttpResponse:
    content = {"person_id": person_id, "form": form}
    return render(request, "consent/record.html", content, status=422 if form.errors else 200)


def _reading_back(
    request: SignedInRequest, person_id: UUID, form: ConsentForm, read_back: ReadBackForm
) -> HttpResponse:
    terms = form.terms()
    content = {
        "person_id": person_id,
        "form": form,
        "read_back": read_back,
        "text": form_of_terms(terms),
        "terms": terms,
    }
    return render(request, "consent/read_back.html", content, status=422 if read_back.errors else 200)
