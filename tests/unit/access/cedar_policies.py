"""The same rules written once more, for Cedar: an engine that others wrote, in which a `forbid` always wins.

Nothing here reads `deciding` or `compiling`. What is shared is the table of what a role is for, and the plain values.
"""

import json
from collections.abc import Iterable

import cedarpy

from coresponder.safeguards.access.asking import Ask
from coresponder.safeguards.access.defaults import DEFAULTS
from coresponder.safeguards.access.facts import Facts, GivenConsent, Grant, KeptFrom, OpenInEmergency
from coresponder.safeguards.access.jurisdiction import JurisdictionRule
from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE

FORBIDDEN = """
forbid (principal, action, resource) when { resource.sealed };
forbid (principal, action, resource) when { resource.author_only && resource.author != principal.user };
forbid (principal, action == Action::"export", resource) when { resource.author_only };
forbid (principal, action, resource) when { !principal.is_member };
forbid (principal, action, resource) when { resource.class == "substance_use" && principal.is_police };
forbid (principal, action, resource) when {
    resource.class == "substance_use" && ["law_enforcement_request", "legal_proceeding"].contains(context.purpose)
};
forbid (principal, action in [Action::"write", Action::"export"], resource) when {
    resource.owner != principal.agency
};
forbid (principal, action, resource) when {
    context.purpose == "law_enforcement_request" && resource.owner_is_health_care &&
    resource.owner != principal.agency && resource.class != "identity"
};
permit (principal, action, resource) when {
    resource.owner == principal.agency && context.role_allows
};
"""
FOREIGN = "resource.owner != principal.agency"


def cedar_allows(ask: Ask, facts: Facts) -> bool:
    """What Cedar says to the same question."""
    request = {
        "principal": 'User::"asks"',
        "action": f'Action::"{ask.deed}"',
        "resource": 'Part::"asked"',
        "context": {"purpose": ask.purpose.value, "role_allows": _role_allows(ask)},
    }
    return bool(cedarpy.is_authorized(request, _policies(facts), _entities(ask)).allowed)


def _role_allows(ask: Ask) -> bool:
    return ask.part.data_class in DEFAULTS.get(ask.subject.role, {}).get(ask.deed, ())


def _entities(ask: Ask) -> str:
    subject, part = ask.subject, ask.part
    principal = {
        "user": subject.user_id,
        "agency": subject.agency_id or 0,
        "kind": str(subject.agency_kind),
        "role": subject.role,
        "is_member": subject.agency_id is not None,
        "is_police": subject.agency_kind in ("police", "sheriff"),
    }
    resource = {
        "person": str(part.person_id),
        "owner": part.owner_agency_id,
        "owner_is_health_care": part.owner_kind in HEALTH_CARE,
        "class": part.data_class.value,
        "author": part.author_id,
        "author_only": part.is_author_only,
        "sealed": part.is_sealed,
    }
    return json.dumps(
        [
            {"uid": {"type": "User", "id": "asks"}, "attrs": principal, "parents": []},
            {"uid": {"type": "Part", "id": "asked"}, "attrs": resource, "parents": []},
        ]
    )


def _policies(facts: Facts) -> str:
    kept = " || ".join(_kept(each) for each in facts.restrictions) or "false"
    consented = " || ".join(f"({_consented(each)})" for each in facts.consents) or "false"
    asks_consent = " || ".join(_touches(each) for each in facts.jurisdiction if each.effect == "needs_consent")
    lines: list[str] = [FORBIDDEN]
    lines += [_granted(each, kept, consented, asks_consent or "false") for each in facts.grants]
    lines += [_permit(f"context.role_allows && ({consented}) && !({kept})")]
    lines += [_opened(each) for each in facts.openings]
    lines += [
        f"forbid (principal, action, resource) when {{ {FOREIGN} && {_touches(each)} }};"
        for each in facts.jurisdiction
        if each.effect == "deny"
    ]
    return "\n".join(lines)


def _permit(condition: str) -> str:
    return f'permit (principal, action == Action::"read", resource) when {{ {FOREIGN} && {condition} }};'


def _granted(grant: Grant, kept: str, consented: str, asks_consent: str) -> str:
    needs = "true" if grant.needs_consent else f'({asks_consent} || resource.class == "substance_use")'
    roles = f"{_texts(grant.roles)}.contains(principal.role)" if grant.roles else "true"
    return _permit(
        f"principal.agency == {grant.to_agency_id} && resource.owner == {grant.from_agency_id} && {roles} && "
        f'resource.class == "{grant.data_class.value}" && context.purpose == "{grant.purpose.value}" && '
        f"context.role_allows && !({kept}) && (!{needs} || ({consented}))"
    )


def _consented(consent: GivenConsent) -> str:
    to = (
        f"principal.agency == {consent.recipient_id}"
        if consent.recipient_id is not None
        else f'principal.kind == "{consent.recipient_kind}"'
    )
    of = f"resource.owner == {consent.holder_id}" if consent.holder_id is not None else "true"
    return (
        f'resource.person == "{consent.person_id}" && {of} && {to} && '
        f"{_texts(consent.data_classes)}.contains(resource.class) && "
        f"{_texts(consent.purposes)}.contains(context.purpose)"
    )


def _kept(restriction: KeptFrom) -> str:
    whom = f"principal.agency == {restriction.agency_id}" if restriction.agency_id is not None else "true"
    what = f'resource.class == "{restriction.data_class}"' if restriction.data_class else "true"
    return f'(resource.person == "{restriction.person_id}" && {whom} && {what})'


def _opened(opening: OpenInEmergency) -> str:
    to_save_life = 'principal.role == "clinician"' if opening.kind == "medical" else "false"
    return (
        'permit (principal, action == Action::"read", resource) when { '
        f'principal.user == {opening.user_id} && resource.person == "{opening.person_id}" && '
        f"{_texts(opening.data_classes)}.contains(resource.class) && "
        '["officer", "clinician", "case_manager"].contains(principal.role) && resource.class != "criminal_justice" && '
        f'(resource.class != "substance_use" || {to_save_life}) }};'
    )


def _touches(rule: JurisdictionRule) -> str:
    kind = f'principal.kind == "{rule.recipient_kind}"' if rule.recipient_kind else "true"
    purpose = f'context.purpose == "{rule.purpose}"' if rule.purpose else "true"
    return f'(resource.class == "{rule.data_class.value}" && {kind} && {purpose})'


def _texts(texts: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{each!s}"' for each in sorted(texts)) + "]"
