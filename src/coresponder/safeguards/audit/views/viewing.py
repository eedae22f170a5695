"""Looking at the program as another account sees it: choosing, beginning, stopping."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit import viewing
from coresponder.safeguards.audit.actions.viewing import start_viewing
from coresponder.safeguards.audit.forms.viewing import LookAsForm
from coresponder.safeguards.permissions import Permission, recently_proven, requires


@requires(Permission.VIEW_AS_ANOTHER)
@recently_proven
@require_http_methods(["GET", "POST"])
def look_as(request: SignedInRequest) -> HttpResponse:
    """Choose an account, and see the home page as it stands there."""
    form = LookAsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        account = form.chosen()
        start_viewing(account=account, by=request.user)
        viewing.begin(request.session, account)
        return redirect("web:home")
    content = {"form": form, "minutes": viewing.MINUTES}
    return render(request, "audit/look_as.html", content, status=422 if form.errors else 200)


@requires(Permission.VIEW_AS_ANOTHER)
@require_POST
def stop_looking(request: SignedInRequest) -> HttpResponse:
    """See one's own pages again."""
    viewing.end(request.session, how="stopped", by=cast(viewing.RequestLookingAs, request).real_user)  # type: ignore[arg-type]  # signed in
    messages.success(request, "You see your own pages again.")
    return redirect("audit:look_as")
