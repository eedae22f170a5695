"""The layer that no agreement, consent of another kind, role or emergency can open.

Each rule answers with the denial, or None where it has nothing to say. Sources: 42 CFR Part 2 (2024 rule), sections
2.12, 2.31 to 2.33, 2.51; 45 CFR 164.501, 164.508(a)(2) and 164.512(f)(2).
"""

from collections.abc import Callable

from coresponder.safeguards.access.asking import Ask, Decision
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE
from coresponder.safeguards.vocabulary import AGAINST_THE_PERSON, DataClass, Deed, Purpose

HardRule = Callable[[Ask, Facts], Decision | None]


def denied(rule: str, sentence: str) -> Decision:
    """A denial by this rule."""
    return Decision(is_allowed=False, rule=rule, sentence=sentence)


def sealed(ask: Ask, facts: Facts) -> Decision | None:
    """A sealed part is closed to everybody."""
    return denied("sealed", "This part of the record is sealed.") if ask.part.is_sealed else None


def author_only(ask: Ask, facts: Facts) -> Decision | None:
    """A note of this kind is read and changed by its author alone, and handed out by nobody."""
    if not ask.part.is_author_only:
        return None
    if ask.part.author_id == ask.subject.user_id and ask.deed != Deed.EXPORT:
        return None
    return denied("author_only", "Only the person who wrote this note may read it.")


def substance_use(ask: Ask, facts: Facts) -> Decision | None:
    """Substance-use records: never to police, never against the person, to others only with consent or to save life."""
    if ask.part.data_class != DataClass.SUBSTANCE_USE:
        return None
    if ask.subject.is_law_enforcement:
        return denied("part_2_never_police", "Records of substance-use treatment are never open to law enforcement.")
    if ask.purpose in AGAINST_THE_PERSON:
        return denied(
            "part_2_against_the_person",
            "Records of substance-use treatment are not used against the person. A court order goes to counsel.",
        )
    if ask.is_own or any(consent.covers(ask) for consent in facts.consents) or _to_save_life(ask, facts):
        return None
    return denied("part_2_without_consent", "Records of substance-use treatment need the person’s consent.")


def eight_items(ask: Ask, facts: Facts) -> Decision | None:
    """On a request of law enforcement a health-care agency tells who somebody is, and nothing else."""
    is_request = ask.purpose == Purpose.LAW_ENFORCEMENT_REQUEST and ask.part.owner_kind in HEALTH_CARE
    if not is_request or ask.is_own or ask.part.data_class == DataClass.IDENTITY:
        return None
    return denied("eight_items_only", "On such a request only what identifies or locates the person may be told.")


HARD_LAW: tuple[HardRule, ...] = (sealed, author_only, substance_use, eight_items)


def _to_save_life(ask: Ask, facts: Facts) -> bool:
    return ask.deed == Deed.READ and any(opening.covers(ask.subject, ask.part) for opening in facts.openings)
