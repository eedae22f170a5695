"""The question card of one call."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.call_taking.actions.answering import record_answers
from coresponder.program.call_taking.forms.card import CardForm
from coresponder.program.call_taking.queries.cards import Card, card_for
from coresponder.program.calls.queries.live import call_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.ENTER_CALLS)
@require_http_methods(["GET", "POST"])
@never_cache
@transaction.atomic
def card(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """What to ask next, and what was answered."""
    found = card_for(request.user, call_seen_by(request.user, call_id))
    form = CardForm(request.POST or None, asked=found.asked, initial={"seen_version": found.call.version})
    if request.method == "POST" and form.is_valid() and _records(request, found, form):
        return redirect("call_taking:card", call_id)
    return render(request, "call_taking/card.html", {"card": found, "form": form}, status=422 if form.errors else 200)


def _records(request: SignedInRequest, found: Card, form: CardForm) -> bool:
    try:
        record_answers(call=found.call, said=form.said, seen_version=form.cleaned_data["seen_version"], by=request.user)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, "Written down, and judged anew.")
    return True
