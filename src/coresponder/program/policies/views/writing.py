"""Laying out the manual, writing a chapter, proposing, approving, returning."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.sentences import side_by_side
from coresponder.program.partnerships.views.answering import deed
from coresponder.program.policies.actions.approving import approve_version, confirm_chapter
from coresponder.program.policies.actions.laying_out import (
    ChapterSettings,
    add_chapter,
    lay_out_manual,
    set_chapter,
)
from coresponder.program.policies.actions.writing import (
    begin_version,
    propose_version,
    return_version,
    write_version,
)
from coresponder.program.policies.forms.chapters import (
    NewChapterForm,
    SettingsForm,
    TableForm,
    TextForm,
    VersionForm,
)
from coresponder.program.policies.models import ChapterVersion
from coresponder.program.policies.queries.history import readable
from coresponder.program.policies.queries.manual import chapter_seen_by
from coresponder.program.policies.queries.people import owners_of
from coresponder.program.policies.vocabulary import ChapterKind, Side
from coresponder.program.policies.who_does_what import ROLES
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

MANUAL = "policies:manual"


@requires(Permission.MANAGE_POLICIES)
@require_POST
def lay_out(request: SignedInRequest) -> HttpResponse:
    """Make every chapter that is missing, as a template."""
    said = "The chapters are there as templates. Nothing of them is in force before both agencies approve it."
    return deed(request, lambda: lay_out_manual(by=request.user), said=said, to=reverse(MANUAL))


@requires(Permission.MANAGE_POLICIES)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A chapter of one's own."""
    form = NewChapterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_chapter(title=form.cleaned_data["title"], by=request.user)
        except CoresponderError as problem:
            form.add_error("title", str(problem))
        else:
            return redirect("policies:write", made.key)
    return render(request, "policies/add.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.MANAGE_POLICIES)
@require_http_methods(["GET", "POST"])
def settings_of(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Who looks after a chapter, who reads it, what carries it out."""
    chapter = chapter_seen_by(request.user, chapter_key).chapter
    people = {"police_owner": owners_of(Side.LAW_ENFORCEMENT), "health_owner": owners_of(Side.HEALTH)}
    form = SettingsForm(request.POST or None, people=people, initial=SettingsForm.of(chapter))
    if request.method == "POST" and form.is_valid():
        told = ChapterSettings(**form.cleaned_data)
        act = lambda: set_chapter(chapter=chapter, told=told, by=request.user)  # noqa: E731 - read in the next line
        return deed(request, act, said="Saved.", to=reverse("policies:chapter", args=[chapter.key]))
    content = {"form": form, "chapter": chapter}
    return render(request, "policies/settings.html", content, status=422 if form.errors else 200)


@requires(Permission.WRITE_POLICIES)
@require_POST
def begin(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Begin the next version, and go on to write it."""
    chapter = chapter_seen_by(request.user, chapter_key).chapter
    to = reverse("policies:write", args=[chapter.key])
    said = "You write the next version. What is in force stays so until both agencies have approved the new one."
    return deed(request, lambda: begin_version(chapter=chapter, by=request.user), said=said, to=to)


@requires(Permission.WRITE_POLICIES)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """The form of the version that is being written."""
    seen = chapter_seen_by(request.user, chapter_key)
    if seen.begun is None:
        raise Http404
    kind = TableForm if seen.chapter.kind == ChapterKind.WHO_DOES_WHAT else TextForm
    form = kind(request.POST or None, initial=VersionForm.of(seen.begun))
    if request.method == "POST" and form.is_valid():
        return _written(request, form, seen.begun)
    return _page(request, form, seen.begun)


@requires(Permission.WRITE_POLICIES)
@require_POST
def propose(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Hand the draft to both agencies."""
    version = _begun(request, chapter_key)
    said = "Proposed. It comes into force once both agencies have approved it."
    return _answered(request, chapter_key, lambda: propose_version(version=version, by=request.user), said)


@requires(Permission.APPROVE_POLICIES)
@require_POST
def approve(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Approve the proposed text for one's own side."""
    version = _begun(request, chapter_key)
    said = "Approved for your side."
    return _answered(request, chapter_key, lambda: approve_version(version=version, by=request.user), said)


@requires(Permission.APPROVE_POLICIES)
@require_POST
def give_back(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Return the proposed text with a reason."""
    version = _begun(request, chapter_key)
    because = request.POST.get("because", "")
    said = "The text went back to be written again."
    return _answered(
        request, chapter_key, lambda: return_version(version=version, because=because, by=request.user), said
    )


@requires(Permission.WRITE_POLICIES)
@require_POST
def confirm(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Say after a review that the chapter still holds."""
    version = chapter_seen_by(request.user, chapter_key).in_force
    if version is None:
        raise Http404
    said = "Reviewed. The day of the next review stands on the chapter."
    return _answered(request, chapter_key, lambda: confirm_chapter(version=version, by=request.user), said)


def _begun(request: SignedInRequest, chapter_key: str) -> ChapterVersion:
    version = chapter_seen_by(request.user, chapter_key).begun
    if version is None:
        raise Http404
    return version


def _answered(request: SignedInRequest, chapter_key: str, act: Callable[[], object], said: str) -> HttpResponse:
    return deed(request, act, said=said, to=reverse("policies:chapter", args=[chapter_key]))


def _written(request: SignedInRequest, form: VersionForm, version: ChapterVersion) -> HttpResponse:
    told = form.cleaned_data
    try:
        saved = write_version(
            version=version,
            text=form.text,
            seen_edited_at=told["edited_at"],
            reason=told["reason"],
            is_reviewed=told["is_reviewed"],
            must_sign_again=told["must_sign_again"],
            by=request.user,
        )
        if "propose" in request.POST:
            propose_version(version=saved, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        version.refresh_from_db()
        return _page(request, _to_save_over(form, version), version, mine=form.text)
    messages.success(request, "Saved." if "propose" not in request.POST else "Saved, and proposed to both agencies.")
    return redirect("policies:chapter", version.chapter.key)


def _to_save_over(form: VersionForm, version: ChapterVersion) -> VersionForm:
    """The same text, to be saved over what stands there now once the writer has seen it."""
    data = {name: form.data.get(name, "") for name in form.data}
    data["edited_at"] = version.edited_at.isoformat()
    again = type(form)(data, initial=VersionForm.of(version))
    again.is_valid()
    return again


def _page(
    request: SignedInRequest, form: VersionForm, version: ChapterVersion, *, mine: str | None = None
) -> HttpResponse:
    is_conflict = mine is not None and mine.strip() != version.text
    chapter = version.chapter
    pairs = side_by_side(readable(chapter, version.text), readable(chapter, mine or "")) if is_conflict else []
    content = {"form": form, "text_version": version, "pairs": pairs, "roles": ROLES, "is_conflict": is_conflict}
    return render(request, "policies/write.html", content, status=409 if is_conflict else 200)
