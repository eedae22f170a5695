"""The services for a phone that has a line, so that what it shows is as new as it can be."""

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.needs.field_services import services_for
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.WRITE_ENCOUNTERS)
@never_cache
@require_GET
def services(request: SignedInRequest) -> JsonResponse:
    """The same table that goes along in the kit."""
    return JsonResponse(services_for(request.user, timezone.now()))
