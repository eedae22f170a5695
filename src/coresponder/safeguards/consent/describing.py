"""Consents and lines of the ledger in words."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.consent.vocabulary import ConsentKind
from coresponder.safeguards.vocabulary import DataClass, Purpose

NOTES_WORDS = "notes of counseling sessions"
OPENED_BY_WORDS = {"agreement": "an agreement", "consent": "the person’s consent", "opening": "an emergency"}


def listed(words: Iterable[str]) -> str:
    """Words as a sentence has them: a, b and c."""
    *most, last = list(words) or ["nothing"]
    return f"{', '.join(most)} and {last}" if most else last


def class_words(data_classes: Iterable[str]) -> str:
    """The classes by their short names, always in the same order."""
    wanted = set(data_classes)
    return listed(each.label.partition(":")[0] for each in DataClass if each in wanted)


def purpose_words(purposes: Iterable[str]) -> str:
    """The purposes, always in the same order."""
    wanted = set(purposes)
    return listed(each.label for each in Purpose if each in wanted)


def holder_words(consent: Consent) -> str:
    """Whose records."""
    return consent.holder.name if consent.holder else "any agency of the program"


def recipient_words(consent: Consent) -> str:
    """Who may receive them."""
    return consent.recipient.name if consent.recipient else f"any {AgencyKind(consent.recipient_kind).label}"


def what_words(consent: Consent) -> str:
    """Which information."""
    is_notes = consent.kind == ConsentKind.COUNSELING_NOTES
    return NOTES_WORDS if is_notes else class_words(consent.data_classes)


def last_moment_words(consent: Consent) -> str:
    """Until when, in the program's zone: the last day that counts whole, or the minute where it is none."""
    zone = timezone.get_current_timezone_name()
    last = timezone.localtime(consent.expires_at - timedelta(microseconds=1))
    day = f"{last:%b} {last.day}, {last.year}"
    is_whole = timezone.localtime(consent.expires_at).date() > last.date()
    return f"the end of {day} ({zone})" if is_whole else f"{day}, {last:%H:%M} ({zone})"


def scope_sentence(consent: Consent) -> str:
    """The scope of a consent in a sentence, without a value of the person's (42 CFR 2.32 asks for it)."""
    return (
        f"{holder_words(consent)} may share {what_words(consent)} with {recipient_words(consent)} "
        f"for {purpose_words(consent.purposes)}, until {last_moment_words(consent)} or until it is taken back."
    )


def opened_by_words(line: Disclosure) -> str:
    """What opened a disclosure, with the beginning of its id."""
    kind, _, found = line.opened_by.partition(":")
    return f"{OPENED_BY_WORDS.get(kind, kind)} ({found[:8]}…)" if found else OPENED_BY_WORDS.get(kind, kind)
