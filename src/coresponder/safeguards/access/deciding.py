"""The decision about one part, from plain values to a plain answer. `compiling` says the same in SQL."""

from collections.abc import Iterable

from coresponder.safeguards.access.asking import Ask, Decision
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.access.facts import Facts, Grant, OpenInEmergency
from coresponder.safeguards.access.hard_law import HARD_LAW, denied
from coresponder.safeguards.access.jurisdiction import JurisdictionRule
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.vocabulary import EIGHT_ITEMS, DataClass, Deed, Purpose


def decide(ask: Ask, facts: Facts) -> Decision:
    """May this be done? Layer by layer; the first that closes decides, and nothing is open that no layer opened."""
    if ask.subject.agency_id is None:
        return denied("stranger", "There is no such page.")
    for rule in HARD_LAW:
        if closed := rule(ask, facts):
            return closed
    if ask.deed != Deed.READ:
        return _own_only(ask)
    if closed := _refused_by_jurisdiction(ask, facts):
        return closed
    return _opened_normally(ask, facts) or _opened_in_emergency(ask, facts) or _closed(ask, facts)


def _own_only(ask: Ask) -> Decision:
    """Each agency writes its own part and hands out its own part."""
    if not ask.is_own:
        return denied("not_yours", f"Only the agency that owns this part may {ask.deed.label} it.")
    return _own(ask) if _role_allows(ask) else _role_refuses(ask)


def _opened_normally(ask: Ask, facts: Facts) -> Decision | None:
    if not _role_allows(ask):
        return None
    if ask.is_own:
        return _own(ask)
    if any(each.covers(ask) for each in facts.restrictions):
        return None
    return _by_agreement(ask, facts) or _by_consent(ask, facts)


def _own(ask: Ask) -> Decision:
    return Decision(is_allowed=True, rule="own_agency", sentence="It belongs to your agency, and your role needs it.")


def _by_agreement(ask: Ask, facts: Facts) -> Decision | None:
    """Opened by a term of an agreement in force, with the consent that the term or the jurisdiction asks for."""
    for grant in sorted((each for each in facts.grants if each.covers(ask)), key=lambda each: str(each.agreement_id)):
        consent = next((each for each in facts.consents if each.covers(ask)), None)
        if consent is None and _needs_consent(grant, ask, facts):
            continue
        sentence = f"An agreement in force opens {ask.part.data_class.label} to your agency for {ask.purpose.label}."
        return _disclosed(ask, "agreement", f"agreement:{grant.agreement_id}", sentence)
    return None


def _by_consent(ask: Ask, facts: Facts) -> Decision | None:
    consent = next((each for each in facts.consents if each.covers(ask)), None)
    if consent is None:
        return None
    return _disclosed(ask, "consent", f"consent:{consent.consent_id}", "The person agreed that your agency sees this.")


def _opened_in_emergency(ask: Ask, facts: Facts) -> Decision | None:
    opening = _opening_for(ask, facts.openings)
    if opening is None:
        return None
    return Decision(
        is_allowed=True,
        rule="emergency",
        sentence="You opened this in an emergency, with a reason that will be reviewed.",
        opened_by=f"opening:{opening.opening_id}",
        is_disclosure=not ask.is_own,
        carries_part_2_notice=_is_part_2(ask),
        until=opening.closes_at,
    )


def _opening_for(ask: Ask, openings: Iterable[OpenInEmergency]) -> OpenInEmergency | None:
    return next((each for each in openings if each.covers(ask.subject, ask.part)), None)


def _disclosed(ask: Ask, rule: str, opened_by: str, sentence: str) -> Decision:
    is_request = ask.purpose == Purpose.LAW_ENFORCEMENT_REQUEST
    return Decision(
        is_allowed=True,
        rule=rule,
        sentence=sentence,
        opened_by=opened_by,
        is_disclosure=True,
        carries_part_2_notice=_is_part_2(ask),
        only_fields=EIGHT_ITEMS if is_request else frozenset(),
    )


def _closed(ask: Ask, facts: Facts) -> Decision:
    """Why nothing opened it, in the words that help most."""
    if not _role_allows(ask):
        return _role_refuses(ask)
    if any(each.covers(ask) for each in facts.restrictions):
        return denied("kept_from", "The person wants this kept from your agency.")
    if any(each.covers(ask) for each in facts.grants):
        return denied("consent_missing", "The agreement opens this only with the person’s consent.")
    return denied("not_opened", "It belongs to another agency, and no agreement or consent opens it to yours.")


def _refused_by_jurisdiction(ask: Ask, facts: Facts) -> Decision | None:
    found = next((each for each in _touching(ask, facts) if each.effect == "deny"), None)
    return denied(f"jurisdiction_{found.key}", found.sentence) if found else None


def _needs_consent(grant: Grant, ask: Ask, facts: Facts) -> bool:
    return grant.needs_consent or any(each.effect == "needs_consent" for each in _touching(ask, facts))


def _touching(ask: Ask, facts: Facts) -> list[JurisdictionRule]:
    """The jurisdiction's rules about what leaves for this agency; none bind an agency in its own records."""
    if ask.is_own:
        return []
    data_class, kind, purpose = ask.part.data_class, ask.subject.agency_kind, ask.purpose
    return [
        each for each in facts.jurisdiction if each.touches(data_class=data_class, recipient_kind=kind, purpose=purpose)
    ]


def _role_allows(ask: Ask) -> bool:
    return ask.part.data_class in classes_for(ask.subject.role, ask.deed)


def _role_refuses(ask: Ask) -> Decision:
    role = role_of(ask.subject.role).display_name.lower()
    article = "An" if role[0] in "aeiou" else "A"
    return denied("role", f"{article} {role} may not {ask.deed.label} {ask.part.data_class.label}.")


def _is_part_2(ask: Ask) -> bool:
    return ask.part.data_class == DataClass.SUBSTANCE_USE and not ask.is_own
