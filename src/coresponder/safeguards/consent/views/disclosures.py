"""The ledger about one person: on a page, and as files for the person's right to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.consent.actions.ledger import hand_out_ledger, read_ledger
from coresponder.safeguards.consent.describing import class_words, opened_by_words, purpose_words
from coresponder.safeguards.consent.forms import LedgerFilterForm
from coresponder.safeguards.consent.ledger_files import ENDINGS, FILE_NAMES, ledger_notice
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.consent.persons import page_of
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.permissions.step_up import recently_proven

LINES_PER_PAGE = 100


@requires(Permission.VIEW_DISCLOSURES)
@never_cache
@require_GET
def disclosures(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Who was shown what about the person, newest first."""
    form = LedgerFilterForm(request.GET)
    lines = read_ledger(person_id=person_id, wanted=form.wanted(), by=request.user)
    page = Paginator(lines, LINES_PER_PAGE).get_page(request.GET.get("page"))
    content = {
        "person_id": person_id,
        "person_page": page_of(person_id),
        "filter": form,
        "page": page,
        "lines": [_line(line) for line in page.object_list],
        "part_2": ledger_notice(lines),
        "query": request.GET.urlencode(),
    }
    return render(request, "consent/disclosures.html", content)


@requires(Permission.VIEW_DISCLOSURES)
@recently_proven
@never_cache
@require_GET
def file(request: SignedInRequest, person_id: UUID, file_name: str) -> HttpResponse:
    """One of the files, as a download; who took it is written down."""
    if file_name not in FILE_NAMES:
        raise Http404
    filters = LedgerFilterForm(request.GET).wanted()
    try:
        content = hand_out_ledger(person_id=person_id, filters=filters, file_name=file_name, by=request.user)
    except UsageError as problem:
        messages.error(request, str(problem))
        return redirect("consent:disclosures", person_id)
    return _download(file_name, content)


def _download(file_name: str, content: bytes) -> HttpResponse:
    stem, _, ending = file_name.partition(".")
    named = f"disclosures-{stem}-{timezone.localdate().isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{named}"'}
    return HttpResponse(content, content_type=ENDINGS[ending], headers=headers)


def _line(line: Disclosure) -> dict[str, Any]:
    return {
        "line": line,
        "classes": class_words(line.data_classes),
        "purpose": purpose_words([line.purpose]),
        "opened_by": opened_by_words(line),
    }
