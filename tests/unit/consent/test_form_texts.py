"""The forms that people sign: whole in each language, readable at about grade 8, and marked as templates."""

import re

import pytest

from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.consent.form_texts import (
    TEXTS,
    FormText,
    Scope,
    blank_form,
    form_text,
    version_in_use,
)
from coresponder.safeguards.consent.vocabulary import OFFERED_CLASSES, ConsentKind, ConsentLanguage
from coresponder.safeguards.vocabulary import DataClass, Purpose

IN_BOTH = [(kind, language) for kind in ConsentKind for language in (ConsentLanguage.ENGLISH, ConsentLanguage.SPANISH)]
VOWELS = re.compile(r"[aeiouyáéíóúü]+", re.IGNORECASE)
WORD = re.compile(r"[\w’]+")


def sentences(text: FormText) -> list[str]:
    """Everything that is read aloud, a sentence each. Items of a list are read as one each."""
    read = [line for section in text.sections for line in (section.heading, *section.text, *section.items)]
    return [each for line in read for each in re.split(r"(?<=[.:?!])\s+", line) if WORD.search(each)]


def syllables(word: str) -> int:
    """About how many: groups of vowels; in English an e at the end is silent."""
    return max(1, len(VOWELS.findall(word)) - (word.endswith("e") and not word.endswith("le")))


def grade_in_english(read: list[str]) -> float:
    """The grade of Flesch and Kincaid."""
    words = [word for sentence in read for word in WORD.findall(sentence)]
    return 0.39 * len(words) / len(read) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def ease_in_spanish(read: list[str]) -> float:
    """The index of Szigriszt and Pazos; 55 to 65 is normal, more is easier."""
    words = [word for sentence in read for word in WORD.findall(sentence)]
    counted = sum(len(VOWELS.findall(word)) or 1 for word in words)
    return 206.835 - 62.3 * counted / len(words) - len(words) / len(read)


@pytest.mark.parametrize(("kind", "language"), IN_BOTH)
def test_every_form_says_what_it_does_to_whom_until_when_and_how_to_take_it_back(kind: str, language: str) -> None:
    text = blank_form(kind, language)
    blank = text.words["nothing_yet"]
    whole = " ".join(sentences(text))
    assert whole.count(blank) == 3, "from whom, to whom, until when"
    assert any(section.items for section in text.sections)
    assert "{" not in whole
    assert len(text.sections) >= 7


@pytest.mark.parametrize(("kind", "language"), IN_BOTH)
def test_every_form_is_marked_as_a_template_that_needs_counsel(kind: str, language: str) -> None:
    note = blank_form(kind, language).words["template_note"]
    assert "lawyer" in note or "abogado" in note


@pytest.mark.parametrize("kind", ConsentKind)
def test_the_english_forms_are_read_at_grade_8(kind: str) -> None:
    assert grade_in_english(sentences(blank_form(kind, ConsentLanguage.ENGLISH))) <= 8


@pytest.mark.parametrize("kind", ConsentKind)
def test_the_spanish_forms_are_easy_to_read(kind: str) -> None:
    assert ease_in_spanish(sentences(blank_form(kind, ConsentLanguage.SPANISH))) >= 60


def test_the_measure_of_reading_would_notice_the_law_itself() -> None:
    law = (
        "The individual’s authorization for disclosure of psychotherapy documentation necessitates compliance with "
        "applicable confidentiality requirements promulgated pursuant to federal regulation."
    )
    assert grade_in_english([law]) > 12


@pytest.mark.parametrize("code", ["en", "es"])
def test_every_code_has_words_in_every_language(code: str) -> None:
    language = ConsentLanguage.ENGLISH if code == "en" else ConsentLanguage.SPANISH
    words = blank_form(ConsentKind.SHARING, language).words
    assert set(words["classes"]) == set(OFFERED_CLASSES) == set(DataClass)
    assert set(words["recipient_kinds"]) == set(AgencyKind)
    assert {Purpose.TREATMENT, Purpose.LEGAL_PROCEEDING} <= set(words["purposes"]) <= set(Purpose)


def test_substance_use_is_explained_where_it_is_named_and_only_there() -> None:
    def read(*classes: DataClass) -> str:
        scope = Scope(data_classes=frozenset(classes), purposes=frozenset({Purpose.TREATMENT}))
        return " ".join(sentences(form_text("sharing-2026-1", ConsentLanguage.ENGLISH, scope)))

    assert "42 CFR part 2" in read(DataClass.CLINICAL, DataClass.SUBSTANCE_USE)
    assert "42 CFR part 2" not in read(DataClass.CLINICAL)


def test_every_file_is_there_in_both_languages_and_the_newest_is_in_use() -> None:
    english = {path.name.removesuffix(".en.toml") for path in TEXTS.glob("*.en.toml")}
    assert english == {path.name.removesuffix(".es.toml") for path in TEXTS.glob("*.es.toml")}
    assert {version_in_use(kind) for kind in ConsentKind} <= english


def test_a_kind_of_agency_is_named_in_the_persons_language() -> None:
    scope = Scope(recipient_kind="hospital", data_classes=frozenset({DataClass.SAFETY}))
    text = form_text("sharing-2026-1", ConsentLanguage.SPANISH, scope)
    assert "Cualquier hospital de este programa." in sentences(text)


def test_a_version_that_there_is_not_is_an_error() -> None:
    with pytest.raises(LookupError):
        form_text("sharing-1999-1", ConsentLanguage.ENGLISH, Scope())
