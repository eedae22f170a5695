"""What a team's model variant means here: who has to be there, how it comes to a call, and what it is not for."""

from collections.abc import Iterable

from coresponder.program.calls.models import Call, Judgement
from coresponder.program.calls.vocabulary import AgeBand, Reported
from coresponder.program.deployment.language.vocabulary import BY_PHONE, MEDICAL_FIRST, OTHER_TEAM, POLICE_FIRST, SEND
from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.vocabulary import Need, Trigger
from coresponder.program.dispatch.vocabulary import AssignmentState, TeamRole

# Whom a call is about, as far as a call says it; of the other needs a call says nothing.
CONNECTED = "connected"
SAID_BY_CALLS = (Need.SUICIDE, Need.OVERDOSE, Need.YOUTH, Need.OLDER_ADULTS)


def missing_roles(variant: ModelVariant, roles: Iterable[str]) -> list[str]:
    """The roles of which somebody is missing on a shift: the officer, each of the partners. Empty where all is well.

    Where the partner helps by phone or video the officer is patrol's, at the scene, and on no shift of the team.
    """
    there = set(roles)
    needs_officer = variant.with_officer and not variant.is_remote
    found = [TeamRole.OFFICER.label] if needs_officer and TeamRole.OFFICER not in there else []
    found += [TeamRole(role).label for role in variant.partners if role not in there]
    return found if there or found else ["on it"]


def state_words(variant: ModelVariant, state: AssignmentState) -> str:
    """What a state is called: whoever helps by phone or video is connected, and on no scene."""
    return CONNECTED if variant.is_remote and state == AssignmentState.ON_SCENE else state.label


def may_send_itself(variant: ModelVariant) -> bool:
    """Whether a team of this kind may go to a call without being sent."""
    return Trigger.SELF_DISPATCHED in variant.triggers


def reservations_about(variant: ModelVariant, call: Call, *, is_asked_for: bool) -> list[str]:
    """What speaks against sending a team of this kind to a call. The dispatcher decides."""
    found = [] if variant.answers_calls else ["works only after the event"]
    comes = Trigger.PATROL_REQUEST if is_asked_for else Trigger.DIRECT
    if variant.answers_calls and variant.triggers and comes not in variant.triggers:
        found.append("is not sent when patrol asks" if is_asked_for else "is sent when somebody on scene asks")
    needs = set(variant.needs)
    if needs and Need.ANY not in needs and needs <= set(SAID_BY_CALLS) and not needs & needs_of(call):
        found.append(f"is for {', '.join(Need(each).label for each in variant.needs)}")
    return found


def against_the_advice(variant: ModelVariant, advice: Judgement | None) -> list[str]:
    """Why a team of this kind is not the one that the criteria advise, where they say which."""
    if advice is None:
        return []
    if advice.variant:
        return [] if advice.variant == variant.key else ["the criteria ask for another kind of team"]
    if advice.answer == BY_PHONE and not variant.is_remote:
        return ["the advice is help by phone or video"]
    if advice.answer == OTHER_TEAM and variant.with_officer:
        return ["the advice is a team without police"]
    goes_there = advice.answer in (SEND, POLICE_FIRST, MEDICAL_FIRST)
    return ["helps by phone or video alone"] if goes_there and variant.is_remote else []


def needs_of(call: Call) -> set[str]:
    """The needs that a call names."""
    named = {
        Need.SUICIDE: call.suicide == Reported.YES or call.category == "suicide",
        Need.OVERDOSE: "overdose" in call.category,
        Need.YOUTH: call.age_band in (AgeBand.CHILD, AgeBand.YOUTH),
        Need.OLDER_ADULTS: call.age_band == AgeBand.OLDER,
    }
    return {need for need, is_named in named.items() if is_named}
