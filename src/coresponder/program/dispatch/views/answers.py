"""Doing something and saying so, or why not."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from coresponder.kernel.errors import CoresponderError, StateError


def done(request: HttpRequest, deed: Callable[[], object], *, said: str, to: str) -> HttpResponse:
    """Do it, say so or say why not, and go on to `to`, or back to the page of ours that the form names in `next`."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        if said:
            messages.success(request, said)
    return HttpResponseRedirect(_back_to(request, to))


def refusal(problem: CoresponderError) -> JsonResponse:
    """Why a program's entry was not taken, in a form that a program reads."""
    status = 409 if isinstance(problem, StateError) else 422
    return JsonResponse({"code": problem.code, "sentence": str(problem)}, status=status)


def unreadable(sentence: str) -> JsonResponse:
    """The entry cannot be read at all."""
    return JsonResponse({"code": "unreadable", "sentence": sentence}, status=422)


def _back_to(request: HttpRequest, usual: str) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted.startswith("/") and is_ours else usual
