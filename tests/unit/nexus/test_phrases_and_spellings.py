"""What a phrase of the rule table asks of the words of a spelling."""

import pytest

from coresponder.analysis.nexus.phrases import phrase
from coresponder.analysis.nexus.spelling import without_trailing_marks, words_of


@pytest.mark.parametrize(
    ("text", "spelling", "fits"),
    [
        ("CHECK WELFARE", "check welfare of child", True),
        ("CHECK WELFARE", "check on welfare", False),
        ("SUICID*", "Suicidal person", True),
        ("SUICID*", "PARASUICIDE", False),
        ("MENTAL … TRANSPORT", "MENTAL - PERSON OR PICKUP/TRANSPORT", True),
        ("MENTAL … TRANSPORT", "TRANSPORT MENTAL", False),
        ("= CIT", "CIT", True),
        ("= CIT", "CIT 4", False),
        ("H&R", "ACC - H&R - INJURY", True),
        ("5150", "5150V", True),
        ("5150", "15150", False),
    ],
)
def test_a_phrase_fits_the_words_it_asks_for(text: str, spelling: str, fits: bool) -> None:
    assert phrase(text, {}).matches(words_of(spelling)) is fits


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("--CRISIS COMPLAINT - GENERAL", ("CRISIS", "COMPLAINT", "GENERAL")),
        ("127D_Suicide Threat", ("127", "D", "SUICIDE", "THREAT")),
        ("RETURN FOR ADD'L INFO", ("RETURN", "FOR", "ADDL", "INFO")),
        ("7.2.46", ("7", "2", "46")),
        ("Café", ("CAFE",)),
        ("—", ()),
    ],
)
def test_a_spelling_is_read_word_by_word(spelling: str, words: tuple[str, ...]) -> None:
    assert words_of(spelling) == words


def test_a_mark_at_the_end_is_the_agencys_but_a_code_keeps_its_letter() -> None:
    marks = frozenset({"P", "E"})

    assert without_trailing_marks(("WELFARE", "P", "E"), marks) == ("WELFARE",)
    assert without_trailing_marks(("22500", "E"), marks) == ("22500", "E")
    assert without_trailing_marks(("P",), marks) == ("P",)
