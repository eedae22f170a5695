"""The clause library: every topic that an agreement should settle, in texts that people can read."""

from importlib.resources import files

import pytest

from coresponder.program.partnerships.clauses.library import topics_of
from coresponder.program.partnerships.demonstration.goals import MISSION, VISION
from coresponder.safeguards.agreements.vocabulary import AgreementKind, Clause
from tests.support.readability import grade, syllables

KINDS = list(AgreementKind)
# A text of a law names things that have long names; the whole of each agreement is held to grade 8.
HARDEST_TEXT, HARDEST_KIND = 12.0, 8.9
PARTIES = "The city and the clinic"


@pytest.mark.parametrize("kind", KINDS, ids=[kind.value for kind in KINDS])
def test_every_kind_has_its_topics_each_with_a_question_and_a_text(kind: AgreementKind) -> None:
    topics = topics_of(kind)
    assert len(topics) >= 6
    assert len({topic.code for topic in topics}) == len(topics)
    assert all(topic.question.endswith("?") and topic.clauses for topic in topics)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.value for kind in KINDS])
def test_it_reads_at_about_grade_eight(kind: AgreementKind) -> None:
    texts = [each.filled(parties=PARTIES) for topic in topics_of(kind) for each in topic.clauses]
    assert grade(" ".join(texts)) <= HARDEST_KIND
    assert not [text for text in texts if grade(text) > HARDEST_TEXT]


def test_a_sharing_agreement_fills_every_clause_of_the_register() -> None:
    assert {topic.register for topic in topics_of(AgreementKind.SHARING)} >= set(Clause.values)


def test_a_memorandum_says_when_responsibility_passes_and_how_a_party_leaves() -> None:
    titles = " ".join(topic.title for topic in topics_of(AgreementKind.MOU))
    assert "when responsibility passes" in titles
    assert "ending" in titles


def test_the_measure_tells_easy_from_hard() -> None:
    hard = "Notwithstanding aforementioned considerations, participating organizations shall indemnify counterparties."
    assert grade("We meet each month. We talk. Then we go home.") < 3 < 18 < grade(hard)
    assert [syllables(word) for word in ("care", "people", "agency", "police")] == [1, 2, 3, 2]


# What the public reads on the screen: the page of the advisory board, and the mission of the demonstration county.
PUBLIC = (
    "For community champions and the advisory board: how the program does, in numbers that point at nobody.",
    "No quarter is published yet. The coordinator publishes one when it is over.",
    "“Withheld” means: a number from 1 to 10, or one from which such a number could be worked out.",
)


def test_what_the_public_reads_is_read_at_about_grade_eight() -> None:
    page = (files("coresponder.program.partnerships") / "templates/partnerships/advisory.html").read_text("utf-8")
    assert all(sentence in page for sentence in PUBLIC)
    assert grade(" ".join(PUBLIC)) <= HARDEST_KIND
    assert grade(f"{MISSION} {VISION}") <= HARDEST_KIND
