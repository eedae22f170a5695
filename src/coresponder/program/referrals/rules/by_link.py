"""What the one service that a link names is shown: the words it was sent, and what it can say now."""

from dataclasses import dataclass
from uuid import UUID

from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.rules.steps import offered
from coresponder.program.referrals.vocabulary import DestinationState, Step
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.encryption.fields import open_together

GONE = (DestinationState.NOT_NEEDED, DestinationState.WITHDRAWN, DestinationState.DECLINED)


@dataclass(frozen=True, kw_only=True)
class SentToService:
    """One service's side of a referral."""

    referral: Referral
    destination: Destination
    offered: tuple[Step, ...]

    @property
    def is_gone(self) -> bool:
        """Nothing is asked of it any more."""
        return self.destination.state in GONE or self.referral.is_over

    @property
    def lines(self) -> list[str]:
        """What it was sent, word by word."""
        return str(self.destination.words_sent).splitlines()


def sent_to(destination_id: UUID) -> SentToService | None:
    """What a service was sent; nothing else of the referral leaves the opened wall. None where it is gone."""
    with everything_let_through():
        rows = Destination.objects.select_related("referral", "service__organization")
        destination = rows.filter(pk=destination_id, ended_at=None).first()
        if destination is None:
            return None
        open_together([destination])
        referral = destination.referral
        return SentToService(referral=referral, destination=destination, offered=offered(referral, destination))
