"""The transfers of a call, with what may come next."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from coresponder.program.call_taking.models import Transfer
from coresponder.program.call_taking.transitions import TRANSFER_TRANSITIONS
from coresponder.program.call_taking.vocabulary import TransferState
from coresponder.program.calls.models import Call
from coresponder.program.calls.queries.live import call_seen_by
from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class SeenTransfer:
    """A transfer, and the states that may follow."""

    transfer: Transfer
    next_states: tuple[TransferState, ...]

    @property
    def is_open(self) -> bool:
        """Whether something may follow."""
        return bool(self.next_states)


def transfers_of(user: User, call: Call) -> list[SeenTransfer]:
    """Every transfer of a call that somebody may see, the newest first."""
    call = call_seen_by(user, call.pk)
    found = call.transfers.prefetch_related("steps__by")
    return [SeenTransfer(transfer=each, next_states=_next(each.state)) for each in found]


def transfer_of(user: User, call: Call, transfer_id: UUID) -> SeenTransfer:
    """One transfer of a call; Http404 where there is none."""
    found = next((each for each in transfers_of(user, call) if each.transfer.pk == transfer_id), None)
    if found is None:
        raise Http404
    return found


def _next(state: str) -> tuple[TransferState, ...]:
    return tuple(TransferState(each) for each in TRANSFER_TRANSITIONS.allowed[state])
