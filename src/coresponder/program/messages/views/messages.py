"""The list of messages that went out or are to, for the coordinator."""

from uuid import UUID

from django.contrib import messages as said
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import StateError
from coresponder.program.messages.actions.looking_after import stop_message, try_now
from coresponder.program.messages.queries.messages import counts_by_state, messages_for
from coresponder.program.messages.sending.delivering import is_set_up
from coresponder.program.messages.vocabulary import Channel, MessageState
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

ON_A_PAGE = 50


@requires(Permission.LOOK_AFTER_MESSAGES)
@require_GET
@never_cache
def messages_out(request: SignedInRequest) -> HttpResponse:
    """Every message: what kind, to whom in a form that does not tell, how far, and what went wrong."""
    state = request.GET.get("state", "")
    counts = counts_by_state(request.user)
    rows = Paginator(messages_for(request.user, state=state), ON_A_PAGE).get_page(request.GET.get("page"))
    content = {
        "rows": rows,
        "state": state if state in MessageState.values else "",
        "counts": [(each.value, each.label, counts.get(each, 0)) for each in MessageState],
        "all": sum(counts.values()),
        "missing": [each.label for each in Channel if not is_set_up(each)],
    }
    return render(request, "messages/messages_out.html", content)


@requires(Permission.LOOK_AFTER_MESSAGES)
@require_POST
def stop(request: SignedInRequest, message_id: UUID) -> HttpResponse:
    """Stop one that waits."""
    message = get_object_or_404(messages_for(request.user), pk=message_id)
    try:
        stop_message(message=message, by=request.user)
        said.success(request, "Stopped. Its words are gone; whoever needs it sends a new one.")
    except StateError as problem:
        said.error(request, str(problem))
    return redirect("messages:messages_out")


@requires(Permission.LOOK_AFTER_MESSAGES)
@require_POST
def hurry(request: SignedInRequest, message_id: UUID) -> HttpResponse:
    """Try one that waits at once."""
    message = get_object_or_404(messages_for(request.user), pk=message_id)
    try:
        try_now(message=message, by=request.user)
        said.success(request, "It is tried again now.")
    except StateError as problem:
        said.error(request, str(problem))
    return redirect("messages:messages_out")
