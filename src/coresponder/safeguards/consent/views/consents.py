"""What a person agreed to: the list, one consent, the paper, and taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.consent.actions.consents import read_consent, read_consents, revoke_consent
from coresponder.safeguards.consent.describing import class_words, last_moment_words, scope_sentence
from coresponder.safeguards.consent.form_texts import blank_form, form_of
from coresponder.safeguards.consent.forms import BlankFormForm, RevokeForm
from coresponder.safeguards.consent.ledger_files import ledger_notice
from coresponder.safeguards.consent.models import Consent, Restriction
from coresponder.safeguards.consent.notice import notice_of
from coresponder.safeguards.consent.persons import check_person, page_of
from coresponder.safeguards.consent.queries import shared_under
from coresponder.safeguards.consent.rules import state_of
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentLanguage, ConsentState
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.vocabulary import DataClass

TONES = {ConsentState.IN_FORCE: "good", ConsentState.REVOKED: "problem", ConsentState.EXPIRED: "neutral"}


@requires(Permission.VIEW_CONSENTS)
@never_cache
@require_GET
def consents(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Every consent and restriction that the person who looks may see, those that ended as history."""
    on_file = read_consents(person_id=person_id, by=request.user)
    content = {
        "person_id": person_id,
        "person_page": page_of(person_id),
        "lines": [_line(consent) for consent in on_file.consents],
        "restrictions": [_restriction_line(each) for each in on_file.restrictions],
        "blank": BlankFormForm(),
        **_rights(request),
    }
    return render(request, "consent/consents.html", content)


@requires(Permission.VIEW_CONSENTS)
@never_cache
@require_GET
def consent(request: SignedInRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """One consent with how it was given, and what was shared under it."""
    found = read_consent(person_id=person_id, consent_id=consent_id, way="page", by=request.user)
    shared = list(shared_under(found))
    content = {
        "person_id": person_id,
        "line": _line(found),
        "shared": [_shared_line(line) for line in shared],
        "part_2": notice_of(found) if ledger_notice(shared) else None,
        "opens_nothing": found.kind == ConsentKind.COUNSELING_NOTES,
        "is_for_counsel": found.kind == ConsentKind.LEGAL,
        **_rights(request),
    }
    return render(request, "consent/consent.html", content)


@requires(Permission.VIEW_CONSENTS)
@never_cache
@require_GET
def paper(request: SignedInRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """The form as it was agreed to, for the person to keep."""
    found = read_consent(person_id=person_id, consent_id=consent_id, way="paper", by=request.user)
    back = redirect("consent:consent", person_id, consent_id).url
    return render(request, "consent/form.html", {"text": form_of(found), "back": back, "consent_id": found.pk})


@requires(Permission.VIEW_CONSENTS)
@never_cache
@require_GET
def blank_paper(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """A form to be filled in with a pen."""
    check_person(person_id, by=request.user)
    wanted = BlankFormForm(request.GET)
    wanted.is_valid()
    given = wanted.cleaned_data
    text = blank_form(given.get("kind", ConsentKind.SHARING), given.get("language", ConsentLanguage.ENGLISH))
    back = redirect("consent:consents", person_id).url
    return render(request, "consent/form.html", {"text": text, "back": back})


@requires(Permission.RESTRICT_SHARING)
@never_cache
@require_http_methods(["GET", "POST"])
def revoke(request: SignedInRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """Take a consent back, having seen what was shared under it."""
    found = read_consent(person_id=person_id, consent_id=consent_id, way="revoking", by=request.user)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _revoked(request, found, form.cleaned_data["note"])
    shared = list(shared_under(found))
    content = {
        "person_id": person_id,
        "line": _line(found),
        "form": form,
        "shared": [_shared_line(line) for line in shared],
        "part_2": notice_of(found) if ledger_notice(shared) else None,
    }
    return render(request, "consent/revoke.html", content, status=422 if form.errors else 200)


def _revoked(request: SignedInRequest, found: Consent, note: str) -> HttpResponse:
    try:
        revoke_consent(consent=found, note=note, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request, "The consent is revoked. From now on it opens nothing; what was shared is listed below."
        )
    return redirect("consent:consent", found.person_id, found.pk)


def _line(consent: Consent) -> dict[str, Any]:
    """A consent as a page shows it."""
    state = state_of(consent, timezone.now())
    return {
        "consent": consent,
        "state": state,
        "state_word": state.label.capitalize(),
        "tone": TONES[state],
        "is_in_force": state == ConsentState.IN_FORCE,
        "kind": consent.get_kind_display(),
        "scope": scope_sentence(consent),
        "until": last_moment_words(consent),
        "method": consent.get_method_display(),
        "names_substance_use": DataClass.SUBSTANCE_USE in consent.data_classes,
    }


def _restriction_line(restriction: Restriction) -> dict[str, Any]:
    return {
        "restriction": restriction,
        "what": class_words([restriction.data_class]) if restriction.data_class else "everything",
        "kept_from": restriction.kept_from.name if restriction.kept_from else "every other agency",
        "is_lifted": restriction.lifted_at is not None,
    }


def _shared_line(line: Any) -> dict[str, Any]:
    return {"line": line, "classes": class_words(line.data_classes)}


def _rights(request: SignedInRequest) -> dict[str, bool]:
    return {
        "may_record": may(request.user, Permission.RECORD_CONSENTS),
        "may_restrict": may(request.user, Permission.RESTRICT_SHARING),
        "may_see_ledger": may(request.user, Permission.VIEW_DISCLOSURES),
    }
