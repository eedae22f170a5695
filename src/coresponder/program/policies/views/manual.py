"""The manual, one chapter, its versions and its history, and the whole as a paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.formats.documents import Paper, docx_of, pdf_of
from coresponder.program.policies.forms.chapters import ReasonForm
from coresponder.program.policies.queries.history import changes_of, compared, sentences_of, version_before
from coresponder.program.policies.queries.learning import came_from_reviews
from coresponder.program.policies.queries.manual import (
    chapter_seen_by,
    paper_of,
    screens_of,
    version_seen_by,
)
from coresponder.program.policies.queries.manual import (
    manual as chapters_of_manual,
)
from coresponder.program.policies.queries.people import names_of_partners
from coresponder.program.policies.queries.reading import signed_chapters, to_read
from coresponder.program.policies.queries.who_does_what import table_in_force
from coresponder.program.policies.rules import side_of
from coresponder.program.policies.who_does_what import ROLES, read
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@requires(Permission.VIEW_POLICIES)
@require_GET
def manual(request: SignedInRequest) -> HttpResponse:
    """Every chapter with how far it is."""
    content = {
        "chapters": chapters_of_manual(request.user),
        "to_read": to_read(request.user),
        "today": timezone.localdate(),
        "may_manage": may(request.user, Permission.MANAGE_POLICIES),
    }
    return render(request, "policies/manual.html", content)


@requires(Permission.VIEW_POLICIES)
@require_GET
def chapter(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """One chapter: what it says, who looks after it, what carries it out."""
    seen = chapter_seen_by(request.user, chapter_key)
    begun = seen.begun
    content = {
        "seen": seen,
        "screens": screens_of(seen.chapter, request.user),
        "reviews": came_from_reviews(seen.chapter),
        "has_signed": seen.chapter.pk in signed_chapters(request.user),
        "approvals": list(begun.approvals.select_related("by")) if begun else [],
        "side": side_of(request.user),
        "today": timezone.localdate(),
        "reason_form": ReasonForm(),
        "may_write": may(request.user, Permission.WRITE_POLICIES),
        "may_approve": may(request.user, Permission.APPROVE_POLICIES),
        "may_manage": may(request.user, Permission.MANAGE_POLICIES),
    }
    return render(request, "policies/chapter.html", content)


@requires(Permission.VIEW_POLICIES)
@require_GET
def version(request: SignedInRequest, chapter_key: str, chapter_version_number: int) -> HttpResponse:
    """One version beside the one that was in force before."""
    shown = version_seen_by(request.user, chapter_key, chapter_version_number)
    before = version_before(shown)
    content = {"text_version": shown, "before": before, "pairs": compared(before, shown)}
    return render(request, "policies/version.html", content)


@requires(Permission.VIEW_POLICIES)
@require_GET
def history(request: SignedInRequest, chapter_key: str, chapter_version_number: int) -> HttpResponse:
    """Who changed which sentence."""
    shown = version_seen_by(request.user, chapter_key, chapter_version_number)
    content = {"text_version": shown, "sentences": sentences_of(shown), "changes": changes_of(shown)}
    return render(request, "policies/history.html", content)


@requires(Permission.VIEW_POLICIES)
@require_GET
def who_does_what(request: SignedInRequest) -> HttpResponse:
    """The table of who does what that is in force."""
    table = table_in_force()
    content = {"table": table, "rows": read(table.text) if table else [], "roles": ROLES}
    return render(request, "policies/who_does_what.html", content)


@requires(Permission.VIEW_POLICIES)
@require_GET
def print_manual(request: SignedInRequest) -> HttpResponse:
    """The whole manual on one page, to print."""
    return render(request, "policies/print.html", {"paper": _paper(request)})


@requires(Permission.VIEW_POLICIES)
@require_GET
def manual_as_pdf(request: SignedInRequest) -> HttpResponse:
    """The manual as a tagged PDF."""
    return _file(pdf_of(_paper(request)), "application/pdf", "policy-manual.pdf")


@requires(Permission.VIEW_POLICIES)
@require_GET
def manual_as_docx(request: SignedInRequest) -> HttpResponse:
    """The manual for a word processor."""
    return _file(docx_of(_paper(request)), DOCX, "policy-manual.docx")


def _paper(request: SignedInRequest) -> Paper:
    return paper_of(chapters_of_manual(request.user), today=timezone.localdate(), program=names_of_partners())


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
