"""One section: its text, who wrote which sentence, texts to choose from, two texts put together, comments."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.sentences import side_by_side
from coresponder.kernel.spoken_english import listed
from coresponder.program.partnerships.actions.wording import (
    add_section,
    comment_on,
    leave_out,
    settle_comment,
    write_section,
)
from coresponder.program.partnerships.clauses.library import NEEDS_COUNSEL, topic_of
from coresponder.program.partnerships.forms.negotiations import CommentForm, OwnSectionForm, WordingForm
from coresponder.program.partnerships.models import Comment, Section
from coresponder.program.partnerships.queries import negotiations as kept
from coresponder.program.partnerships.views.answering import deed, form_page
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.permissions import Permission, requires

SECTION = "partnerships:section"


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def section(request: SignedInRequest, section_id: UUID) -> HttpResponse:
    """One section as it stands, and all that was said about it."""
    found = kept.section_seen_by(request.user, section_id)
    negotiation = found.negotiation
    content = {
        "section": found,
        "negotiation": negotiation,
        "standing": kept.standing_version(found),
        "sentences": kept.sentences_with_writers(found),
        "versions": list(found.versions.select_related("written_by").order_by("-number")),
        "aside": kept.waiting_aside(found),
        "comments": list(found.comments.select_related("by", "made_for", "settled_by")),
        "comment_form": CommentForm(),
        "writes": negotiation.is_open and kept.may_write(request.user, negotiation),
        "topic": topic_of(AgreementKind(negotiation.kind), found.topic),
    }
    return render(request, "partnerships/section.html", content)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, section_id: UUID) -> HttpResponse:
    """Write a section; where somebody else wrote meanwhile, both texts are kept and shown."""
    found = kept.section_seen_by(request.user, section_id)
    standing = kept.standing_version(found)
    initial = {"based_on": standing.number if standing else 0, "text": _proposed(request, found)}
    form = WordingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            written = write_section(section=found, by=request.user, **form.cleaned_data)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            return _after(request, found, written.number, is_aside=written.stands_aside)
    topic = topic_of(AgreementKind(found.negotiation.kind), found.topic)
    parties = _parties(found)
    texts = [(each, each.filled(parties=parties)) for each in topic.clauses] if topic else []
    content = {"form": form, "section": found, "topic": topic, "texts": texts, "needs_counsel": NEEDS_COUNSEL}
    return render(request, "partnerships/section_write.html", content, status=422 if form.errors else 200)


def _after(request: SignedInRequest, section: Section, number: int, *, is_aside: bool) -> HttpResponse:
    if is_aside:
        return redirect("partnerships:put_together", section.pk, number)
    messages.success(request, f"Version {number} stands.")
    return redirect(SECTION, section.pk)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def put_together(request: SignedInRequest, section_id: UUID, wording_number: int) -> HttpResponse:
    """The text that stands, and one that was written at the same time, side by side."""
    found = kept.section_seen_by(request.user, section_id)
    shown = get_object_or_404(found.versions.select_related("written_by"), number=wording_number)
    standing = kept.standing_version(found)
    before = standing if shown.stands_aside else found.versions.filter(number=shown.based_on).first()
    waits = shown.stands_aside and shown.taken_into is None
    number = standing.number if standing else 0
    form = WordingForm(initial={"based_on": number, "puts_together": shown.number, "text": shown.text})
    content = {
        "section": found,
        "shown": shown,
        "before": before,
        "pairs": side_by_side(before.text if before else "", shown.text),
        "form": form if waits and found.negotiation.is_open else None,
    }
    return render(request, "partnerships/put_together.html", content)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_POST
def toggle(request: SignedInRequest, section_id: UUID) -> HttpResponse:
    """Leave the section out, or take it in again."""
    found = kept.section_seen_by(request.user, section_id)
    wanted = not found.is_left_out
    said = "Left out. Its text is kept." if wanted else "Taken in again."
    return deed(
        request,
        lambda: leave_out(section=found, is_left_out=wanted, by=request.user),
        said,
        "partnerships:negotiation",
        found.negotiation_id,
    )


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """Add a section of the parties' own."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    form = OwnSectionForm(request.POST or None)
    return form_page(
        request,
        form,
        title="Add a section",
        lead="Something that the library has no topic for.",
        button="Add it",
        back=reverse("partnerships:negotiation", args=[found.pk]),
        back_words=found.title,
        act=lambda: add_section(negotiation=found, by=request.user, **form.cleaned_data),
        said="The section stands at the end.",
    )


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_POST
def comment(request: SignedInRequest, section_id: UUID) -> HttpResponse:
    """Say something about a section."""
    found = kept.section_seen_by(request.user, section_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, "The comment says nothing, or is too long. Write a few sentences.")
        return redirect(SECTION, found.pk)
    text = form.cleaned_data["text"]
    return deed(request, lambda: comment_on(section=found, text=text, by=request.user), "Said.", SECTION, found.pk)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_POST
def settle(request: SignedInRequest, comment_id: UUID) -> HttpResponse:
    """A comment is taken care of."""
    found = get_object_or_404(Comment.objects.select_related("section__negotiation"), pk=comment_id)
    said = "Settled. It stays to be read."
    return deed(request, lambda: settle_comment(comment=found, by=request.user), said, SECTION, found.section_id)


def _proposed(request: SignedInRequest, section: Section) -> str:
    """What the form begins with: a text of the library, if one is chosen, or what stands."""
    topic = topic_of(AgreementKind(section.negotiation.kind), section.topic)
    wanted = request.GET.get("text", "")
    chosen = next((each for each in topic.clauses if each.key == wanted), None) if topic else None
    if chosen is not None:
        return chosen.filled(parties=_parties(section))
    standing = kept.standing_version(section)
    return standing.text if standing else ""


def _parties(section: Section) -> str:
    names = [agency.name for agency in section.negotiation.parties.all()]
    return listed(names) if names else "The parties"
