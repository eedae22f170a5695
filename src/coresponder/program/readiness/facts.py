"""What is asked of the program itself, phase by phase."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import files

from coresponder.kernel.spoken_english import some
from coresponder.program.call_taking.queries.cards import newest_bank
from coresponder.program.calls.models import Export, Feed
from coresponder.program.calls.models.exports import KEPT_STATES
from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.program.dispatch.models import Shift, Team
from coresponder.program.dispatch.vocabulary import ShiftState
from coresponder.program.encounters.models import Encounter
from coresponder.program.partnerships.queries.charters import adopted_charter
from coresponder.program.partnerships.queries.meetings import meetings_held
from coresponder.program.partnerships.queries.team import holdings_on, lived_experience_holds_a_seat
from coresponder.program.policies.models import AfterAction, ChapterVersion, Improvement, Reading
from coresponder.program.policies.queries.reading import overdue_signatures
from coresponder.program.policies.queries.who_does_what import table_in_force
from coresponder.program.policies.vocabulary import KINDS_OF_SIDE, ReviewKind, Side, VersionState
from coresponder.program.readiness import begun
from coresponder.program.readiness.asking import Answer, Fact, Step, register_own
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.readiness.vocabulary import Phase
from coresponder.program.referrals.models import Referral
from coresponder.program.services.models import Service
from coresponder.program.training.models import Completion, Course, Position
from coresponder.program.training.queries.standing import shares_by_role
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import can_be_signed_for
from coresponder.safeguards.agreements.vocabulary import OPENING_STATES

QUARTER_DAYS, YEAR_DAYS = 92, 366


def _are(count: int, noun: str, said: str, plural: str = "") -> str:
    """One export is stored; two exports are stored."""
    return f"{some(count, noun, plural)} {'is' if count == 1 else 'are'} {said}"


def _of(some_of_them: int, number: int, noun: str, plural: str = "") -> str:
    """1 of 9 chapters; 0 of 1 chapter."""
    return f"{some_of_them:,} of {number:,} {noun if number == 1 else plural or noun + 's'}"


def both_partners(today: date) -> Answer:
    """Law enforcement and health care are both there."""
    kinds = set(Agency.objects.filter(is_active=True).values_list("kind", flat=True))
    missing = [side.label for side in Side if not kinds & set(KINDS_OF_SIDE[side])]
    return not missing, f"missing: {', '.join(missing)}" if missing else "both are there"


def both_can_sign(today: date) -> Answer:
    """Somebody may sign for each partner."""
    missing = [side.label for side in Side if not _can_be_signed_for(side)]
    return not missing, f"nobody for: {', '.join(missing)}" if missing else "somebody may for each"


def _can_be_signed_for(side: Side) -> bool:
    agencies = Agency.objects.filter(is_active=True, kind__in=KINDS_OF_SIDE[side])
    return any(can_be_signed_for(agency) for agency in agencies)


def team_is_seated(today: date) -> Answer:
    """Somebody holds a seat on the planning team."""
    held = holdings_on(today).count()
    return held > 0, _are(held, "seat", "held")


def lived_experience(today: date) -> Answer:
    """People with lived experience or families hold a seat."""
    found = lived_experience_holds_a_seat(today)
    return found, "they hold a seat" if found else "nobody does"


def has_an_export(today: date) -> Answer:
    """Calls for service have come in as a file."""
    count = Export.objects.filter(state__in=KEPT_STATES).count()
    return count > 0, _are(count, "export", "stored")


def charter_adopted(today: date) -> Answer:
    """The planning team has adopted its charter."""
    found = adopted_charter()
    return found is not None, "it is adopted" if found else "none is adopted"


def meets(today: date) -> Answer:
    """The planning team has met within a quarter."""
    count = meetings_held(today - timedelta(days=QUARTER_DAYS)).count()
    return count > 0, some(count, "meeting") + " within three months"


def agreement_in_force(today: date) -> Answer:
    """An information-sharing agreement is in force."""
    count = Agreement.objects.filter(state__in=OPENING_STATES).count()
    return count > 0, _are(count, "agreement", "in force")


def mission_approved(today: date) -> Answer:
    """The chapter on the mission is in force."""
    found = ChapterVersion.objects.filter(chapter__key="mission", state=VersionState.IN_FORCE).exists()
    return found, "it is in force" if found else "no text is approved"


def policy_approved(today: date) -> Answer:
    """Every mandatory chapter is in force."""
    versions = ChapterVersion.objects.filter(chapter__is_mandatory=True)
    wanted = versions.values("chapter").distinct().count()
    held = versions.filter(state=VersionState.IN_FORCE).count()
    return 0 < wanted == held, _of(held, wanted, "mandatory chapter") + " in force"


def services_listed(today: date) -> Answer:
    """The community's services are listed."""
    count = Service.objects.count()
    return count > 0, _are(count, "service", "listed")


def model_chosen(today: date) -> Answer:
    """A kind of team is in use."""
    count = ModelVariant.objects.filter(is_active=True).count()
    return count > 0, _are(count, "kind of team", "in use", "kinds of teams")


def criteria_in_force(today: date) -> Answer:
    """Deployment criteria are in force."""
    found = version_in_force()
    return found is not None, "they are in force" if found else "none are in force"


def cards_there(today: date) -> Answer:
    """The 911 center has question cards."""
    found = newest_bank()
    return found is not None, "they are there" if found else "there are none"


def roles_settled(today: date) -> Answer:
    """The table of who does what is in force."""
    found = table_in_force()
    return found is not None, "it is in force" if found else "no table is approved"


def people_trained(today: date) -> Answer:
    """Everybody in a role with mandatory courses is current in them."""
    if not Course.objects.filter(is_mandatory=True).exists():
        return False, "there is no curriculum"
    shares = shares_by_role(today)
    current, people = sum(each.current for each in shares), sum(each.people for each in shares)
    return 0 < people == current, _of(current, people, "person", "people") + " current"


def exercise_held(today: date) -> Answer:
    """An exercise was held and looked back at."""
    count = AfterAction.objects.filter(kind=ReviewKind.EXERCISE).count()
    return count > 0, some(count, "exercise") + " looked back at"


def chapters_read(today: date) -> Answer:
    """What has to be read is signed, and nobody's signature is missing after its day."""
    count = Reading.objects.filter(version__state=VersionState.IN_FORCE).count()
    late = overdue_signatures(today) if count else 0
    words = some(count, "signature") + " for what is in force"
    return count > 0 and late == 0, f"{words}, {late} overdue" if late else words


def teams_formed(today: date) -> Answer:
    """A team is formed."""
    count = Team.objects.filter(is_active=True).count()
    return count > 0, _are(count, "team", "formed")


def calls_come_in(today: date) -> Answer:
    """A feed of live calls is there."""
    count = Feed.objects.count()
    return count > 0, some(count, "feed")


def shifts_worked(today: date) -> Answer:
    """A team has come on duty."""
    count = Shift.objects.filter(state__in=(ShiftState.ON_DUTY, ShiftState.ENDED)).count()
    return count > 0, some(count, "shift") + " worked"


def encounters_written(today: date) -> Answer:
    """Encounters are written."""
    count = Encounter.objects.count()
    return count > 0, some(count, "encounter")


def referrals_made(today: date) -> Answer:
    """People are referred to services."""
    count = Referral.objects.count()
    return count > 0, some(count, "referral")


def looked_back(today: date) -> Answer:
    """Something was looked back at within a year."""
    count = AfterAction.objects.filter(happened_on__gte=today - timedelta(days=YEAR_DAYS)).count()
    return count > 0, some(count, "review") + " within a year"


def actions_closed(today: date) -> Answer:
    """No action is overdue."""
    late = Improvement.objects.filter(done_at=None, due_on__lt=today).count()
    agreed = Improvement.objects.count()
    return agreed > 0 and late == 0, _of(late, agreed, "action") + " overdue"


def assessed_this_year(today: date) -> Answer:
    """The six questions were answered within this year."""
    found = SelfAssessment.objects.filter(year=today.year).first()
    if found is None:
        return False, f"not answered for {today.year}"
    is_closed = found.closed_at is not None
    return is_closed, f"answered for {today.year}{'' if is_closed else ', and not closed yet'}"


def chapters_reviewed(today: date) -> Answer:
    """No chapter in force is overdue for review."""
    held = ChapterVersion.objects.filter(state=VersionState.IN_FORCE)
    late = held.filter(review_due_on__lt=today).count()
    return held.exists() and late == 0, _of(late, held.count(), "chapter") + " overdue"


def positions_filled(today: date) -> Answer:
    """No position is vacant."""
    there = Position.objects.filter(ended_on=None)
    vacant = there.filter(holder=None).count()
    return there.exists() and vacant == 0, _of(vacant, there.count(), "position") + " vacant"


def agreements_last(today: date) -> Answer:
    """No agreement in force ends within a quarter."""
    held = Agreement.objects.filter(state__in=OPENING_STATES)
    ending = held.filter(ends_on__lt=today + timedelta(days=QUARTER_DAYS)).count()
    return held.exists() and ending == 0, _of(ending, held.count(), "agreement") + " ending within three months"


def training_goes_on(today: date) -> Answer:
    """Somebody was trained within a year."""
    count = Completion.objects.filter(completed_on__gte=today - timedelta(days=YEAR_DAYS)).count()
    return count > 0, some(count, "training") + " within a year"


# Which function answers which question of facts.toml.
ASKS: dict[str, Callable[[date], Answer]] = {
    "partners": both_partners,
    "heads": both_can_sign,
    "seats": team_is_seated,
    "lived": lived_experience,
    "export": has_an_export,
    "charter": charter_adopted,
    "meets": meets,
    "model": model_chosen,
    "agreement": agreement_in_force,
    "mission": mission_approved,
    "policy": policy_approved,
    "services": services_listed,
    "criteria": criteria_in_force,
    "cards": cards_there,
    "roles": roles_settled,
    "teams": teams_formed,
    "trained": people_trained,
    "read": chapters_read,
    "exercise": exercise_held,
    "feed": calls_come_in,
    "shifts": shifts_worked,
    "encounters": encounters_written,
    "referrals": referrals_made,
    "looked-back": looked_back,
    "actions": actions_closed,
    "assessed": assessed_this_year,
    "reviewed": chapters_reviewed,
    "positions": positions_filled,
    "lasting": agreements_last,
    "training-goes-on": training_goes_on,
}
# What comes next of those that take more than one step.
BEGUN: dict[str, Callable[[], Step | None]] = {
    "seats": begun.seats,
    "charter": begun.charter,
    "meets": begun.meets,
    "model": begun.model,
    "agreement": begun.agreement,
    "mission": begun.mission,
    "policy": begun.policy,
    "trained": begun.trained,
    "assessed": begun.assessed,
    "positions": begun.positions,
}


def register_all() -> None:
    """Make every question of this room known."""
    told = tomllib.loads((files(__package__) / "facts.toml").read_text("utf-8"))["facts"]
    register_own(*map(_fact, told))


def _fact(told: dict[str, str]) -> Fact:
    key = told["key"]
    known = {"key": key, "words": told["words"], "url_name": told["url_name"], "next_step": told["next_step"]}
    return Fact(**known, phase=Phase(told["phase"]), ask=ASKS[key], begun=BEGUN.get(key, _nothing))


def _nothing() -> None:
    """Nothing of it has begun, or what comes next stays the same."""
