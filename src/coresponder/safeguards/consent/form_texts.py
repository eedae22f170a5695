"""The forms that people sign, as data: one file for each kind, version and language in `texts/`.

A form that was in use stays in the folder, so that what somebody signed can be printed again years later. A change of
words is a new file with a new version; the newest of a kind is the one in use. All of them are templates, and say so.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import OFFERED_CLASSES, ConsentKind, ConsentLanguage
from coresponder.safeguards.vocabulary import DataClass, Purpose

TEXTS = Path(__file__).parent / "texts"
LANGUAGES: Mapping[str, str] = {
    ConsentLanguage.ENGLISH: "en",
    ConsentLanguage.SPANISH: "es",
    # The interpreter reads the English form.
    ConsentLanguage.INTERPRETED: "en",
}
# What a blank form offers, for ticking by hand.
BLANK_PURPOSES = ("crisis_response", "treatment", "care_coordination", "case_conference", "evaluation")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a form is filled with; what is None or empty is left blank, for a pen."""

    holder: str | None = None
    recipient: str | None = None
    recipient_kind: str = ""
    data_classes: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    expires_on: date | None = None
    is_blank: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """One heading with its sentences, or with its list."""

    heading: str
    text: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormText:
    """A form in one language, filled or blank."""

    version: str
    language: str
    title: str
    words: Mapping[str, Any]
    sections: tuple[Section, ...]
    is_blank: bool = False


def version_in_use(kind: str) -> str:
    """The newest version of the form of a kind, such as sharing-2026-1."""
    found = (path.name.removesuffix(".en.toml") for path in TEXTS.glob(f"{kind}-*.en.toml"))
    return max(found, key=_year_and_number)


def blank_form(kind: str, language: str) -> FormText:
    """The form of a kind to be filled in by hand."""
    classes = frozenset() if kind == ConsentKind.COUNSELING_NOTES else frozenset(OFFERED_CLASSES)
    purposes = frozenset({Purpose.LEGAL_PROCEEDING}) if kind == ConsentKind.LEGAL else frozenset(BLANK_PURPOSES)
    scope = Scope(data_classes=classes, purposes=purposes, is_blank=True)
    return form_text(version_in_use(kind), language, scope)


def form_of_terms(terms: Terms) -> FormText:
    """The form with what somebody is about to agree to."""
    scope = Scope(
        holder=terms.holder.name if terms.holder else None,
        recipient=terms.recipient.name if terms.recipient else None,
        recipient_kind=terms.recipient_kind,
        data_classes=terms.data_classes,
        purposes=terms.purposes,
        expires_on=terms.expires_on,
    )
    return form_text(version_in_use(terms.kind), terms.language, scope)


def form_of(consent: Consent) -> FormText:
    """The form that was in use when the consent was given, with what was agreed to."""
    scope = Scope(
        holder=consent.holder.name if consent.holder else None,
        recipient=consent.recipient.name if consent.recipient else None,
        recipient_kind=consent.recipient_kind,
        data_classes=frozenset(consent.data_classes),
        purposes=frozenset(consent.purposes),
        expires_on=timezone.localdate(consent.expires_at - timedelta(microseconds=1)),
    )
    return form_text(consent.form_version, consent.language, scope)


def form_text(version: str, language: str, scope: Scope) -> FormText:
    """A version of a form in a language. LookupError for a version that there is not."""
    code = LANGUAGES.get(language, "en")
    written, words = _read(f"{version}.{code}"), _read(f"words.{code}")
    named = scope.data_classes
    wanted = (each for each in written["sections"] if each.get("only_with") in (None, *named))
    return FormText(
        version=version,
        language=code,
        title=written["title"],
        words=words,
        sections=tuple(_section(each, words, scope) for each in wanted),
        is_blank=scope.is_blank,
    )


def _section(written: Mapping[str, Any], words: Mapping[str, Any], scope: Scope) -> Section:
    filled = _filled(words, scope)
    codes = {"classes": _ordered(DataClass, scope.data_classes), "purposes": _ordered(Purpose, scope.purposes)}
    listed = written.get("list", "")
    return Section(
        heading=written["heading"],
        text=tuple(_capital(sentence.format(**filled)) for sentence in written.get("text", ())),
        items=tuple(words[listed][code] for code in codes.get(listed, ())),
    )


def _filled(words: Mapping[str, Any], scope: Scope) -> dict[str, str]:
    blank = words["nothing_yet"]
    kind = words["recipient_kinds"].get(scope.recipient_kind)
    return {
        "holder": blank if scope.is_blank else scope.holder or words["any_holder"],
        "recipient": words["any_of_kind"].format(kind=kind) if kind else scope.recipient or blank,
        "expires": _day(scope.expires_on, words) if scope.expires_on else blank,
    }


def _ordered(choices: Iterable[str], wanted: frozenset[str]) -> list[str]:
    return [str(code) for code in choices if code in wanted]


def _day(day: date, words: Mapping[str, Any]) -> str:
    return str(words["day_pattern"].format(month=words["months"][day.month - 1], day=day.day, year=day.year))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _year_and_number(version: str) -> tuple[int, int]:
    _, year, number = version.rsplit("-", 2)
    return int(year), int(number)


@cache
def _read(name: str) -> dict[str, Any]:
    path = TEXTS / f"{name}.toml"
    if not path.is_file():
        raise LookupError(f"There is no form {name} among the texts of consents.")
    return tomllib.loads(path.read_text(encoding="utf-8"))
