"""What every view that changes something does around its action: say that it worked, or why not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest


def done(request: SignedInRequest, action: Callable[..., Any], said: str, **arguments: Any) -> bool:
    """Carry an action out as the person who asks, and leave a message either way."""
    try:
        action(by=request.user, **arguments)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return False
    messages.success(request, said)
    return True


def filled_in(form: Form, action: Callable[..., Any], **arguments: Any) -> Any:
    """Carry an action out with what the form holds; what the action refuses becomes the form's. None: not done."""
    if not form.is_valid():
        return None
    try:
        return action(**form.cleaned_data, **arguments)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return None
