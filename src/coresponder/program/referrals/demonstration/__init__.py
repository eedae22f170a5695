"""The referrals of the invented county: out of its encounters, to its services, some of which are partners.

partners   a few organizations that take referrals by link, with an agreement
history    what became of every referral until today, stored all at once with one audit event
"""

from collections.abc import Sequence

from django.db import transaction

from coresponder.kernel.progress import Progress
from coresponder.program.encounters.demonstration.history import Told
from coresponder.program.referrals import audit_events
from coresponder.program.referrals.demonstration import history, partners
from coresponder.program.referrals.models import Referral
from coresponder.program.services.models import ServiceCategory
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record


@transaction.atomic
def load(*, told: Sequence[Told], clinic: Agency, by: User, manager: User, progress: Progress) -> None:
    """Bring in what became of the help that was accepted; not where referrals or no services are."""
    if not told or not ServiceCategory.objects.exists() or _is_there():
        return
    progress("Inventing what became of referrals.", 0.0)
    live = partners.load(clinic=clinic, by=by, manager=manager)
    counts = history.store(told, live=live)
    record(audit_events.YEAR_INVENTED, by=by, about="referrals:all", details={**counts})
    progress("The referrals of the year are there.", 1.0)


def _is_there() -> bool:
    with everything_let_through():
        return Referral.objects.exists()
