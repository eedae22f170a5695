"""One object behind one part of an address, and words that several of them share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.vocabulary import DataClass as Class
from tests.support.sample_objects import SampleObjects
from tests.support.who_sees import Sees, both, either, everybody, holds, named, works_for, writes

PART = re.compile(r"<\w+:(\w+)>")


@dataclass(frozen=True)
class Behind:
    """One object behind one part of an address.

    `also` is what the object asks for beyond what its page asks for, of everybody but its `owner`. To whom `seen_by`
    says no, it is not there. Whom `open_to` keeps out is refused with `refusal`. `is_there` is false for what nobody
    finds; `of` names what else has to be in the address, because the object belongs to it. It stands behind addresses
    that match the pattern `on` and not the pattern `not_on`.
    """

    part: str
    what: str
    make: Callable[[SampleObjects], Any]
    also: Permission | None = None
    owner: str = ""
    seen_by: Sees = everybody
    open_to: Sees = everybody
    refusal: str = ""
    is_there: bool = True
    of: tuple[str, ...] = ()
    on: str = ""
    not_on: str = "^$"


KNOWN = "somebody whom all who look people up may know of"
MET = "the encounter of Omar and Clara"
MEETING = "a case conference of the clinic"
QUICK = "/quick/$"
CLINIC, POLICE = works_for(AgencyKind.MENTAL_HEALTH), works_for(AgencyKind.POLICE)
LEDGER = holds(Permission.VIEW_DISCLOSURES)
CLINIC_OR_LEDGER, READERS = either(CLINIC, LEDGER), either(CLINIC, POLICE)
CLINIC_POLICE_OR_COORDINATOR = either(READERS, holds(Permission.MANAGE_PARTNERSHIPS))
WORKED_ON = "^issues/<uuid:issue_id>/(take|close|reopen)/$"
WRITING_CLINIC = both(CLINIC, writes(Class.IDENTITY))
ON_THE_TEAM = either(named("omar"), named("clara"))
RUNS_THE_SHIFT = either(either(holds(Permission.SEND_TEAMS), holds(Permission.PLAN_SHIFTS)), ON_THE_TEAM)
OF_TEAM = "^(phone|encounters)/"
AT_WORK = "^shifts/<uuid:shift_id>/(start|end|unavailable|available)/$"
BEING_WRITTEN = "^manual/chapters/<slug:chapter_key>/(write|propose|approve|return)/$"
ON_REPORTS = either(
    either(holds(Permission.WRITE_REPORTS), holds(Permission.APPROVE_REPORTS)), holds(Permission.PUBLISH_REPORTS)
)
DRAFTS = Permission.VIEW_DRAFT_BASELINES
BUILD = Permission.BUILD_BASELINES
UPLOAD = Permission.UPLOAD_CALLS
REVIEW = Permission.REVIEW_EMERGENCIES
