"""What is written for people who are no members of the program is read at about grade 8.

A page that is declared for anybody, or for whoever has a link, is found by its address and measured without anybody
adding it here; so is every state of such a page, by its template. Measured is what is said in sentences: headings,
paragraphs, lists, questions. Names of people and places in tables are not.
"""

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from coresponder.program.follow_up.feedback_texts import texts_in
from coresponder.program.messages.kinds import KINDS
from coresponder.program.services.pocket_card.wording import all_words
from coresponder.safeguards.consent.form_texts import FormText, Scope, form_text, version_in_use
from coresponder.safeguards.consent.vocabulary import OFFERED_CLASSES, OFFERED_PURPOSES, ConsentKind, ConsentLanguage
from coresponder.safeguards.permissions import access_of
from tests.repository.tracked import name_of, tracked_files
from tests.support.behind_addresses import address_of, behind
from tests.support.page import NAMESPACE, words
from tests.support.readability import WORD, as_sentences, grade, spanish_ease, spanish_syllables
from tests.support.routes import routes
from tests.support.who_may_open import OPEN_TO_ALL
from tests.support.whole_program import SIGNED_OUT, WholeProgram

HARDEST, LEAST_EASE = 8.9, 65
# A shorter line is a name or a button; a shorter text is too little for a measure that evens out over a page.
FEWEST_IN_A_LINE, FEWEST_WORDS = 4, 30
SAID = ("h1", "h2", "h3", "p", "li", "legend", "label", "dd", "summary")
# The building blocks are shown to those who build pages.
PUBLIC = [(route, view) for route, view in routes() if getattr(access_of(view), "kind", "") in OPEN_TO_ALL]
PAGES = [(route, view) for route, view in PUBLIC if route != "components/"]
FRAMES = re.compile(r'{% extends "(links/base|reports/public_base|follow_up/feedback/base)\.html" %}')
TEMPLATES = [path for path in tracked_files(suffix=".html") if FRAMES.match(path.read_text("utf-8"))]
QUOTED = re.compile(r'"([^"]*)"')
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
MARKUP = re.compile(r"<[^>]+>")


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize(("route", "view"), PAGES, ids=[route or "/" for route, _ in PAGES])
def test_a_page_for_anybody_reads_at_about_grade_eight(whole_program: WholeProgram, route: str, view: Any) -> None:
    nobody = next(each for each in whole_program.visitors if each.name == SIGNED_OUT)
    for chosen in behind(route):
        answer = nobody.opens(address_of(route, chosen, whole_program.made))
        said = said_on(answer.text) if answer.status == 200 and "<main" in answer.text else ""
        assert_easy(said)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_every_state_of_such_a_page_does(template: Path) -> None:
    assert_easy(written_in(template.read_text("utf-8")))


def test_all_of_them_are_found() -> None:
    assert {"results/", "say/<slug:secret>/", "answer/<slug:secret>/", ""} <= {route for route, _ in PAGES}
    assert {"refused.html", "too_late.html", "thank_you.html", "public.html"} <= {path.name for path in TEMPLATES}


@pytest.mark.parametrize("language", [ConsentLanguage.ENGLISH, ConsentLanguage.SPANISH])
@pytest.mark.parametrize("kind", ConsentKind)
def test_a_form_of_consent_does_in_each_language(kind: str, language: str) -> None:
    """With everything that it can say: each class, each purpose."""
    scope = Scope(data_classes=frozenset(OFFERED_CLASSES), purposes=frozenset(OFFERED_PURPOSES))
    said = of_form(form_text(version_in_use(kind), language, scope))
    if language == ConsentLanguage.SPANISH:
        assert spanish_ease(said) >= LEAST_EASE
    else:
        assert_easy(said)


def test_what_is_asked_after_a_contact_does_in_each_language() -> None:
    english, spanish = (as_sentences(strings_in(texts_in(language))) for language in ("en", "es"))
    assert_easy(english)
    assert spanish_ease(spanish) >= LEAST_EASE


def test_what_the_program_sends_to_others_does() -> None:
    assert_easy(as_sentences(f"{each.subject}. {each.text}" for each in KINDS.values()))


@pytest.mark.parametrize("card", all_words(), ids=lambda card: card.language)
def test_the_pocket_card_does_as_far_as_there_is_a_measure(card: Any) -> None:
    said = as_sentences([card.danger, card.say, card.lifeline, card.call_first, *card.sections.values()])
    if card.language == "en":
        assert_easy(said)
    elif card.language == "es":
        assert spanish_ease(said) >= LEAST_EASE
    assert max(len(each.split()) for each in re.split(r"[.?!؟。？！]", said)) <= 16


def test_the_measure_of_spanish_tells_easy_from_hard() -> None:
    hard = "Independientemente de consideraciones anteriormente mencionadas, organizaciones participantes indemnizarán."
    assert spanish_ease(hard) < LEAST_EASE < spanish_ease("Llame al 911. Alguien viene. Usted no está solo.")
    counted = {"guerra": 2, "país": 2, "cuidado": 3, "aquí": 2, "agüita": 3, "hoy": 1, "ayuda": 3}
    assert {word: spanish_syllables(word) for word in counted} == counted


def assert_easy(said: str) -> None:
    """At about grade 8; nothing is claimed of a text that is too short to be measured."""
    if len(WORD.findall(said)) >= FEWEST_WORDS:
        assert grade(said) <= HARDEST, f"Grade {grade(said):.1f}: {said}"


def said_on(html: str) -> str:
    """The sentences of a page."""
    main = html5lib.parse(html).find(f".//{NAMESPACE}main")
    return as_sentences(words(each) for each in ([] if main is None else main.iter()) if says_something(each))


def says_something(element: Element) -> bool:
    """Whether it is a line of its own, with nothing in it that is one."""
    if element.tag.removeprefix(NAMESPACE) not in SAID or len(WORD.findall(words(element))) < FEWEST_IN_A_LINE:
        return False
    return not any(inner.tag.removeprefix(NAMESPACE) in SAID for inner in element.iter() if inner is not element)


def written_in(template: str) -> str:
    """What a template says by itself: between the marks, and in quotes within them."""
    quoted = (line for tag in TAG.findall(template) for line in QUOTED.findall(tag))
    between = MARKUP.sub("\n", TAG.sub("\n", template)).splitlines()
    return as_sentences(line for line in (*quoted, *between) if len(WORD.findall(line)) >= FEWEST_IN_A_LINE)


def of_form(form: FormText) -> str:
    """Everything that stands on a form of consent."""
    sections = [line for each in form.sections for line in (each.heading, *each.text, *each.items)]
    return as_sentences([form.title, form.words["template_note"], *sections])


def strings_in(told: Any) -> list[str]:
    """Every text in nested texts."""
    if isinstance(told, str):
        return [told]
    return [line for each in told.values() for line in strings_in(each)]
