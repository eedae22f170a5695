"""Feedback: the page behind a link, the cards, and what came in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.analysis.charts.scan_code import scan_code
from coresponder.analysis.charts.svg import Caption
from coresponder.kernel.errors import CoresponderError
from coresponder.program.follow_up.actions.feedback import count_cards, end_cards, give_feedback, make_cards, read_words
from coresponder.program.follow_up.feedback_texts import texts_in
from coresponder.program.follow_up.forms.feedback import AnswerForm, CardForm, CountForm
from coresponder.program.follow_up.models import FeedbackCard
from coresponder.program.follow_up.queries.feedback import by_team, cards_made, groups, since_month
from coresponder.program.follow_up.views.asking import done, refuse_form
from coresponder.program.follow_up.vocabulary import Language, Respondent
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.links.declarations import open_to_links
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.links.vocabulary import LinkPurpose
from coresponder.safeguards.permissions import Permission, requires


@open_to_links(LinkPurpose.FEEDBACK)
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, link: Link) -> HttpResponse:
    """Four questions, for whoever has the link. No account, no cookie, nothing that says who answered."""
    card = get_object_or_404(FeedbackCard, pk=link.about)
    language = _language(request.GET.get("language", ""), card)
    form = AnswerForm(request.POST or None, language=language, respondent=card.respondent)
    content = {"form": form, "texts": texts_in(language), "language": language, "other": _other(language)}
    if request.method == "POST" and form.is_valid():
        try:
            give_feedback(
                card=card, answers=form.answers, words=form.cleaned_data["words"],
                respondent=Respondent(card.respondent),
            )  # fmt: skip
        except CoresponderError:
            content["is_nothing_said"] = True
        else:
            return render(request, "follow_up/feedback/thanks.html", content)
    return render(request, "follow_up/feedback/give.html", content)


@requires(Permission.VIEW_FEEDBACK)
@require_GET
def results(request: SignedInRequest) -> HttpResponse:
    """What came in, of groups that are large enough."""
    content = {
        "groups": groups(),
        "teams": [(each.label, found) for each in Respondent if (found := by_team(each))],
        "since": since_month(),
    }
    return render(request, "follow_up/feedback/results.html", content)


@requires(Permission.READ_FEEDBACK_WORDS)
@require_GET
def words(request: SignedInRequest) -> HttpResponse:
    """What people wrote."""
    return render(request, "follow_up/feedback/words.html", {"words": read_words(by=request.user)})


@requires(Permission.HAND_OUT_FEEDBACK_CARDS)
@require_http_methods(["GET", "POST"])
def cards(request: SignedInRequest) -> HttpResponse:
    """The cards that were made, and making new ones. The link is shown once, on the page that is printed."""
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_cards(by=request.user, **form.given)
        except CoresponderError as problem:
            messages.error(request, str(problem))
        else:
            address = request.build_absolute_uri(reverse("follow_up:give_feedback", args=[made.secret]))
            texts = texts_in(made.card.language)
            content = {"card": made.card, "address": address, "qr": _code(address), "texts": texts}
            return render(request, "follow_up/feedback/print.html", content)
    return render(request, "follow_up/feedback/cards.html", {"form": form, "cards": cards_made()})


def _code(address: str) -> SafeString:
    says = "It opens the page on which one answers without a name."
    drawn = scan_code(address, caption=Caption(id="qr", title="QR code of the link", description=says))
    return mark_safe(drawn)  # noqa: S308 - drawn here, with nothing in it but squares and these words


@requires(Permission.HAND_OUT_FEEDBACK_CARDS)
@require_POST
def count(request: SignedInRequest, card_id: UUID) -> HttpResponse:
    """Say how many were handed out."""
    card, form = get_object_or_404(FeedbackCard, pk=card_id), CountForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form, to="follow_up:cards", args=())
    number = form.cleaned_data["handed_out"]
    return done(
        request, lambda: count_cards(card=card, handed_out=number, by=request.user), "Counted.", to="follow_up:cards"
    )


@requires(Permission.HAND_OUT_FEEDBACK_CARDS)
@require_POST
def end(request: SignedInRequest, card_id: UUID) -> HttpResponse:
    """The link opens nothing any more."""
    card = get_object_or_404(FeedbackCard, pk=card_id)
    return done(request, lambda: end_cards(card=card, by=request.user), "The link has ended.", to="follow_up:cards")


def _language(asked: str, card: FeedbackCard) -> str:
    return asked if asked in Language.values else card.language


def _other(language: str) -> str:
    return str(Language.SPANISH if language == Language.ENGLISH else Language.ENGLISH)
