"""The pocket card on screen and as PDF, and the review of its words."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import UsageError
from coresponder.program.services.actions.pocket_card import note_review
from coresponder.program.services.forms.pocket_card import CardForm, ReviewForm
from coresponder.program.services.pocket_card.making import Card, areas, card
from coresponder.program.services.pocket_card.printing import pdf_of
from coresponder.program.services.pocket_card.wording import LANGUAGES, SOURCE_LANGUAGE, words_in
from coresponder.program.services.queries.pocket_card import review_of
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_SERVICES)
@require_GET
def card_page(request: SignedInRequest) -> HttpResponse:
    """The card as it will be printed."""
    form = _form(request)
    found = _card(form)
    chosen = {"language": found.words.language, "area": found.area}
    content = {
        "form": form,
        "card": found,
        "review": review_of(found.words),
        "review_form": ReviewForm(),
        "may_review": may(request.user, Permission.MANAGE_SERVICES),
        "may_manage": may(request.user, Permission.MANAGE_SERVICES),
        "may_verify": may(request.user, Permission.VERIFY_SERVICES),
        "pdf_address": f"{reverse('pocket_card:pdf')}?{urlencode(chosen)}",
        "is_reviewed": review_of(found.words) is not None,
    }
    return render(request, "services/pocket_card/page.html", content)


@requires(Permission.VIEW_SERVICES)
@require_GET
def pdf(request: SignedInRequest) -> HttpResponse:
    """The same as a PDF."""
    found = _card(_form(request))
    try:
        written = pdf_of(found, is_reviewed=review_of(found.words) is not None)
    except UsageError as problem:
        messages.error(request, str(problem))
        chosen = urlencode({"language": found.words.language, "area": found.area})
        return redirect(f"{reverse('pocket_card:card')}?{chosen}")
    response = HttpResponse(written, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="pocket-card-{found.words.language}.pdf"'
    return response


@requires(Permission.MANAGE_SERVICES)
@require_POST
def review(request: SignedInRequest, language: str) -> HttpResponse:
    """Note that a native speaker read the words of one language."""
    if language not in LANGUAGES or language == SOURCE_LANGUAGE:
        raise Http404
    form = ReviewForm(request.POST)
    if form.is_valid():
        note_review(words=words_in(language), reviewer_words=form.cleaned_data["reviewer_words"], by=request.user)
        messages.success(request, "Noted. The card no longer says that its words are unchecked.")
    else:
        messages.error(request, "Say who read it.")
    return redirect(f"{reverse('pocket_card:card')}?{urlencode({'language': language})}")


def _form(request: SignedInRequest) -> CardForm:
    return CardForm({"language": request.GET.get("language", ""), "area": request.GET.get("area", "")}, areas=areas())


def _card(form: CardForm) -> Card:
    """The card that was asked for; English and the whole county where that is not one of those offered."""
    form.is_valid()
    language = form.cleaned_data.get("language") or SOURCE_LANGUAGE
    return card(words=words_in(language), area=form.cleaned_data.get("area") or "")
