"""The register of instruments, and the page of one: whose it is, what it may be used for, who uses it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.formats.instruments import Pack, shipped_pack
from coresponder.kernel.errors import CoresponderError
from coresponder.program.screenings.actions.instruments import (
    put_in_use,
    record_permission,
    take_out_of_use,
    withdraw_permission,
)
from coresponder.program.screenings.forms.instruments import AgencyForm, PermissionForm, TextForm
from coresponder.program.screenings.queries.instruments import at_agencies, register_rows, screening_agencies
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.permissions.step_up import recently_proven


@requires(Permission.VIEW_INSTRUMENTS)
@require_GET
def register(request: SignedInRequest) -> HttpResponse:
    """Every instrument, with what its owner allows and who uses it."""
    return render(request, "screenings/instruments.html", {"rows": register_rows()})


@requires(Permission.VIEW_INSTRUMENTS)
@require_GET
def instrument(request: SignedInRequest, instrument_key: str) -> HttpResponse:
    """One instrument."""
    pack = _pack(instrument_key)
    may_manage = may(request.user, Permission.MANAGE_INSTRUMENTS)
    agencies = screening_agencies()
    content = {
        "pack": pack,
        "roles": sorted(role_of(each).display_name for each in pack.roles),
        "at_agencies": at_agencies(instrument_key),
        "may_manage": may_manage,
        "use_form": AgencyForm(agencies=agencies, auto_id="use_%s"),
        "permission_form": PermissionForm(agencies=agencies, auto_id="permission_%s"),
        "text_form": TextForm(agencies=agencies, auto_id="text_%s"),
    }
    return render(request, "screenings/instrument.html", content)


@requires(Permission.MANAGE_INSTRUMENTS)
@recently_proven
@require_POST
def use(request: SignedInRequest, instrument_key: str) -> HttpResponse:
    """An agency uses it as it is shipped."""
    return _done(
        request,
        instrument_key,
        AgencyForm,
        lambda form: put_in_use(agency=form.chosen, key=instrument_key, by=request.user),
        "It is in use.",
    )


@requires(Permission.MANAGE_INSTRUMENTS)
@recently_proven
@require_POST
def stop(request: SignedInRequest, instrument_key: str) -> HttpResponse:
    """An agency uses it no more."""
    return _done(
        request,
        instrument_key,
        AgencyForm,
        lambda form: take_out_of_use(agency=form.chosen, key=instrument_key, by=request.user),
        "It is not in use any more. What was recorded with it stays.",
    )


@requires(Permission.MANAGE_INSTRUMENTS)
@recently_proven
@require_POST
def permission(request: SignedInRequest, instrument_key: str) -> HttpResponse:
    """The owner allows an agency to use the text."""
    return _done(
        request,
        instrument_key,
        PermissionForm,
        lambda form: record_permission(
            agency=form.chosen,
            key=instrument_key,
            evidence=form.cleaned_data["evidence"],
            granted_on=form.cleaned_data["granted_on"],
            ends_on=form.cleaned_data["ends_on"],
            by=request.user,
        ),
        "The permission is on file. Now the text can be added.",
    )


@requires(Permission.MANAGE_INSTRUMENTS)
@recently_proven
@require_POST
def end_permission(request: SignedInRequest, instrument_key: str) -> HttpResponse:
    """The owner allows it no more."""
    return _done(
        request,
        instrument_key,
        AgencyForm,
        lambda form: withdraw_permission(agency=form.chosen, key=instrument_key, by=request.user),
        "The permission has ended. A text that rests on it is not used any more.",
    )


@requires(Permission.MANAGE_INSTRUMENTS)
@recently_proven
@require_POST
def own_text(request: SignedInRequest, instrument_key: str) -> HttpResponse:
    """Add the text that the owner lets an agency use."""
    pack = _pack(instrument_key)
    return _done(
        request,
        instrument_key,
        TextForm,
        lambda form: put_in_use(agency=form.chosen, key=instrument_key, own_text=form.content(pack), by=request.user),
        "The text is in use.",
    )


def _pack(key: str) -> Pack:
    try:
        return shipped_pack(key)
    except KeyError as error:
        raise Http404 from error


def _done(
    request: SignedInRequest, key: str, kind: type[Any], deed: Callable[[Any], object], said: str
) -> HttpResponse:
    """Do what the form asks for, say so or say why not, and go back to the instrument."""
    _pack(key)
    form = kind(request.POST, request.FILES, agencies=screening_agencies())
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return redirect("screenings:instrument", key)
    try:
        deed(form)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("screenings:instrument", key)
