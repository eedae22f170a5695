"""After-action reviews and the actions that came of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.views.answering import deed
from coresponder.program.policies.actions.learning import (
    WhatHappened,
    agree_on_improvement,
    close_review,
    finish_improvement,
    write_review,
)
from coresponder.program.policies.forms.learning import AfterActionForm, DoneForm, ImprovementForm
from coresponder.program.policies.models import AfterAction, Improvement
from coresponder.program.policies.queries.learning import (
    counts_by_kind,
    improvements,
    review_seen_by,
    reviews_seen_by,
)
from coresponder.program.policies.vocabulary import CameOf
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.WRITE_AFTER_ACTIONS)
@require_GET
def after_actions(request: SignedInRequest) -> HttpResponse:
    """Every review, newest first."""
    content = {"reviews": reviews_seen_by(request.user), "counts": counts_by_kind()}
    return render(request, "policies/after_actions.html", content)


@requires(Permission.WRITE_AFTER_ACTIONS)
@require_http_methods(["GET", "POST"])
def begin_after_action(request: SignedInRequest) -> HttpResponse:
    """Look back at something."""
    return _form_page(request, None)


@requires(Permission.WRITE_AFTER_ACTIONS)
@require_http_methods(["GET", "POST"])
def write_after_action(request: SignedInRequest, after_action_id: UUID) -> HttpResponse:
    """Write a review anew while it is open."""
    return _form_page(request, review_seen_by(request.user, after_action_id))


@requires(Permission.WRITE_AFTER_ACTIONS)
@require_GET
def after_action(request: SignedInRequest, after_action_id: UUID) -> HttpResponse:
    """One review, with its chapters and its actions."""
    review = review_seen_by(request.user, after_action_id)
    content = {
        "review": review,
        "actions": improvements(request.user).filter(about=review.pk),
        "form": ImprovementForm(),
        "today": timezone.localdate(),
    }
    return render(request, "policies/after_action.html", content)


@requires(Permission.WRITE_AFTER_ACTIONS)
@require_POST
def agree(request: SignedInRequest, after_action_id: UUID) -> HttpResponse:
    """Agree on an action that comes of a review."""
    review = review_seen_by(request.user, after_action_id)
    form = ImprovementForm(request.POST)
    if not form.is_valid():
        content = {
            "review": review,
            "actions": improvements(request.user).filter(about=review.pk),
            "form": form,
            "today": timezone.localdate(),
        }
        return render(request, "policies/after_action.html", content, status=422)
    return deed(
        request,
        lambda: agree_on_improvement(
            **form.cleaned_data,
            came_of=CameOf.AFTER_ACTION,
            about=review.pk,
            chapter=review.chapters.first(),
            by=request.user,
        ),
        said="Agreed. It stands on the owner’s first page until it is done.",
        to=reverse("policies:after_action", args=[review.pk]),
    )


@requires(Permission.WRITE_AFTER_ACTIONS)
@require_POST
def close(request: SignedInRequest, after_action_id: UUID) -> HttpResponse:
    """Close a review that has led somewhere."""
    review = review_seen_by(request.user, after_action_id)
    to = reverse("policies:after_action", args=[review.pk])
    return deed(request, lambda: close_review(review=review, by=request.user), said="Closed.", to=to)


@requires(Permission.VIEW_POLICIES)
@require_GET
def actions(request: SignedInRequest) -> HttpResponse:
    """Every action for improvement, open ones first."""
    content = {"actions": improvements(request.user), "form": DoneForm(), "today": timezone.localdate()}
    return render(request, "policies/improvements.html", content)


@requires(Permission.VIEW_POLICIES)
@require_POST
def finish(request: SignedInRequest, improvement_id: UUID) -> HttpResponse:
    """Say that an action is done."""
    improvement = get_object_or_404(Improvement, pk=improvement_id)
    note = request.POST.get("note", "")
    act = lambda: finish_improvement(improvement=improvement, note=note, by=request.user)  # noqa: E731 - one line more
    return deed(request, act, said="Done.", to=reverse("policies:improvements"))


def _form_page(request: SignedInRequest, review: AfterAction | None) -> HttpResponse:
    form = AfterActionForm(request.POST or None, initial=AfterActionForm.of(review) if review else {})
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        chapters = list(told.pop("chapters"))
        try:
            saved = write_review(told=WhatHappened(**told), chapters=chapters, by=request.user, review=review)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("policies:after_action", saved.pk)
    content = {"form": form, "review": review}
    return render(request, "policies/write_after_action.html", content, status=422 if form.errors else 200)
