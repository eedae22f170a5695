"""The yearly review of accounts: opened, decided account by account, signed off by the privacy officer."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import AccountReview, ReviewedAccount, User
from coresponder.safeguards.accounts.vocabulary import ClosedBecause, ReviewState, ReviewVerdict
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.actions.closing import close
from coresponder.safeguards.staff.audit_events import (
    REVIEW_CHANGE_MADE,
    REVIEW_DECIDED,
    REVIEW_OPENED,
    REVIEW_SIGNED_OFF,
)
from coresponder.safeguards.staff.queries.second_factors import with_second_factor
from coresponder.safeguards.staff.rules import REVIEW_TRANSITIONS


@transaction.atomic
def open_review(*, by: User) -> AccountReview:
    """Begin a review over every account that is open now, as it is now."""
    check(by, Permission.REVIEW_ACCOUNTS)
    if AccountReview.objects.filter(state=ReviewState.OPEN).exists():
        raise StateError("review_open", "A review is under way.", "Sign that one off first.")
    review = AccountReview.objects.create(opened_by=by)
    users = User.objects.filter(is_active=True).annotate(has_second_factor=with_second_factor())
    found = ReviewedAccount.objects.bulk_create([_as_found(review, user) for user in users])
    record(REVIEW_OPENED, by=by, about=f"account_review:{review.pk}", details={"accounts": len(found)})
    return review


@transaction.atomic
def decide(*, account: ReviewedAccount, verdict: ReviewVerdict, note: str, by: User) -> ReviewedAccount:
    """Say what is to become of one account. It can be decided anew until the review is signed off."""
    check(by, Permission.REVIEW_ACCOUNTS)
    review = AccountReview.objects.select_for_update().get(pk=account.review_id)
    if review.state != ReviewState.OPEN:
        raise StateError("review_signed_off", "This review has been signed off.", "Open another one.")
    if verdict == ReviewVerdict.CHANGE and not note.strip():
        raise UsageError("what_to_change", "What is to be changed is missing.", "Say it in a few words.")
    if verdict == ReviewVerdict.CLOSE and account.user_id == by.pk:
        raise UsageError("own_account", "You cannot close your own account.", "Ask the coordinator.")
    account.verdict, account.note, account.decided_by, account.decided_at = verdict, note, by, timezone.now()
    account.save(update_fields=["verdict", "note", "decided_by", "decided_at"])
    details: dict[str, int | str] = {"verdict": verdict.value, "account": account.user_id}
    record(REVIEW_DECIDED, by=by, about=f"account_review:{review.pk}", details=details)
    return account


@transaction.atomic
def sign_off(*, review: AccountReview, by: User) -> AccountReview:
    """Sign for the whole review. What was decided to close closes now; what is to change waits for the coordinator."""
    check(by, Permission.REVIEW_ACCOUNTS)
    review = AccountReview.objects.select_for_update().get(pk=review.pk)
    REVIEW_TRANSITIONS.check(current=review.state, wanted=ReviewState.SIGNED_OFF)
    accounts = list(review.accounts.select_related("user"))
    undecided = sum(not account.verdict for account in accounts)
    if undecided:
        raise StateError("undecided", f"{undecided} of the accounts are not decided yet.", "Decide them first.")
    closed = sum(_carry_out(account) for account in accounts)
    review.state, review.signed_off_by, review.signed_off_at = ReviewState.SIGNED_OFF, by, timezone.now()
    review.save(update_fields=["state", "signed_off_by", "signed_off_at"])
    counts = Counter(account.verdict for account in accounts)
    details: dict[str, int | str] = {
        "kept": counts[ReviewVerdict.KEEP],
        "to_change": counts[ReviewVerdict.CHANGE],
        "closed": closed,
    }
    record(REVIEW_SIGNED_OFF, by=by, about=f"account_review:{review.pk}", details=details)
    return review


@transaction.atomic
def note_change_made(*, account: ReviewedAccount, by: User) -> ReviewedAccount:
    """The coordinator has changed what a review asked for."""
    check(by, Permission.MANAGE_ACCOUNTS)
    account = ReviewedAccount.objects.select_for_update().get(pk=account.pk)
    if account.verdict != ReviewVerdict.CHANGE or account.changed_at is not None:
        raise StateError("nothing_to_change", "Nothing is asked for about this account any more.")
    account.changed_at = timezone.now()
    account.save(update_fields=["changed_at"])
    record(REVIEW_CHANGE_MADE, by=by, about=f"account_review:{account.review_id}", details={"account": account.user_id})
    return account


def _as_found(review: AccountReview, user: User) -> ReviewedAccount:
    return ReviewedAccount(
        review=review,
        user=user,
        agency=user.agency,
        role=user.role,
        last_signed_in_at=user.last_login,
        had_second_factor=getattr(user, "has_second_factor", False),
    )


def _carry_out(account: ReviewedAccount) -> bool:
    """Close what was decided to close; an account that has closed meanwhile needs nothing."""
    if account.verdict != ReviewVerdict.CLOSE or not account.user.is_active:
        return False
    close(account.user, ClosedBecause.REVIEW)
    return True
