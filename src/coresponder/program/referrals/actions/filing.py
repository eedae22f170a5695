"""Referrals that were written in the field, filed together with a part of the encounter, and sent where they may go.

    "sections": {"referrals": [{
        "id": "…",                      minted on the phone: the same referral in two copies is one
        "need": "emergency_shelter", "urgency": "today", "reason": "…", "consent_said": "given",
        "services": ["…", "…"]
    }]}

Help with alcohol and drugs comes in the section `substance_referrals` of the substance-use part alone, because the
frozen bytes of a part are of one class. What may not leave is logged, as at a desk; the filing is not refused for that.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from coresponder.formats.encounter import FilingRefused
from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.sections import NextStep
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.sending import send_referral
from coresponder.program.referrals.actions.writing import write_referral
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.queries.services import every_service
from coresponder.program.referrals.vocabulary import ConsentSaid, ReferralState, Urgency, Way, class_of_need
from coresponder.program.services.models import Service
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass

MOST = 10
NOBODY = "A referral is of somebody: say first whom the encounter is with, also as somebody unknown."


def take_clinical(filing: PartFiling, content: Any, *, by: User) -> Sequence[NextStep]:
    """The referrals of a clinical part."""
    return _take(filing, content, by=by, part=PartName.CLINICAL)


def take_substance_use(filing: PartFiling, content: Any, *, by: User) -> Sequence[NextStep]:
    """The referrals of a substance-use part."""
    return _take(filing, content, by=by, part=PartName.SUBSTANCE_USE)


def _take(filing: PartFiling, content: Any, *, by: User, part: PartName) -> list[NextStep]:
    if filing.part != part:
        raise FilingRefused(
            "referral_in_another_part", f"These referrals belong to the {part.label}.", "File them there."
        )
    if not isinstance(content, list) or len(content) > MOST:
        raise FilingRefused("referrals_no_list", f"Referrals are a list of at most {MOST}.", "Reload the form.")
    if content and filing.person is None:
        raise FilingRefused("referral_of_nobody", NOBODY)
    reader(by)
    return [step for number, each in enumerate(content, start=1) for step in _one(filing, each, number, by)]


def _one(filing: PartFiling, content: Any, number: int, by: User) -> list[NextStep]:
    """Write one, and send it; whatever is wrong with it is said with its number, so that the phone shows which."""
    try:
        sent = _Sent(content)
        _refuse_other_part(sent.need, PartName(filing.part))
        return _recorded(filing, sent, by)
    except FilingRefused:
        raise
    except Denied as refusal:
        raise FilingRefused(refusal.code, f"Referral {number}: {refusal.sentence}") from refusal
    except CoresponderError as problem:
        raise FilingRefused(problem.code, f"Referral {number}: {problem.sentence}", problem.next_step) from problem


def _recorded(filing: PartFiling, sent: "_Sent", by: User) -> list[NextStep]:
    person = filing.person
    if not isinstance(person, Person):
        raise FilingRefused("referral_of_nobody", NOBODY)
    referral = write_referral(
        person=person,
        need=sent.need,
        urgency=sent.urgency,
        reason=sent.reason,
        services=sent.services,
        consent_said=sent.consent_said,
        encounter=filing.encounter,
        identity=sent.identity,
        by=by,
    )
    if referral.state == ReferralState.DRAFT and sent.consent_said != ConsentSaid.REFUSED:
        referral = send_referral(referral=referral, by=by)
    return _said(referral)


def _said(referral: Referral) -> list[NextStep]:
    """What the phone shows: how many were told, and how many have to be called, because nothing could be sent."""
    if referral.state == ReferralState.DRAFT:
        return [NextStep(code="referral_not_sent", sentence="A referral was not sent: the person refused it.")]
    ways = list(Destination.objects.filter(referral=referral, ended_at=None).values_list("way", flat=True))
    live, logged = ways.count(Way.LIVE), ways.count(Way.LOGGED)
    steps = [NextStep(code="referral_sent", sentence=f"A referral went to {_services(live)}.")] if live else []
    if logged:
        words = f"A referral is only logged for {_services(logged)}: nothing was sent. The reason stands with it; call."
        steps.append(NextStep(code="referral_only_logged", sentence=words))
    return steps


def _services(number: int) -> str:
    return f"{number} service{'' if number == 1 else 's'}"


def _refuse_other_part(need: str, part: PartName) -> None:
    try:
        is_substance_use = class_of_need(need) == DataClass.SUBSTANCE_USE
    except KeyError:
        raise FilingRefused("no_such_need", "There is no such need in the list.", "Reload the form.") from None
    if is_substance_use != (part == PartName.SUBSTANCE_USE):
        raise FilingRefused(
            "referral_in_another_part",
            f"This need does not belong to the {part.label} of an encounter.",
            "File it with the other part.",
        )


class _Sent:
    """One referral as the phone sent it, read with care: every value is what it has to be, or FilingRefused."""

    def __init__(self, content: Any) -> None:
        if not isinstance(content, Mapping):
            raise _malformed()
        try:
            self.identity = UUID(str(content["id"]))
            self.need = str(content["need"])[:60]
            self.urgency = Urgency(content["urgency"])
            self.consent_said = ConsentSaid(content["consent_said"])
            self.services = _services_named(content["services"])
        except (KeyError, ValueError, TypeError) as error:
            raise _malformed() from error
        reason = content.get("reason", "")
        if not isinstance(reason, str):
            raise _malformed()
        self.reason = reason


def _services_named(ids: Any) -> list[Service]:
    """The services in the order in which they were chosen; one that is no longer listed is refused."""
    wanted = [UUID(str(each)) for each in ids]
    found = every_service().in_bulk(wanted)
    if len(found) != len(set(wanted)):
        raise FilingRefused("service_gone", "A service is not in the directory any more.", "Choose another one.")
    return [found[each] for each in wanted]


def _malformed() -> FilingRefused:
    return FilingRefused("referral_malformed", "A referral is not what the form sends.", "Reload the form.")
