"""The reviews of accounts, and when the next one is due."""

from calendar import monthrange
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.safeguards.accounts.models import AccountReview, ReviewedAccount, User
from coresponder.safeguards.accounts.vocabulary import ReviewState
from coresponder.safeguards.permissions import Permission, check


def reviews_seen_by(user: User) -> QuerySet[AccountReview]:
    """Every review, newest first, with how many accounts it holds and how many are decided."""
    check(user, Permission.REVIEW_ACCOUNTS)
    decided = Count("accounts", filter=~Q(accounts__verdict=""))
    found = AccountReview.objects.select_related("opened_by", "signed_off_by").annotate(
        size=Count("accounts"), decided=decided
    )
    return found.order_by("-opened_at", "pk")


def review_seen_by(user: User, review_id: int) -> AccountReview:
    """One review, or 404."""
    return get_object_or_404(reviews_seen_by(user), pk=review_id)


def accounts_in(review: AccountReview) -> QuerySet[ReviewedAccount]:
    """The accounts of a review by name."""
    return review.accounts.select_related("user", "agency", "decided_by")


def next_review_due_on() -> date | None:
    """When the next review is due; None means at once, because there has never been one."""
    last = AccountReview.objects.filter(state=ReviewState.SIGNED_OFF).order_by("-signed_off_at").first()
    if last is None or last.signed_off_at is None:
        return None
    return months_later(timezone.localdate(last.signed_off_at), settings.MONTHS_BETWEEN_ACCOUNT_REVIEWS)


def is_review_due(user: User) -> bool:
    """Whether a review is under way, or should be."""
    if AccountReview.objects.filter(state=ReviewState.OPEN).exists():
        return True
    due_on = next_review_due_on()
    return due_on is None or due_on <= timezone.localdate()


def is_no_review_due(user: User) -> bool:
    """Whether nothing about reviews is to be done today."""
    return not is_review_due(user)


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
