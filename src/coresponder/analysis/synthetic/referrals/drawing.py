"""What became of each referral, step by step, each with its moment, its reason, and how it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from coresponder.analysis.synthetic.encounters import YearContact
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.rates import Minutes
from coresponder.analysis.synthetic.referrals.rates import (
    CATEGORIES_OF,
    DECLINED_BECAUSE,
    LOST_BECAUSE,
    PROOF_LIVE,
    PROOF_LOGGED,
    RATES,
    URGENCY,
    Rates,
)

HOUR, DAY = 60.0, 24 * 60.0
SPREAD = 0.6
ACCEPTED = ("accepted", "partly")


@dataclass(frozen=True, kw_only=True)
class YearStep:
    """One thing that happened; `kind` is a code of the program's events of referrals."""

    kind: str
    at: datetime
    reason: str = ""
    proof: str = ""
    appointment_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class YearReferral:
    """One need of a contact that was offered and accepted; `choice` picks the service among those of the category."""

    need: str
    category: str
    urgency: str
    choice: float
    written_at: datetime
    steps: tuple[YearStep, ...]


def referrals_of(contact: YearContact, dice: Dice, *, is_live: bool, rates: Rates = RATES) -> tuple[YearReferral, ...]:
    """The referrals of a contact; none where nothing was offered, or where it was refused or put off."""
    answers = _answers(contact)
    if contact.person is None or answers.get("offer_answer") not in ACCEPTED:
        return ()
    offered = [each for each in _list(answers.get("help_offered")) if each in CATEGORIES_OF]
    most = 1 if answers["offer_answer"] == "partly" else 2
    chosen = [each for each in offered if dice.falls(f"referred.{each}", rates.referred)][:most]
    return tuple(_one(each, contact, dice, is_live=is_live, rates=rates) for each in chosen)


def _one(need: str, contact: YearContact, dice: Dice, *, is_live: bool, rates: Rates) -> YearReferral:
    written_at = contact.situation.ended_at + timedelta(minutes=dice.minutes(f"{need}.written", Minutes(25, 0.5)))
    way = _Way(need=need, dice=dice, rates=rates, is_live=is_live)
    return YearReferral(
        need=need,
        category=dice.one_of(f"{need}.category", CATEGORIES_OF[need]),
        urgency=dice.one_of(f"{need}.urgency", URGENCY),
        choice=dice.uniform(f"{need}.choice"),
        written_at=written_at,
        steps=tuple(way.steps(written_at)),
    )


@dataclass(frozen=True, kw_only=True)
class _Way:
    """One referral's way, drawn fork by fork."""

    need: str
    dice: Dice
    rates: Rates
    is_live: bool

    def steps(self, at: datetime) -> Iterator[YearStep]:
        """From being sent to the end, whichever that is."""
        sent_at = self._after("sent", at, 10.0)
        yield YearStep(kind="sent" if self.is_live else "logged", at=sent_at)
        if self._falls("silent", self.rates.never_answered):
            at = self._after("silent.days", sent_at, 5 * DAY)
            yield YearStep(kind="declined", at=at, reason="no_response", proof="reported_by_staff")
            yield self._lost(at)
            return
        at = sent_at
        if self.is_live:
            at = self._after("seen", at, self.rates.hours_to_seen * HOUR)
            yield YearStep(kind="seen", at=at, proof="confirmed_by_provider")
        yield from self._answered(self._after("answer", at, self.rates.hours_to_answer * HOUR))

    def _answered(self, at: datetime) -> Iterator[YearStep]:
        if self._falls("taken", self.rates.taken):
            yield self._said("accepted", at)
            yield from self._on_its_way(at)
        elif self._falls("waitlisted", self.rates.waitlisted):
            yield self._said("waitlisted", at)
            yield self._lost(at)
        else:
            yield YearStep(
                kind="declined", at=at, reason=self._one_of("why", DECLINED_BECAUSE), proof=self._proof("no")
            )
            yield self._lost(at)

    def _on_its_way(self, at: datetime) -> Iterator[YearStep]:
        visit_at = self._after("visit", at, self.rates.days_to_visit * DAY)
        if self._falls("appointment", self.rates.with_appointment):
            at = at + (visit_at - at) / 4
            yield YearStep(kind="appointment", at=at, proof=self._proof("set"), appointment_at=visit_at)
            if self._falls("no_show", self.rates.no_show):
                yield self._said("no_show", visit_at + timedelta(hours=2))
                visit_at = visit_at + timedelta(days=5)
        if not self._falls("attended", self.rates.attended):
            yield self._lost(visit_at)
            return
        yield self._said("attended", visit_at + timedelta(hours=3))
        yield from self._after_the_first_visit(visit_at + timedelta(hours=3))

    def _after_the_first_visit(self, at: datetime) -> Iterator[YearStep]:
        if not self._falls("engaged", self.rates.engaged):
            yield self._lost(at + timedelta(days=10))
            return
        at = self._after("second", at, self.rates.days_to_second * DAY)
        yield self._said("engaged", at)
        at = self._after("complete", at, self.rates.days_to_complete * DAY)
        yield self._said("completed", at) if self._falls("completed", self.rates.completed) else self._lost(at)

    def _said(self, kind: str, at: datetime) -> YearStep:
        return YearStep(kind=kind, at=at, proof=self._proof(kind))

    def _lost(self, at: datetime) -> YearStep:
        at = self._after("lost", at, self.rates.days_until_given_up * DAY)
        return YearStep(kind="lost", at=at, reason=self._one_of("lost.why", LOST_BECAUSE), proof="reported_by_staff")

    def _proof(self, kind: str) -> str:
        return self._one_of(f"proof.{kind}", PROOF_LIVE if self.is_live else PROOF_LOGGED)

    def _falls(self, mechanism: str, share: float) -> bool:
        return self.dice.falls(f"{self.need}.{mechanism}", share)

    def _one_of(self, mechanism: str, weights: Mapping[str, float]) -> str:
        return self.dice.one_of(f"{self.need}.{mechanism}", weights)

    def _after(self, mechanism: str, at: datetime, minutes: float) -> datetime:
        return at + timedelta(minutes=self.dice.minutes(f"{self.need}.{mechanism}", Minutes(minutes, SPREAD)))


def _answers(contact: YearContact) -> dict[str, object]:
    """What the clinical part says, or else the operational one."""
    found: dict[str, object] = {}
    for part in contact.parts:
        found |= {name: part.answers[name] for name in ("help_offered", "offer_answer") if name in part.answers}
    return found


def _list(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
