"""How a button answers: back to the agreement, with the sentence that says what was done or why not."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.models import Agreement


def answer(request: SignedInRequest, agreement_id: UUID, deed: Callable[[], Agreement], said: str) -> HttpResponse:
    """Do it, say so, and show the agreement as it then is."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("agreements:agreement", agreement_id)
