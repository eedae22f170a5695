"""The kinds of teams and the criteria of the invented county, with the programs from which they are taken."""

import json
from importlib.resources import files
from typing import Any

from django.db import transaction

from coresponder.program.deployment.actions.putting_in_force import put_in_force
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.deployment.actions.variants import save_variant
from coresponder.program.deployment.models import CriteriaVersion
from coresponder.program.deployment.variant_details import VariantDetails
from coresponder.program.deployment.vocabulary import Need, Partner, Presence, Trigger
from coresponder.safeguards.accounts.models import User

FIRST_REASON = "The criteria that the planning team agreed on for the first months."

VARIANTS: dict[str, VariantDetails] = {
    "together-in-one-car": VariantDetails(
        title="Officer and clinician in one car",
        partners=(Partner.CLINICIAN,),
        presence=Presence.TOGETHER,
        triggers=(Trigger.DIRECT, Trigger.PATROL_REQUEST, Trigger.SELF_DISPATCHED),
        description="The pair rides together and answers crisis calls first, as Boston's BEST does.",
    ),
    "separate-vehicles": VariantDetails(
        title="Meeting at the scene",
        partners=(Partner.SOCIAL_WORKER,),
        presence=Presence.SEPARATE,
        triggers=(Trigger.DIRECT, Trigger.PATROL_REQUEST),
        description="Officer and clinician come in separate vehicles and both have to arrive, as in San Mateo County.",
    ),
    "clinician-by-phone": VariantDetails(
        title="Clinician by phone or video",
        partners=(Partner.CLINICIAN,),
        presence=Presence.REMOTE,
        triggers=(Trigger.PATROL_REQUEST, Trigger.DIRECT),
        most_at_once=4,
        description="One clinician helps several patrol units by phone or video, as Harris County's CORE does.",
    ),
    "peer-and-paramedic": VariantDetails(
        title="Peer and paramedic",
        partners=(Partner.PEER, Partner.PARAMEDIC),
        with_officer=False,
        presence=Presence.TOGETHER,
        triggers=(Trigger.DIRECT, Trigger.REQUEST_988),
        needs=(Need.ANY, Need.HOMELESSNESS),
        description="A peer specialist and a paramedic in place of the clinician, without police, as Denver's STAR.",
    ),
    "mobile-crisis-youth": VariantDetails(
        title="Mobile crisis for young people",
        partners=(Partner.CLINICIAN, Partner.PEER),
        with_officer=False,
        presence=Presence.TOGETHER,
        triggers=(Trigger.DIRECT, Trigger.REQUEST_988),
        needs=(Need.YOUTH,),
        description="A clinician and a peer for children, young people and schools, without police.",
    ),
    "overdose-follow-up": VariantDetails(
        title="Overdose follow-up",
        partners=(Partner.SUBSTANCE_USE_COUNSELOR, Partner.PEER),
        with_officer=False,
        presence=Presence.FOLLOWS_UP,
        triggers=(Trigger.AFTER_EVENT,),
        needs=(Need.OVERDOSE,),
        description="Visits people within 72 hours after an overdose, with naloxone and a way into care.",
    ),
    "follow-up-team": VariantDetails(
        title="Follow-up only",
        partners=(Partner.CASE_MANAGER,),
        presence=Presence.FOLLOWS_UP,
        triggers=(Trigger.FOLLOW_UP_ONLY,),
        needs=(Need.ANY, Need.FAMILIAR_FACES),
        description="An officer and a case manager who only follow up, as Boulder's EDGE began.",
    ),
}


def criteria() -> Any:
    """The rules of the invented county, as plain data."""
    return json.loads((files(__package__) / "marigold_criteria.json").read_text("utf-8"))


@transaction.atomic
def load(*, by: User) -> None:
    """Bring in the kinds of teams and the criteria, unless there are criteria already."""
    if CriteriaVersion.objects.exists():
        return
    for key, details in VARIANTS.items():
        save_variant(key=key, details=details, by=by)
    version = save_version(content=criteria(), based_on=None, by=by)
    put_in_force(version=version, reason=FIRST_REASON, by=by)
