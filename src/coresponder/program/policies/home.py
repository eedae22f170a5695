"""What the first page says about the manual by itself."""

from coresponder.program.policies.models import ChapterVersion
from coresponder.program.policies.rules import side_of
from coresponder.program.policies.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User


def waits_for_approval_of(user: User) -> bool:
    """Whether a proposed chapter waits for the side for which somebody approves."""
    side = side_of(user)
    if side is None:
        return False
    proposed = ChapterVersion.objects.filter(state=VersionState.PROPOSED)
    return proposed.exclude(approvals__side=side).exclude(edited_by=user).exists()
