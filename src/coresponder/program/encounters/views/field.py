"""The field page: its frame, which holds nothing of anybody, who is signed in, and tonight's kit."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.dispatch.views.offline import worker_of
from coresponder.program.encounters import field_kit
from coresponder.program.encounters.queries.kit import tonight
from coresponder.program.encounters.queries.kit_parts import filed_parts
from coresponder.program.encounters.queries.kit_whole import whole_kit
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, public, requires
from coresponder.safeguards.staff.sessions import note_use

FIELD = "encounters:field"
MODULES = (
    "field",
    "answers",
    "drafts",
    "filing",
    "form",
    "ids",
    "kit",
    "made",
    "receipt",
    "sections",
    "theme",
    "tonight",
    "vault",
    "writing",
)
SHARED = ("dispatch/asking.mjs", "dispatch/database.mjs")
FILES = (
    "web/tokens.css",
    "web/mark.svg",
    "encounters/field.css",
    "encounters/night.js",
    "encounters/field.webmanifest",
    *(f"encounters/{name}.mjs" for name in MODULES),
    *SHARED,
)


@requires(Permission.WRITE_ENCOUNTERS)
@never_cache
@require_GET
def field(request: SignedInRequest) -> HttpResponse:
    """The page. What is on it comes from the kit, and from what the phone keeps."""
    return render(request, "encounters/field/page.html", _frame())


@public("the field page's frame, with nothing of anybody in it, for when there is no line")
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The same page, kept by the phone."""
    return render(request, "encounters/field/page.html", _frame())


@public("a script without anything of anybody")
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, which keeps the frame so that the page opens without a line."""
    files = [*FILES, *(file for section in field_kit.sections() for file in section.files)]
    shell_address, scope = reverse("encounters:field_shell"), reverse(FIELD)
    return worker_of(request, name="field", scope=scope, shell=shell_address, files=files)


@requires(Permission.WRITE_ENCOUNTERS)
@never_cache
@require_GET
@transaction.atomic
def state(request: SignedInRequest) -> JsonResponse:
    """Who is signed in, a token for sending, the program's clock, and how far each part of the calls is.

    A phone asks this by itself; that alone keeps no session open. With `used=1` somebody has tapped since it asked.
    """
    if request.GET.get("used") == "1":
        note_use(request.session)
    now = timezone.now()
    found = tonight(request.user, now)
    return JsonResponse(
        {
            "account": request.user.pk,
            "token": get_token(request),
            "now": now.isoformat(),
            "kit_version": found.version,
            "filed": filed_parts(found.assignments, request.user),
        }
    )


@requires(Permission.WRITE_ENCOUNTERS)
@never_cache
@require_GET
@transaction.atomic
def kit(request: SignedInRequest) -> JsonResponse:
    """Everything for the shift, with the audit events of what was read."""
    return JsonResponse(whole_kit(request.user, timezone.now()))


def _frame() -> dict[str, Any]:
    sections = field_kit.sections()
    modules = [
        {"name": each.name, "part": each.part, "step": each.step, "module": static(each.module)} for each in sections
    ]
    return {"sections": sections, "modules": json.dumps(modules)}
