"""The certificate of a disposal: as plain data with a fingerprint, and as a tagged PDF of the same."""

from importlib import import_module
from typing import Any

from django.template.loader import render_to_string

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.models import Certificate, DisposalRequest
from coresponder.safeguards.retention.vocabulary import Disposal, ItemState

PDF_VARIANT = "pdf/ua-1"


def certificate_content(request: DisposalRequest, *, carried_out_by: User) -> tuple[dict[str, Any], str]:
    """What the certificate says, and its fingerprint. It names accounts by id and name, and nobody who was served."""
    if request.decided_by is None or request.decided_at is None or request.carried_out_at is None:
        raise ValueError("A disposal is certified after it was approved and carried out.")
    content = {
        "certificate_of": str(request.pk),
        "category": request.category,
        "rule": request.rule,
        "pack": {"name": request.pack, "sha256": request.pack_sha256},
        "triggered_before": request.triggered_before.isoformat(),
        "counts": _counts(request),
        "items_sha256": _fingerprint_of_items(request),
        "asked": _who(request.asked_by) | {"at": request.asked_at.isoformat()},
        "approved": _who(request.decided_by) | {"at": request.decided_at.isoformat()},
        "carried_out": _who(carried_out_by) | {"at": request.carried_out_at.isoformat()},
    }
    return content, content_sha256(content)


def is_unchanged(certificate: Certificate) -> bool:
    """True when the content still has its fingerprint."""
    return content_sha256(certificate.content) == certificate.content_sha256


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as a tagged PDF (PDF/UA-1). UsageError where the library that lays out text is missing."""
    try:
        writer = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise UsageError(
            "pdf_unavailable",
            "The PDF cannot be written, because a library that lays out text (Pango) is missing on this machine.",
            "Install it (Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0), or take the JSON.",
        ) from error
    page = render_to_string("retention/certificate_pdf.html", printed(certificate))
    written: bytes = writer.HTML(string=page, url_fetcher=_no_request).write_pdf(pdf_variant=PDF_VARIANT)
    return written


def printed(certificate: Certificate) -> dict[str, Any]:
    """What the printed certificate shows."""
    content = certificate.content
    category = CATEGORIES.get(content["category"])
    return {
        "certificate": certificate,
        "content": content,
        "category_title": category.title if category else content["category"],
        "disposal": Disposal(content["rule"]["disposal"]).label,
        "counts": [(ItemState(state).label, number) for state, number in content["counts"]["items"].items()],
    }


def _counts(request: DisposalRequest) -> dict[str, Any]:
    items = dict.fromkeys((state.value for state in ItemState if state != ItemState.WAITING), 0)
    records = 0
    for state, number in request.items.values_list("state", "records"):
        items[state] += 1
        records += number if state == ItemState.DISPOSED else 0
    return {"items": items, "records_disposed_of": records}


def _fingerprint_of_items(request: DisposalRequest) -> str:
    """One hash over every item and what became of it, so that the list cannot be changed without the certificate."""
    return content_sha256([list(each) for each in request.items.order_by("item_id").values_list("item_id", "state")])


def _who(user: User) -> dict[str, Any]:
    return {"account": user.pk, "name": user.display_name, "role": user.role}


def _no_request(url: str, *arguments: Any, **options: Any) -> dict[str, Any]:
    """Nothing in a certificate lives elsewhere, so nothing may be fetched."""
    raise ValueError("A certificate asks for nothing from outside.")
