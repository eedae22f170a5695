"""Live calls, as a dispatch system pushes them."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from coresponder.delivery.api.access import SignedByFeed, pushing_feed
from coresponder.delivery.api.answers import Problem, with_refusals
from coresponder.kernel.errors import InputError
from coresponder.program.calls.actions.receiving import Receipt, receive_document
from coresponder.program.calls.vocabulary import Channel

router = Router(tags=["calls"])
LIMIT_BYTES = 1024 * 1024


class Received(Schema):
    """What became of a push: how many documents of each outcome, and the calls that they were about."""

    outcomes: dict[str, int]
    calls: list[UUID]
    personal_parts_dropped: int


@router.post(
    "/calls/documents",
    response={**with_refusals(Received), 413: Problem},
    auth=SignedByFeed(limit_bytes=LIMIT_BYTES),
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "One EIDO 1.0 document, or rows in the layout of the feed's profile, as the feed is set up.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    },
)
def push_document(request: HttpRequest) -> Received:
    """Hand over what is known of a call. The very same document again changes nothing, so that it can be sent anew."""
    receipt = receive_document(feed=pushing_feed(request), payload=request.body, channel=Channel.PUSH)
    _refuse_unless_read(receipt)
    return Received(
        outcomes={name: count for name, count in receipt.counts.items() if count},
        calls=list(receipt.call_ids),
        personal_parts_dropped=receipt.dropped,
    )


def _refuse_unless_read(receipt: Receipt) -> None:
    """422 with the reason, where nothing of it could be read."""
    if receipt.refused and len(receipt.refused) == receipt.documents:
        raise InputError(receipt.refused[0].code, receipt.refused[0].sentence)
