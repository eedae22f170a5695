"""What feedback came in, of groups that are large enough that nobody can be guessed.

A group is a kind of respondent over the whole of a span, or one team of it. Below eleven answers nothing of it is shown
but that it is too small; and a team is shown only where what remains of all others is large enough as well, so that the
small one cannot be worked out by taking away.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.utils import timezone

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED
from coresponder.program.follow_up.models import FeedbackAnswer, FeedbackCard
from coresponder.program.follow_up.vocabulary import QUESTIONS, Respondent, Said

TITLES = {
    "respected": "Felt respected",
    "heard": "Was heard",
    "safer": "Felt safer afterward",
    "again": "Would call again",
}
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question of one group: how many said what."""

    title: str
    yes: int
    partly: int
    no: int
    not_said: int

    @property
    def n(self) -> int:
        """How many answered it."""
        return self.yes + self.partly + self.no

    @property
    def percent_yes(self) -> int | None:
        """The share that said yes, of those who answered; None where too few did."""
        return round(100 * self.yes / self.n) if self.n >= SMALLEST_PUBLISHED else None


@dataclass(frozen=True, kw_only=True)
class Group:
    """One kind of respondent. Without `questions` the group is too small to be shown."""

    title: str
    n: int
    handed_out: int | None
    questions: Sequence[Answered]

    @property
    def is_held_back(self) -> bool:
        return not self.questions

    @property
    def response_percent(self) -> int | None:
        """How many of those who got a card answered; None where that is not known, or the group is held back."""
        if self.is_held_back or not self.handed_out:
            return None
        return round(100 * self.n / self.handed_out)

    @property
    def is_more_than_handed_out(self) -> bool:
        """More answers than cards: somebody answered twice, or the cards were not all counted."""
        return bool(self.handed_out) and not self.is_held_back and self.n > (self.handed_out or 0)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one kind of respondent wrote."""

    title: str
    said: Sequence[str]


def since_month(today: date | None = None) -> date:
    """The first day of the twelve months that end with this one."""
    day = today or timezone.localdate()
    years, month = divmod(day.year * 12 + day.month - MONTHS, 12)
    return date(years, month + 1, 1)


def groups(*, since: date | None = None) -> list[Group]:
    """Every kind of respondent over the last twelve months."""
    first = since or since_month()
    answers = FeedbackAnswer.objects.filter(month_on__gte=first)
    numbers = dict(answers.order_by().values_list("respondent").annotate(number=Count("pk")))
    cards = _handed_out(first)
    return [
        Group(
            title=each.label,
            n=numbers.get(each.value, 0),
            handed_out=cards.get(each.value),
            questions=_questions(answers.filter(respondent=each)) if _is_enough(numbers.get(each.value, 0)) else (),
        )
        for each in Respondent
    ]


def by_team(respondent: Respondent, *, since: date | None = None) -> list[Group]:
    """The teams of one kind of respondent, only where each of them is large enough: else none can be shown."""
    first = since or since_month()
    answers = FeedbackAnswer.objects.filter(month_on__gte=first, respondent=respondent)
    counted = answers.order_by().values_list("team", "team__call_sign").annotate(number=Count("pk"))
    rows = sorted(counted, key=lambda row: row[1] or "")
    if not rows or not all(_is_enough(number) for _, _, number in rows):
        return []
    return [
        Group(
            title=call_sign or "no team named", n=number, handed_out=None,
            questions=_questions(answers.filter(team=team)),
        )
        for team, call_sign, number in rows
    ]  # fmt: skip


def words_to_read() -> list[Words]:
    """What was written within twelve months, of groups that are large enough, in the order of the alphabet."""
    found = FeedbackAnswer.objects.filter(month_on__gte=since_month())
    said: list[Words] = []
    for each in Respondent:
        answers = list(found.filter(respondent=each))
        if _is_enough(len(answers)):
            written = sorted((str(answer.words) for answer in answers if answer.words), key=str.casefold)
            said.append(Words(title=each.label, said=written))
    return said


def cards_made() -> Iterable[FeedbackCard]:
    """Every batch, the newest first."""
    return FeedbackCard.objects.select_related("team", "made_by")


def _is_enough(number: int) -> bool:
    return number >= SMALLEST_PUBLISHED


def _handed_out(first: date) -> Mapping[str, int | None]:
    """How many cards went to each kind of respondent; None where one batch was not counted."""
    rows = FeedbackCard.objects.filter(month_on__gte=first).order_by().values("respondent")
    summed = rows.annotate(number=Sum("handed_out"))
    uncounted = set(rows.filter(handed_out=None).values_list("respondent", flat=True))
    return {row["respondent"]: None if row["respondent"] in uncounted else row["number"] for row in summed}


def _questions(answers: Iterable[FeedbackAnswer]) -> list[Answered]:
    rows = list(answers)
    counted = {question: Counter(getattr(each, question) for each in rows) for question in QUESTIONS}
    return [
        Answered(
            title=TITLES[question], yes=found[Said.YES], partly=found[Said.PARTLY], no=found[Said.NO],
            not_said=found[Said.NOT_SAID],
        )
        for question, found in counted.items()
    ]  # fmt: skip
