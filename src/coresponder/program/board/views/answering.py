"""How a deed of the board answers: the page's script gets a sentence, a browser without it goes back to the board."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from coresponder.kernel.errors import CoresponderError, UsageError
from coresponder.program.dispatch.models import Assignment
from coresponder.safeguards.accounts.requests import SignedInRequest

# The script of the board sends this with everything.
HEADER = "X-Board"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was done, in a sentence; the address that takes it back within eight seconds; the page to go on to."""

    said: str = ""
    undo: str = ""
    open: str = ""


def is_by_script(request: SignedInRequest) -> bool:
    """Whether the script of the board asks."""
    return request.headers.get(HEADER) == "1"


def done(request: SignedInRequest, deed: Callable[[], Said]) -> HttpResponse:
    """Do it and say what was done; or say why not."""
    try:
        answer = deed()
    except CoresponderError as problem:
        return _refused(request, str(problem))
    if is_by_script(request):
        return JsonResponse(asdict(answer))
    if answer.said:
        messages.success(request, answer.said)
    return redirect(answer.open or "board:board")


def chosen(form: forms.Form) -> dict[str, Any]:
    """What a form holds; UsageError that names the field where it holds something else."""
    if not form.is_valid():
        names = ", ".join(name.replace("_", " ") for name in form.errors)
        raise UsageError("not_chosen", f"Choose one of the answers for: {names}.", "Nothing was changed.")
    return form.cleaned_data


def undo_of(assignment: Assignment) -> str:
    """The address that takes the last step of an assignment back."""
    return reverse("board:undo", args=[assignment.pk])


def _refused(request: SignedInRequest, sentence: str) -> HttpResponse:
    if is_by_script(request):
        return JsonResponse({"problem": sentence}, status=409)
    messages.error(request, sentence)
    return redirect("board:board")
