"""Holds, emergency departments, transports, what was settled in place, help offered and taken, follow-ups."""

import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.registry.enforcement import MET
from coresponder.analysis.measures.outcomes.shares import (
    CONTACTS,
    FOLLOW_UPS,
    Condition,
    Domain,
    ShareOf,
    met,
    sure,
    whether,
    yes,
)

LEAST: Domain = "least restrictive"
FOLLOWED = "follow-ups that were due by rule and whose time has come"
CLINICIAN_SAYS = "It is known only where it was recorded; contacts without it are missing, not a no."


def _due(follow_ups: ir.Table) -> ir.BooleanValue:
    return follow_ups.rule.notnull() & follow_ups.is_on_time.notnull()


def _within(column: str, hours: int) -> Condition:
    """Whether it happened within so many hours; what never happened did not."""
    return lambda rows: sure(rows[column] <= hours)


SHARES: tuple[ShareOf, ...] = (
    ShareOf(
        key="stabilized_in_community_rate",
        title="Settled in place",
        question="How often was a contact settled in the community?",
        numerator="Contacts without arrest, hold or facility",
        denominator=MET,
        said="were settled without arrest, hold or facility",
        source=CONTACTS,
        among=met,
        counts=lambda contacts: contacts.stabilized_in_community,
        needs=("is_met", "counts_as_repeat", "stabilized_in_community"),
        domain=LEAST,
        direction="higher",
        caveats=(
            "Programs mean very different things by “resolved on scene”: Boston’s code of that name was for a fifth"
            " of encounters, Boulder’s for two thirds. A contact of which one of the three is not recorded is missing."
        ),
    ),
    ShareOf(
        key="involuntary_hold_rate",
        title="Involuntary holds",
        question="How often was somebody held against their will?",
        numerator="Contacts in which a hold was placed",
        denominator=MET,
        said="ended in a hold",
        source=CONTACTS,
        among=met,
        counts=lambda contacts: contacts.involuntary_hold,
        needs=("is_met", "counts_as_repeat", "involuntary_hold"),
        domain=LEAST,
        direction="lower",
        caveats="An evaluation for a hold is no hold and is counted apart. Fewer are better only where care is found.",
    ),
    ShareOf(
        key="hold_rate_of_evaluated",
        title="Holds among evaluations",
        question="How often did an evaluation end in a hold?",
        numerator="Evaluations that ended in a hold",
        denominator="contacts in which a hold was evaluated",
        said="ended in a hold",
        source=CONTACTS,
        among=lambda contacts: met(contacts) & (contacts.hold_evaluated == "yes"),
        counts=lambda contacts: yes(contacts.hold_placed),
        needs=("is_met", "counts_as_repeat", "hold_evaluated", "hold_placed"),
        domain=LEAST,
        caveats="Neither many nor few are good in themselves: it says how often an evaluation was needed.",
    ),
    ShareOf(
        key="hold_conversion_rate",
        title="Holds that became an admission",
        question="How often did a hold end in an admission?",
        numerator="Holds after which the person was admitted, voluntarily or not",
        denominator="holds of which the end is known",
        said="ended in an admission",
        source=CONTACTS,
        among=lambda contacts: met(contacts) & sure(contacts.involuntary_hold),
        counts=lambda contacts: whether(contacts.hold_end, "admitted_voluntary", "admitted_involuntary"),
        needs=("is_met", "counts_as_repeat", "involuntary_hold", "hold_end"),
        domain=LEAST,
        caveats="Few admissions may mean that holds are used too readily, or that there are no beds.",
    ),
    ShareOf(
        key="emergency_department_rate",
        title="Taken to an emergency department",
        question="How often was somebody taken to an emergency department?",
        numerator="Contacts after which the person was taken to one, psychiatric or not",
        denominator=MET,
        said="ended in an emergency department",
        source=CONTACTS,
        among=met,
        counts=lambda contacts: contacts.taken_to_emergency_department,
        needs=("is_met", "counts_as_repeat", "taken_to_emergency_department"),
        domain=LEAST,
        direction="lower",
        caveats="Who walks in later is not in it: hospital records would say.",
    ),
    ShareOf(
        key="voluntary_transport_rate",
        title="Voluntary transports",
        question="How often did somebody who was taken to care go of their own will?",
        numerator="Transports without a hold",
        denominator="contacts after which the person was taken to a hospital, crisis center, detox or respite",
        said="were voluntary",
        source=CONTACTS,
        among=lambda contacts: met(contacts) & sure(contacts.taken_to_facility),
        counts=lambda contacts: contacts.taken_voluntarily,
        needs=("is_met", "counts_as_repeat", "taken_to_facility", "taken_voluntarily"),
        domain=LEAST,
        direction="higher",
        caveats="Voluntary on paper may have been the better of two offers.",
    ),
    ShareOf(
        key="need_offered_rate",
        title="Needs to which help was offered",
        question="How often was help offered where a need was found?",
        numerator="Contacts in which help was offered",
        denominator="contacts in which a need was found",
        said="were offered help",
        source=CONTACTS,
        among=lambda contacts: met(contacts) & sure(contacts.need_found),
        counts=lambda contacts: contacts.need_offered,
        needs=("is_met", "counts_as_repeat", "need_found", "need_offered"),
        domain="accessible",
        direction="higher",
        caveats=CLINICIAN_SAYS,
    ),
    ShareOf(
        key="offer_accepted_rate",
        title="Offers that were accepted",
        question="How often was an offer accepted?",
        numerator="Contacts in which an offer was accepted, or partly",
        denominator="contacts in which help was offered",
        said="accepted it, or a part of it",
        source=CONTACTS,
        among=lambda contacts: met(contacts) & sure(contacts.need_offered),
        counts=lambda contacts: contacts.offer_accepted,
        needs=("is_met", "counts_as_repeat", "need_offered", "offer_accepted"),
        domain="person-centered",
        direction="higher",
        caveats="Somebody may refuse what is offered because it is not what is needed.",
    ),
    ShareOf(
        key="warm_handoff_rate",
        title="Warm hand-offs",
        question="How often was somebody handed over by talking to whoever takes over?",
        numerator="Contacts with a warm hand-off",
        denominator="contacts of which it was recorded",
        said="were handed over warmly",
        source=CONTACTS,
        among=met,
        counts=lambda contacts: yes(contacts.warm_handoff),
        needs=("is_met", "counts_as_repeat", "warm_handoff"),
        domain="effective",
        direction="higher",
        caveats=CLINICIAN_SAYS,
    ),
    ShareOf(
        key="facility_refused_rate",
        title="Refusals by facilities",
        question="How often did a facility refuse somebody?",
        numerator="Contacts in which a facility refused",
        denominator="contacts of which it was recorded",
        said="were refused by a facility",
        source=CONTACTS,
        among=met,
        counts=lambda contacts: yes(contacts.facility_refused),
        needs=("is_met", "counts_as_repeat", "facility_refused"),
        domain="partnership",
        direction="lower",
        caveats=CLINICIAN_SAYS,
    ),
    *(
        ShareOf(
            key=f"follow_up_attempted_{hours}_hours",
            title=f"Follow-up attempted within {hours} hours",
            question=f"How often was a follow-up attempted within {hours} hours?",
            numerator=f"Follow-ups attempted within {hours} hours of the encounter",
            denominator=FOLLOWED,
            said=f"were attempted within {hours} hours",
            source=FOLLOW_UPS,
            among=_due,
            counts=_within("hours_to_first_attempt", hours),
            needs=("rule", "is_on_time", "hours_to_first_attempt"),
            domain="timely",
            direction="higher",
            caveats="An attempt that reached nobody is an attempt. It is counted apart from reaching somebody.",
        )
        for hours in (24, 72)
    ),
    *(
        ShareOf(
            key=f"follow_up_reached_{hours}_hours",
            title=f"Follow-up reached within {hours} hours",
            question=f"How often was somebody reached within {hours} hours?",
            numerator=f"Follow-ups in which somebody was reached within {hours} hours of the encounter",
            denominator=FOLLOWED,
            said=f"reached somebody within {hours} hours",
            source=FOLLOW_UPS,
            among=_due,
            counts=_within("hours_to_reached", hours),
            needs=("rule", "is_on_time", "hours_to_reached"),
            domain="timely",
            direction="higher",
            caveats="Whoever was reached counts: the person, family, a provider.",
        )
        for hours in (72, 168)
    ),
)
