"""Feedback cards of the last months, and answers: enough of most kinds, too few of one, so that it is held back."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from coresponder.kernel.random_streams import named_stream
from coresponder.program.follow_up.actions.feedback import make_cards
from coresponder.program.follow_up.models import FeedbackAnswer, FeedbackCard
from coresponder.program.follow_up.vocabulary import QUESTIONS, Language, Respondent, Said
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.keys import keys_held

# For each kind of respondent: cards a month, answers altogether, the share of yes (round numbers of our own).
ANSWERS = {
    Respondent.PERSON: (120, 64, 0.71),
    Respondent.FAMILY: (40, 19, 0.66),
    Respondent.OFFICER: (30, 26, 0.62),
    Respondent.PROVIDER: (20, 14, 0.57),
    Respondent.DISPATCHER: (10, 7, 0.6),
}
MONTHS = 3
WORDS = (
    "They sat down with me and did not rush (invented).",
    "Ask me before you call my mother (invented).",
    "Come without the lights next time (invented).",
    "It was the first time that somebody listened (invented).",
    "The wait was long (invented).",
)
PARTLY_TO, NO_TO = 0.7, 0.95


def tell(cast: Mapping[str, User]) -> None:
    """Cards and answers."""
    months = [_first_before(timezone.localdate(), back) for back in range(MONTHS)]
    for respondent, (handed_out, number, yes) in ANSWERS.items():
        for month in months:
            _cards(month, respondent, handed_out, cast["cora"])
        _answers(respondent, number, yes, months)


def _cards(month: date, respondent: Respondent, handed_out: int, cora: User) -> FeedbackCard:
    return make_cards(
        month_on=month, team=None, respondent=respondent, language=Language.ENGLISH, handed_out=handed_out, days=120,
        by=cora,
    ).card  # fmt: skip


def _answers(respondent: Respondent, number: int, yes: float, months: list[date]) -> None:
    draws = named_stream(f"follow_up.feedback.{respondent}").random((number, len(QUESTIONS) + 1)).tolist()
    with keys_held(f"feedback:{month:%Y-%m}" for month in months):
        FeedbackAnswer.objects.bulk_create(
            FeedbackAnswer(
                month_on=months[place % MONTHS],
                respondent=respondent,
                words=WORDS[int(row[-1] * 3 * len(WORDS))] if row[-1] * 3 < 1 else "",
                **{question: _said(row[at], yes) for at, question in enumerate(QUESTIONS)},
            )
            for place, row in enumerate(draws)
        )


def _said(drawn: float, yes: float) -> Said:
    if drawn < yes:
        return Said.YES
    rest = (drawn - yes) / (1 - yes)
    return Said.PARTLY if rest < PARTLY_TO else Said.NO if rest < NO_TO else Said.NOT_SAID


def _first_before(day: date, months: int) -> date:
    first = day.replace(day=1)
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
    return first
