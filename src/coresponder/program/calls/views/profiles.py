"""Saved profiles as files, to keep or to share."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from coresponder.formats.cad.profile import to_toml
from coresponder.program.calls.models import SavedProfile
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_CALL_EXPORTS)
@require_GET
def profile_toml(request: SignedInRequest, profile_id: int) -> HttpResponse:
    """One version of a profile as TOML."""
    saved = get_object_or_404(SavedProfile, pk=profile_id)
    response = HttpResponse(to_toml(saved.profile), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{saved.name}-{saved.version}.toml"'
    return response
