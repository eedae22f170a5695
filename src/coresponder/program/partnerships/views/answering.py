"""What a view answers after a deed, and the page that a small form stands on."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest


def deed(request: SignedInRequest, act: Callable[[], Any], said: str, to: str, *more: Any) -> HttpResponse:
    """Do it and say so, or say what stands against it; back to the page `to` either way."""
    try:
        act()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(to, *more)


def form_page(
    request: SignedInRequest,
    form: forms.Form,
    *,
    title: str,
    lead: str,
    button: str,
    back: str,
    back_words: str,
    act: Callable[[], Any],
    said: str,
    to: Callable[[], str] | None = None,
    above: str = "",
    template: str = "partnerships/form_page.html",
) -> HttpResponse:
    """A page with one form: show it, or do what it asks and go back. A later app has a `template` of its own for it."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, said)
            return redirect(to() if to else back)
    content = {
        "form": form,
        "title": title,
        "lead": lead,
        "button": button,
        "back": back,
        "back_words": back_words,
        "above": above,
        "here": request.path,
    }
    return render(request, template, content, status=422 if form.errors else 200)
