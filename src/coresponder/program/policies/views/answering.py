"""How a deed of somebody is answered: done and said, or refused with the sentence that says what to do."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from coresponder.kernel.errors import CoresponderError


def done(request: HttpRequest, deed: Callable[[], object], *, said: str, to: str) -> HttpResponse:
    """Carry it out and lead on; a refusal stands on the page that follows."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(to)
