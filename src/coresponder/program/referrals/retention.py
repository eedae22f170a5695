"""What this app keeps: referrals that were written by mistake. All others go with the record of the person."""

from functools import partial

from coresponder.program.people.queries.due import ended
from coresponder.program.people.retention import delete_part, register_of_person
from coresponder.program.referrals.models import Referral
from coresponder.safeguards.retention import Category, Disposal

register_of_person(
    Category(
        key="referral_mistake",
        title="Referrals that were written by mistake",
        trigger="ended",
        trigger_words="it was marked as a mistake",
        find=partial(ended, Referral, "referral_mistake"),
        dispose={Disposal.DELETE: partial(delete_part, Referral)},
    )
)
