"""Referrals as FHIR R4: the task of one service, its updates, and the order as one bundle for a partner's system."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router, Schema

from coresponder.delivery.api.access import Holds, caller
from coresponder.delivery.api.answers import with_refusals
from coresponder.program.referrals.actions.fhir import hand_out_order, read_task_of, take_task
from coresponder.safeguards.permissions import Permission

router = Router(tags=["referrals"])
RESOURCE = dict[str, Any]
TASK = "/fhir/Task/{uuid:destination_id}"


class OrderOut(Schema):
    """The bundle, and why parts that belong to it are not in it."""

    bundle: dict[str, Any]
    staying: list[str]


@router.get(TASK, response=with_refusals(RESOURCE), auth=Holds(Permission.WRITE_REFERRALS))
def get_task(request: HttpRequest, destination_id: UUID) -> dict[str, Any]:
    """How far one service is with a referral, as a Task in the shape of the SDOH Clinical Care guide."""
    return read_task_of(destination_id=destination_id, by=caller(request))


@router.put(TASK, response=with_refusals(RESOURCE), auth=Holds(Permission.WRITE_REFERRALS))
def put_task(request: HttpRequest, destination_id: UUID, resource: Body[dict[str, Any]]) -> dict[str, Any]:
    """A service's update: accepted, rejected or failed with a reason, on hold, in progress, completed."""
    return take_task(destination_id=destination_id, resource=resource, by=caller(request))


@router.post(f"{TASK}/order", response=with_refusals(OrderOut), auth=Holds(Permission.HAND_OUT_RECORDS))
def post_order(request: HttpRequest, destination_id: UUID) -> OrderOut:
    """ServiceRequest, Task, person and consent as one bundle. Handing it out is written into ledger and trail."""
    made = hand_out_order(destination_id=destination_id, by=caller(request))
    return OrderOut(bundle=made.document, staying=list(made.staying))
