"""The log of changes in recording."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.extracts.actions.changes import note_change, withdraw_change
from coresponder.program.extracts.forms import ChangeForm
from coresponder.program.extracts.queries.releases import changes_for
from coresponder.program.extracts.vocabulary import Change, Direction
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_MEASURES)
@require_GET
@never_cache
def changes(request: SignedInRequest) -> HttpResponse:
    """What changed in recording, the newest day first."""
    may_note = may(request.user, Permission.NOTE_RECORDING_CHANGES)
    return render(request, "extracts/changes.html", {"rows": list(changes_for(request.user)), "may_note": may_note})


@requires(Permission.NOTE_RECORDING_CHANGES)
@require_http_methods(["GET", "POST"])
def note(request: SignedInRequest) -> HttpResponse:
    """Note one."""
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        table, _, column = told["affects"].partition(".")
        note_change(
            since_on=told["since_on"], kind=Change(told["kind"]), what=told["what"], table_name=table,
            column_name=column, direction=Direction(told["direction"]), by=request.user,
        )  # fmt: skip
        messages.success(request, "Noted. It is in every data set that is made from now on.")
        return redirect("extracts:changes")
    return render(request, "extracts/note.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.NOTE_RECORDING_CHANGES)
@require_POST
def withdraw(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    """Take one back that was noted by mistake."""
    found = get_object_or_404(changes_for(request.user), pk=change_id)
    try:
        withdraw_change(change=found, by=request.user)
        messages.success(request, "Withdrawn. Data sets as of a moment before still have it.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("extracts:changes")
