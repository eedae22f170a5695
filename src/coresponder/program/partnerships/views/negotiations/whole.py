"""A negotiation as a whole: list, begin, page, frame, matrix, drafts compared, settled, given up, handed out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.actions.negotiating import (
    begin_negotiation,
    frame_negotiation,
    give_up_negotiation,
    save_draft,
    set_matrix,
)
from coresponder.program.partnerships.actions.settling import reopen, settle
from coresponder.program.partnerships.assembling import content_of
from coresponder.program.partnerships.clauses.library import NEEDS_COUNSEL
from coresponder.program.partnerships.exporting.documents import agreement_docx
from coresponder.program.partnerships.exporting.printing import agreement_pdf
from coresponder.program.partnerships.forms.negotiations import BeginForm, FrameForm, MatrixForm, SaveDraftForm
from coresponder.program.partnerships.models import Negotiation
from coresponder.program.partnerships.queries import negotiations as kept
from coresponder.program.partnerships.rules.negotiations import what_stands_against
from coresponder.program.partnerships.views.answering import deed, form_page
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementKind, AgreementState
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.vocabulary import Purpose

ALL, ONE = "partnerships:negotiations", "partnerships:negotiation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def negotiations(request: SignedInRequest) -> HttpResponse:
    """Everything that is or was negotiated, and what should be."""
    content = {
        "negotiations": list(kept.negotiations_seen_by(request.user)),
        "to_renew": kept.agreements_to_renew(),
        "drafts": may(request.user, Permission.DRAFT_AGREEMENTS),
    }
    return render(request, "partnerships/negotiations.html", content)


@requires(Permission.DRAFT_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a negotiation."""
    return _begin(request, None, initial={"kind": AgreementKind.MOU})


@requires(Permission.DRAFT_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def renew(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Negotiate what takes the place of a signed agreement."""
    found = get_object_or_404(Agreement, pk=agreement_id)
    parties = list(found.parties.values_list("agency_id", flat=True))
    return _begin(request, found, initial={"kind": found.kind, "title": found.title, "agencies": parties})


def _begin(request: SignedInRequest, renews: Agreement | None, *, initial: dict[str, object]) -> HttpResponse:
    form = BeginForm(request.POST or None, initial=initial)
    begun: list[Negotiation] = []

    def act() -> None:
        said = form.cleaned_data
        begun.append(
            begin_negotiation(
                title=said["title"],
                kind=AgreementKind(said["kind"]),
                agencies=list(said["agencies"]),
                renews=renews,
                by=request.user,
            )
        )

    return form_page(
        request,
        form,
        title="Negotiate a renewal" if renews else "Negotiate an agreement",
        lead="It begins with the topics that such an agreement should settle, each with a text from the library.",
        button="Begin",
        back=reverse(ALL),
        back_words="Negotiations",
        act=act,
        said="Begun. Read each section; all of them are templates.",
        to=lambda: reverse(ONE, args=[begun[0].pk]),
        above=NEEDS_COUNSEL,
    )


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def negotiation(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """One negotiation: sections, matrix, drafts, what comes next."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    writes = found.is_open and kept.may_write(request.user, found)
    state = found.agreement.state if found.agreement else AgreementState.DRAFTED
    drafts = may(request.user, Permission.DRAFT_AGREEMENTS)
    awaits_signature = state == AgreementState.AGREED
    content = {
        "negotiation": found,
        "awaits_signature": awaits_signature,
        "unsigned": kept.parties_without_a_head(found) if awaits_signature else [],
        "invites": may(request.user, Permission.MANAGE_ACCOUNTS),
        "content": content_of(found),
        "sections": kept.sections_of(found),
        "saved": kept.saved_drafts(found),
        "writes": writes,
        "settles": writes and drafts,
        "stands_against": what_stands_against(found) if writes else [],
        "reopens": drafts and awaits_signature,
        "save_form": SaveDraftForm(),
        "needs_counsel": NEEDS_COUNSEL,
    }
    return render(request, "partnerships/negotiation.html", content)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def frame(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """Title, parties, days."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    form = FrameForm(request.POST or None, negotiation=found)

    def act() -> None:
        said = dict(form.cleaned_data)
        agencies = list(said.pop("agencies"))
        frame_negotiation(negotiation=found, agencies=agencies, by=request.user, **said)

    return form_page(
        request,
        form,
        title="Title, parties and days",
        lead="Lines of the matrix that name an agency which is no party any more are taken out.",
        button="Save",
        back=reverse(ONE, args=[found.pk]),
        back_words=found.title,
        act=act,
        said="Saved.",
    )


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_http_methods(["GET", "POST"])
def matrix(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """The information-sharing matrix on one page."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    agencies, lines = list(found.parties.all()), list(found.cells.all())
    sent = request.POST if request.method == "POST" else None
    form = MatrixForm(sent, agencies=agencies, lines=lines, version=found.matrix_version)
    changed = False
    if sent is not None and form.is_valid():
        seen = form.cleaned_data["version"]
        changed = seen != found.matrix_version
        try:
            set_matrix(negotiation=found, lines=form.lines(), seen_version=seen, by=request.user)
        except CoresponderError as problem:
            messages.error(request, str(problem))
            form.data = _with_version(sent, found)
        else:
            messages.success(request, "The matrix is saved. What is ticked has its details below.")
            return redirect("partnerships:matrix", found.pk)
    content = {
        "negotiation": found,
        "form": form,
        "purposes": list(Purpose),
        "changed": changed,
        "stands": content_of(found)["cells"] if changed else [],
        "writes": found.is_open and kept.may_write(request.user, found),
    }
    return render(request, "partnerships/matrix.html", content, status=422 if form.errors or changed else 200)


def _with_version(sent: QueryDict, negotiation: Negotiation) -> QueryDict:
    data = sent.copy()
    data["version"] = str(negotiation.matrix_version)
    return data


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_POST
def save(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """Keep the wording as it stands."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    label = str(request.POST.get("label", ""))[:120].replace("\x00", "")
    said = "The draft is kept, to compare with later."
    return deed(request, lambda: save_draft(negotiation=found, label=label, by=request.user), said, ONE, found.pk)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def compare(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """Two drafts side by side; without a choice, the newest saved one and what stands now."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    saved = kept.saved_drafts(found)
    newest = str(saved[0].number) if saved else kept.NOW
    before, after = request.GET.get("before") or newest, request.GET.get("after") or kept.NOW
    texts = [kept.draft_content(found, name) for name in (before, after)]
    sections = kept.compared_drafts(texts[0], texts[1])
    content = {
        "negotiation": found,
        "saved": saved,
        "chosen": (before, after),
        "sections": sections,
        "same": [each for each in sections if not each.is_changed],
    }
    return render(request, "partnerships/compare.html", content)


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def settle_wording(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """Settle, so that the parties can sign."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    said = "Settled. The heads of the agencies can sign it in the register of agreements."
    return deed(request, lambda: settle(negotiation=found, by=request.user), said, ONE, found.pk)


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def reopen_wording(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """Open the wording again."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    said = "Open again. Signatures that were given are void."
    return deed(request, lambda: reopen(negotiation=found, by=request.user), said, ONE, found.pk)


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def give_up(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """End it without an agreement."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    return deed(request, lambda: give_up_negotiation(negotiation=found, by=request.user), "Given up.", ALL)


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def as_docx(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """The wording as a document that counsel marks up."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    return _file(agreement_docx(content_of(found)), DOCX, "agreement.docx")


@requires(Permission.NEGOTIATE_AGREEMENTS)
@require_GET
def as_pdf(request: SignedInRequest, negotiation_id: UUID) -> HttpResponse:
    """The wording as a tagged PDF."""
    found = kept.negotiation_seen_by(request.user, negotiation_id)
    try:
        written = agreement_pdf(content_of(found))
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect(ONE, found.pk)
    return _file(written, "application/pdf", "agreement.pdf")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
