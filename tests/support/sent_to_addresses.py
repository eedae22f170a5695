"""What the form of an address is sent, where it does nothing without a field.

One line in SENT for each such address; what stands behind the ids in it is in behind_addresses.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.behind_addresses import KNOWN
from tests.support.sample_objects import SampleObjects
from tests.support.who_sees import Sees, everybody, named


@dataclass(frozen=True)
class Sent:
    """What is sent along to an address that does nothing without it, as a query or as a form.

    What stands behind an address without any part may be there for some alone; `of` and `seen_by` are as above.
    """

    fields: Callable[[SampleObjects], dict[str, str]]
    of: tuple[str, ...] = ()
    seen_by: Sees = everybody


PLAN = "people/<uuid:person_id>/plan/"
A_CALL_TYPE = Sent(lambda objects: {"type": objects.call_type_of_a_draft()})
A_VERSION = Sent(lambda objects: {"version": str(objects.people.plan_in_use.pk)}, of=(KNOWN,))
A_DRAFT = Sent(lambda objects: {"version": str(objects.people.plan_begun.pk)}, of=(KNOWN,))
OF_CLARA = Sent(lambda objects: {}, seen_by=named("clara"))
# Who writes criteria has a draft of one's own; nobody else's is there.
CRITERIA_DRAFT = Sent(lambda objects: {"rule": objects.criteria.rule_of_draft()}, seen_by=named("cora"))
SENT: dict[str, Sent] = {
    "criteria/draft/": CRITERIA_DRAFT,
    "criteria/draft/discard/": CRITERIA_DRAFT,
    "criteria/draft/text/": CRITERIA_DRAFT,
    "criteria/draft/check/": CRITERIA_DRAFT,
    "criteria/draft/rules/add/": CRITERIA_DRAFT,
    "account/second-factors/app/remove/": OF_CLARA,
    "account/recovery-codes/": OF_CLARA,
    "call-types/decide/": A_CALL_TYPE,
    "call-types/take-back/": A_CALL_TYPE,
    f"{PLAN}write/": A_DRAFT,
    f"{PLAN}submit/": A_DRAFT,
    f"{PLAN}approve/": A_DRAFT,
    f"{PLAN}return/": A_DRAFT,
    f"{PLAN}confirm/": A_VERSION,
    f"{PLAN}retire/": A_VERSION,
}
