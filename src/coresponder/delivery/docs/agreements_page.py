"""The page about agreements: their states, what each field is for, which clauses there are."""

from collections.abc import Sequence

from django.db import models

from coresponder.safeguards.agreements.models import Agreement, Party, Suspension, Term
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS, EXPIRES_SOON_DAYS
from coresponder.safeguards.agreements.vocabulary import AgreementState, Clause
from coresponder.safeguards.permissions.catalogue import Permission
from coresponder.safeguards.permissions.roles import roles_with
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

# Why a field is there, where its name does not say it.
MEANINGS = {
    "agreement.title": "What the parties call it.",
    "agreement.state": "How far it is; see the diagram.",
    "agreement.starts_on": "The first day. It opens nothing before.",
    "agreement.ends_on": "The last day, which still counts; empty: until somebody ends it.",
    "agreement.drafted_by": "Who drafted it.",
    "agreement.drafted_at": "When that was.",
    "agreement.content_sha256": "SHA-256 over the canonical JSON of `content`.",
    "agreement.stopped_by": "Who ended it; empty where the calendar did.",
    "agreement.stop_reason": "Why. All members read it.",
    "agreement.replaces": "The agreement that ends when this one comes into force.",
    "agreement.in_force_at": "When it came into force.",
    "suspension.agreement": "The agreement that was suspended.",
    "suspension.suspended_by": "Who suspended it.",
    "suspension.suspended_at": "When that was.",
    "suspension.lifted_by": "Who lifted the suspension.",
    "suspension.lifted_at": "When that was; empty: it is still suspended for this side.",
    "party.agreement": "The agreement that it is a party of.",
    "party.agency": "The agency that is bound.",
    "party.signed_by": "Who signed, or who entered a signature given on paper.",
    "party.signed_at": "When that was.",
    "party.paper_signed_on": "The day that stands on the paper.",
    "term.agreement": "The agreement that it is a term of.",
    "term.from_agency": "Whose records.",
    "term.to_agency": "To whom they are open.",
    "term.data_class": "What kind of information.",
    "term.purpose": "For what.",
    "term.legal_basis": "On which rule it rests.",
    "term.needs_consent": "Open only of persons who have agreed; always so for substance-use records.",
}


def agreements_page() -> str:
    """The states as a diagram, who may do what, the fields, the clauses, the words that a term is made of."""
    lines = [
        "# Agreements",
        "",
        "How to draft, sign and end one: [how-to/agreements.md](../how-to/agreements.md).",
        "",
        "## States",
        "",
        "```mermaid",
        AGREEMENT_TRANSITIONS.mermaid(),
        "```",
        "",
        "A trigger of the database holds the same order, and that every party has signed what counts as signed.",
        f"Only what is in force opens anything, and only within its days; the last {EXPIRES_SOON_DAYS} are marked.",
        "",
        *_table(("state", "means"), [(f"`{state.value}`", state.label) for state in AgreementState]),
        *_table(("to", "is for"), _permissions()),
        "## Fields",
        "",
        *_table(("field", "of", "what it says"), _fields()),
        "## Clauses",
        "",
        "Texts of the draft, each of its own, so that its absence is seen.",
        "",
        *_table(("clause", "settles"), [(clause.label, clause.question) for clause in Clause]),
        "## What a term is made of",
        "",
        *_table(("data class", "is"), [(f"`{each.value}`", each.label) for each in DataClass]),
        *_table(("purpose", "is"), [(f"`{each.value}`", each.label) for each in Purpose]),
        *_table(("legal basis", "is"), [(f"`{each.value}`", each.label) for each in LegalBasis]),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _permissions() -> list[tuple[str, str]]:
    about = (
        Permission.VIEW_AGREEMENTS,
        Permission.DRAFT_AGREEMENTS,
        Permission.SIGN_AGREEMENTS,
        Permission.STOP_AGREEMENTS,
    )
    return [(each.verb, ", ".join(role.display_name.lower() for role in roles_with(each))) for each in about]


def _fields() -> list[tuple[str, str, str]]:
    return [
        (f"`{field.name}`", model._meta.model_name or "", _meaning(model, field))
        for model in (Agreement, Party, Term, Suspension)
        for field in model._meta.concrete_fields
        if field.name != "id"
    ]


def _meaning(model: type[models.Model], field: "models.Field[object, object]") -> str:
    return MEANINGS.get(f"{model._meta.model_name}.{field.name}") or str(field.help_text)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return [*(f"| {' | '.join(line)} |" if line[0] != "---" else f"|{'|'.join(line)}|" for line in lines), ""]
