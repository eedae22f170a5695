"""Where calls come from, for the coordinator."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.actions.feeds import change_feed, rotate_secret, set_up_feed
from coresponder.program.calls.forms.feeds import FeedForm
from coresponder.program.calls.queries.feeds import (
    feed_seen_by,
    feeds_seen_by,
    is_silent,
    recently_refused,
    silent_since,
)
from coresponder.program.calls.signing import FEED_HEADER, SIGNATURE_HEADER, TIME_HEADER
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, recently_proven, requires

MANAGE = requires(Permission.MANAGE_FEEDS)
TAKEN = "A feed with this name or this folder is there already."


@MANAGE
@require_GET
def feeds(request: SignedInRequest) -> HttpResponse:
    """Every feed: when it was last heard, and whether it is silent."""
    now = timezone.now()
    lines = [
        {"feed": feed, "is_silent": is_silent(feed, at=now), "since": silent_since(feed)}
        for feed in feeds_seen_by(request.user)
    ]
    return render(request, "calls/live/feeds.html", {"lines": lines})


@MANAGE
@require_http_methods(["GET", "POST"])
def new_feed(request: SignedInRequest) -> HttpResponse:
    """Set up another feed."""
    form = FeedForm(request.POST or None, initial={"time_zone": timezone.get_current_timezone_name()})
    if request.method == "POST" and form.is_valid():
        try:
            made = set_up_feed(by=request.user, **form.told)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        except IntegrityError:
            form.add_error("name", TAKEN)
        else:
            messages.success(request, "The feed is set up. For a push, give it a secret.")
            return redirect("live_calls:feed", made.pk)
    return render(request, "calls/live/new_feed.html", {"form": form}, status=422 if form.errors else 200)


@MANAGE
@require_http_methods(["GET", "POST"])
def feed(request: SignedInRequest, feed_id: UUID) -> HttpResponse:
    """One feed: how it is read, what it handed over, what was refused."""
    found = feed_seen_by(request.user, feed_id)
    form = FeedForm(request.POST or None, feed=found, initial=FeedForm.of(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_feed(feed=found, changes=form.told, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        except IntegrityError:
            form.add_error("name", TAKEN)
        else:
            messages.success(request, "Saved.")
            return redirect("live_calls:feed", found.pk)
    content = {
        "feed": found,
        "form": form,
        "is_silent": is_silent(found, at=timezone.now()),
        "since": silent_since(found),
        "refused": recently_refused(request.user, found),
        "address": _push_address(request),
    }
    return render(request, "calls/live/feed.html", content, status=422 if form.errors else 200)


@MANAGE
@recently_proven
@never_cache
@require_POST
def new_secret(request: SignedInRequest, feed_id: UUID) -> HttpResponse:
    """A new secret, shown this once."""
    found = feed_seen_by(request.user, feed_id)
    try:
        found, secret = rotate_secret(feed=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("live_calls:feed", found.pk)
    headers = {"feed": FEED_HEADER, "time": TIME_HEADER, "signature": SIGNATURE_HEADER}
    content = {"feed": found, "secret": secret, "address": _push_address(request), "headers": headers}
    return render(request, "calls/live/secret.html", content)


def _push_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("api:push_document"))
