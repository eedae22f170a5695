"""The rules of the weekly review, as a table. Each finds events by their names, by their outcome, or by comparing.

An app adds an event to a rule where it registers the event: `register(name, sentence, review="exports")`. The patterns
here catch events whose names follow the habit. What a rule finds is stated in its sentence, which the page shows.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from coresponder.safeguards.audit.registry import all_registered

# How many weeks of an account's own past it is compared with.
WEEKS_BEFORE = 8
# An account with fewer sign-ins in these weeks has no habit yet; it is held to the hours from 7 to 19 o'clock.
SIGN_INS_FOR_A_HABIT = 5
FIRST_USUAL_HOUR, LAST_USUAL_HOUR = 7, 18
# So many different people's records in a week, and more than so many times the account's highest week before.
MANY_RECORDS = 20
TIMES_THE_HIGHEST = 2


@dataclass(frozen=True, kw_only=True)
class ReviewRule:
    """One rule. `by_account` makes one finding for each account, else one for each event.

    `comparing` names a finder of findings.py, for a rule that no name and no outcome expresses.
    """

    key: str
    title: str
    sentence: str
    events: tuple[str, ...] = ()
    by_account: bool = False
    refused_only: bool = False
    comparing: str = ""

    def names(self) -> list[str]:
        """The registered events that the rule lists."""
        return [each.name for each in all_registered() if each.review == self.key or self.catches(each.name)]

    def catches(self, name: str) -> bool:
        """Whether a pattern of the rule fits this name."""
        return any(fnmatchcase(name, pattern) for pattern in self.events)


REVIEW_RULES: tuple[ReviewRule, ...] = (
    ReviewRule(
        key="broken_trail",
        title="The audit trail was found broken",
        sentence="A verification found events or seals that are no longer what was written.",
        comparing="broken_trail",
    ),
    ReviewRule(
        key="emergencies",
        title="Opened in an emergency",
        sentence="Somebody opened a record in an emergency, closed it, or reviewed it. One line for each event.",
        events=("emergency.opened", "emergency.closed", "emergency.reviewed"),
    ),
    ReviewRule(
        key="refusals",
        title="Refusals",
        sentence="An account asked for a page or a part of a record and was refused. One line for each account.",
        refused_only=True,
        by_account=True,
    ),
    ReviewRule(
        key="many_records",
        title="Many records",
        sentence=(
            f"An account read the records of at least {MANY_RECORDS} different people, and more than "
            f"{TIMES_THE_HIGHEST} times as many as in the highest of its own {WEEKS_BEFORE} weeks before."
        ),
        comparing="many_records",
    ),
    ReviewRule(
        key="unusual_hours",
        title="Signed in at an unusual hour",
        sentence=(
            f"An account signed in more than an hour away from every hour of the day at which it signed in during the "
            f"{WEEKS_BEFORE} weeks before; with fewer than {SIGN_INS_FOR_A_HABIT} sign-ins in those weeks, before "
            f"{FIRST_USUAL_HOUR} or after {LAST_USUAL_HOUR + 1} o’clock. One line for each account."
        ),
        comparing="unusual_hours",
    ),
    ReviewRule(
        key="failed_sign_ins",
        title="Sign-ins that failed",
        sentence="Somebody tried to sign in and did not get in, or an account was locked. One line for each account.",
        events=("account.sign_in_failed*", "account.locked"),
        by_account=True,
    ),
    ReviewRule(
        key="permissions",
        title="Who may do what was changed",
        sentence="An account, a membership, an agency, a credential or a key was changed. One line for each event.",
        events=(
            *(
                "account.invited*",
                "account.first_invited",
                "account.invitation_*",
                "account.closed*",
                "account.reopened",
            ),
            *("account.set_up_anew", "account.second_factor_*", "account.recovery_code_used", "account.lock_released"),
            *("account.password_changed", "membership.*", "credential.*", "agency.*", "keys.*"),
        ),
    ),
    ReviewRule(
        key="exports",
        title="Taken out",
        sentence="An account exported or downloaded something. One line for each account.",
        events=("*.exported", "*.downloaded", "*.handed_out", "keeping.backup_*"),
        by_account=True,
    ),
    ReviewRule(
        key="openings",
        title="Walls that moved",
        sentence="An agreement was signed, came into force, was suspended, resumed or ended. One line for each event.",
        events=(
            *("agreement.signed*", "agreement.in_force", "agreement.suspended", "agreement.resumed"),
            *("agreement.renewed", "agreement.replaced", "agreement.ended", "agreement.over"),
        ),
    ),
    ReviewRule(
        key="disposals",
        title="Disposed of",
        sentence="Records were proposed for disposal, disposed of, or released from a hold. One line for each event.",
        events=("retention.disposal_*", "retention.hold_lifted"),
    ),
    ReviewRule(
        key="looking_as_another",
        title="Looked at the program as another account",
        sentence="The privacy officer looked at pages as somebody else sees them. One line for each account.",
        by_account=True,
    ),
)
