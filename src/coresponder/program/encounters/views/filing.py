"""What a phone sends: one part, as frozen bytes. It lets go of them only when its own id and hash come back."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coresponder.formats.encounter import FilingRefused
from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.actions.filing import Address, Filed, file_part
from coresponder.program.encounters.vocabulary import Way
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Denied, Permission, requires

SIGN_IN = "Nothing was filed, because nobody is signed in. Sign in; the record stays on the phone until then."
View = Callable[..., HttpResponseBase]


def answering_401(view: View) -> View:
    """Say 401 to a program that is not signed in, instead of leading it to a page for people."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return JsonResponse({"code": "not_signed_in", "sentence": SIGN_IN}, status=401)
        return view(request, *args, **kwargs)

    return asked


@answering_401
@requires(Permission.WRITE_ENCOUNTERS)
@never_cache
@require_http_methods(["PUT", "POST"])
def filing(request: SignedInRequest, encounter_id: UUID, part: str, record_id: UUID) -> HttpResponse:
    """File one part: 201 new, 200 there already, 409 kept beside another copy, 422 to be mended and nothing stored."""
    try:
        _check_hash(request)
        address = Address(encounter=encounter_id, part=part, record=record_id)
        filed = file_part(body=request.body, by=request.user, way=Way.PHONE, sent_at=_sent_at(request), address=address)
    except FilingRefused as problem:
        return _refused(problem)
    except Denied as denied:
        if denied.is_for_a_stranger:
            raise
        return JsonResponse({"code": denied.code, "sentence": denied.sentence}, status=403)
    except CoresponderError as problem:
        return _refused(FilingRefused(problem.code, problem.sentence, problem.next_step))
    return _answer(filed)


def _check_hash(request: HttpRequest) -> None:
    """The bytes are those that were hashed."""
    if hashlib.sha256(request.body).hexdigest() != request.headers.get("X-Content-SHA256", "").lower():
        raise FilingRefused("hash", "The record did not arrive as it was sent.", "It is sent again by itself.")


def _answer(filed: Filed) -> HttpResponse:
    found = filed.filing
    said: dict[str, Any] = {"id": str(found.record_id), "sha256": found.sha256}
    at = timezone.localtime(found.received_at)
    if filed.is_kept_beside:
        sentence = "Both copies are kept, because the part was there already. Somebody chooses between them at a desk."
        return JsonResponse(said | {"code": "kept_both", "sentence": sentence, "filed": at.isoformat()}, status=409)
    said |= {
        "sentence": f"Filed at {at:%H:%M} {at:%Z}.",
        "filed": at.isoformat(),
        "next_steps": [{"code": each.code, "sentence": each.sentence} for each in filed.next_steps],
        "took": max(0, round((found.filed_at - found.started_at).total_seconds())),
    }
    return JsonResponse(said, status=201 if filed.is_new else 200)


def _refused(problem: FilingRefused) -> HttpResponse:
    problems = [{"element": each.element, "code": each.code, "sentence": each.sentence} for each in problem.problems]
    return JsonResponse({"code": problem.code, "sentence": str(problem), "problems": problems}, status=422)


def _sent_at(request: HttpRequest) -> datetime | None:
    """What the phone's clock showed when it sent; None where it did not say, or said it without an offset."""
    try:
        found = parse_datetime(request.headers.get("X-Sent-At", ""))
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
