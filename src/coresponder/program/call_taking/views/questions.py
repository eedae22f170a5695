"""The questions in their order, and writing them: every change is a version of its own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.call_taking.actions.questions import save_questions
from coresponder.program.call_taking.bank import FORMAT
from coresponder.program.call_taking.forms.questions import QuestionForm
from coresponder.program.call_taking.models import QuestionBank
from coresponder.program.call_taking.queries.cards import banks, newest_bank
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

Questions = list[dict[str, Any]]
WRITE = requires(Permission.WRITE_CRITERIA)


@requires(Permission.VIEW_CRITERIA)
@require_GET
def questions(request: SignedInRequest) -> HttpResponse:
    """What call-takers are given to ask, in order."""
    kept = banks(request.user)
    content = {
        "bank": kept[0] if kept else None,
        "questions": kept[0].questions if kept else (),
        "banks": kept,
        "may_write": may(request.user, Permission.WRITE_CRITERIA),
    }
    return render(request, "call_taking/questions.html", content)


@WRITE
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A question at the end."""
    return _question_page(request, {}, lambda listed, told: [*listed, told])


@WRITE
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, question_key: str) -> HttpResponse:
    """A question that there is."""
    place = _place(question_key)
    shown = _listed()[place]
    return _question_page(request, shown, lambda listed, told: [*listed[:place], told, *listed[place + 1 :]])


@WRITE
@require_POST
def move(request: SignedInRequest, question_key: str) -> HttpResponse:
    """Let a question change places with its neighbor."""
    listed, place = _listed(), _place(question_key)
    to = max(0, min(len(listed) - 1, place + (-1 if request.POST.get("to") == "up" else 1)))
    listed[place], listed[to] = listed[to], listed[place]
    return _done(request, listed, "Moved.")


@WRITE
@require_POST
def remove(request: SignedInRequest, question_key: str) -> HttpResponse:
    """Ask it no longer. Answers to it stay."""
    place = _place(question_key)
    listed = _listed()
    return _done(request, [*listed[:place], *listed[place + 1 :]], "It is asked no longer. Answers to it stay.")


@WRITE
@require_POST
def bring_back(request: SignedInRequest, bank_number: int) -> HttpResponse:
    """Ask the questions of an earlier version again."""
    earlier = get_object_or_404(QuestionBank, number=bank_number)
    return _done(request, earlier.content["questions"], f"The questions are those of version {bank_number} again.")


def _question_page(
    request: SignedInRequest, shown: dict[str, Any], change: Callable[[Questions, dict[str, Any]], Questions]
) -> HttpResponse:
    form = QuestionForm(request.POST or None, initial=QuestionForm.of(shown) if shown else None)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, change(_listed(), form.told))
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved. It is asked like this from now on.")
            return redirect("call_taking:questions")
    content = {"form": form, "question": shown}
    return render(request, "call_taking/question.html", content, status=422 if form.errors else 200)


def _done(request: SignedInRequest, listed: Questions, said: str) -> HttpResponse:
    try:
        _save(request, listed)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("call_taking:questions")


def _save(request: SignedInRequest, listed: Questions) -> None:
    bank = newest_bank()
    content = {"format": FORMAT, "questions": listed}
    save_questions(content=content, seen_number=bank.number if bank else 0, by=request.user)


def _listed() -> Questions:
    bank = newest_bank()
    return list(bank.content["questions"]) if bank else []


def _place(key: str) -> int:
    place = next((place for place, each in enumerate(_listed()) if each["key"] == key), None)
    if place is None:
        raise Http404
    return place
