"""The long task that belongs to no single app of the program: verifying the audit trail."""

from uuid import UUID

from django.urls import reverse

from coresponder.kernel.progress import Progress
from coresponder.program.runs.kinds import RunKind, register
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.actions.seals import note_verification
from coresponder.safeguards.audit.models import TrailVerification
from coresponder.safeguards.audit.seals.keys import believed_keys
from coresponder.safeguards.audit.verifying import verify_trail
from coresponder.safeguards.permissions import Permission

VERIFY_TRAIL = "verify_trail"


def verify(*, about: UUID, by: User, progress: Progress) -> None:
    """Walk the whole trail and its seals, and write down what was found."""
    verification = TrailVerification.objects.get(pk=about)
    report = verify_trail(believed_keys=believed_keys(), progress=progress)
    note_verification(verification=verification, report=report, by=by)


def _page(about: UUID) -> str:
    return reverse("web:verification", args=[about])


register(
    RunKind(
        key=VERIFY_TRAIL,
        title="Verifying the audit trail",
        permission=Permission.VIEW_AUDIT,
        work=verify,
        page=_page,
        repeatable=True,
    )
)
