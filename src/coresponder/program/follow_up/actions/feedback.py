"""Feedback cards with a link, and answers that nobody can trace.

An answer is no audit event, and the use of the link is not noted with it: the trail knows the minute and the network
address of what it records, and so would tell whose answer it is. What is counted is how many there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.models import Team
from coresponder.program.follow_up.audit_events import CARDS_COUNTED, CARDS_ENDED, CARDS_MADE, FEEDBACK_WORDS_READ
from coresponder.program.follow_up.models import FeedbackAnswer, FeedbackCard
from coresponder.program.follow_up.queries.feedback import Words, words_to_read
from coresponder.program.follow_up.vocabulary import QUESTIONS, Language, Respondent, Said
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.links.actions import end_links, issue_link
from coresponder.safeguards.links.vocabulary import LinkPurpose
from coresponder.safeguards.permissions import Permission, check

MOST_DAYS = 180
LONGEST_WORDS = 1000


@dataclass(frozen=True, kw_only=True)
class MadeCard:
    """Cards with the secret of their link, which is known only now."""

    card: FeedbackCard
    secret: str


@transaction.atomic
def make_cards(
    *,
    month_on: date,
    team: Team | None,
    respondent: Respondent,
    language: Language,
    handed_out: int | None,
    days: int,
    by: User,
) -> MadeCard:
    """A batch of cards with one link, for a month, a team and a kind of respondent. The link is shown once."""
    check(by, Permission.HAND_OUT_FEEDBACK_CARDS)
    if not 1 <= days <= MOST_DAYS:
        raise UsageError("days_impossible", f"A link holds from 1 to {MOST_DAYS} days.", "Choose so many.")
    valid_for = timedelta(days=days)
    card = FeedbackCard.objects.create(
        month_on=month_on.replace(day=1), team=team, respondent=respondent, language=language, handed_out=handed_out,
        made_by=by, valid_until=timezone.now() + valid_for,
    )  # fmt: skip
    issued = issue_link(purpose=LinkPurpose.FEEDBACK, about=card.pk, valid_for=valid_for, single_use=False, by=by)
    details: dict[str, Detail] = {
        "respondent": respondent.value,
        "handed_out": -1 if handed_out is None else handed_out,
    }
    record(CARDS_MADE, by=by, about=f"feedback_card:{card.pk}", details=details)
    return MadeCard(card=card, secret=issued.secret)


@transaction.atomic
def count_cards(*, card: FeedbackCard, handed_out: int, by: User) -> FeedbackCard:
    """Say how many cards of a batch were handed out, so that a response rate can be said."""
    check(by, Permission.HAND_OUT_FEEDBACK_CARDS)
    found = FeedbackCard.objects.select_for_update().get(pk=card.pk)
    found.handed_out = handed_out
    found.save(update_fields=["handed_out"])
    record(CARDS_COUNTED, by=by, about=f"feedback_card:{found.pk}", details={"handed_out": handed_out})
    return found


@transaction.atomic
def end_cards(*, card: FeedbackCard, by: User) -> FeedbackCard:
    """The link of a batch opens nothing any more. What was answered stays."""
    check(by, Permission.HAND_OUT_FEEDBACK_CARDS)
    found = FeedbackCard.objects.select_for_update().get(pk=card.pk)
    if found.ended_at is not None:
        raise StateError("ended_already", "This link has ended.", "Make new cards.")
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    end_links(purpose=LinkPurpose.FEEDBACK, about=found.pk)
    record(CARDS_ENDED, by=by, about=f"feedback_card:{found.pk}", details={})
    return found


@transaction.atomic
def give_feedback(*, card: FeedbackCard, answers: Mapping[str, Said], words: str, respondent: Respondent) -> None:
    """One answer of somebody who has the link. Nothing is returned, so that nothing of it can be kept."""
    given = {question: answers.get(question, Said.NOT_SAID) for question in QUESTIONS}
    if all(each == Said.NOT_SAID for each in given.values()) and not words.strip():
        raise UsageError("nothing_said", "Nothing was answered.", "Choose at least one answer.")
    FeedbackAnswer.objects.create(
        month_on=card.month_on, team=card.team, respondent=respondent, words=words.strip()[:LONGEST_WORDS], **given
    )


@transaction.atomic
def read_words(*, by: User) -> list[Words]:
    """What was written, of groups that are large enough; in an order that tells nothing of when."""
    check(by, Permission.READ_FEEDBACK_WORDS)
    found = words_to_read()
    details = {"answers": sum(len(each.said) for each in found)}
    record(FEEDBACK_WORDS_READ, by=by, about="feedback:words", details=details)
    return found
