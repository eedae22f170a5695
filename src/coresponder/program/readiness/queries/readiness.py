"""How ready the program is: phase by phase, the next step, and the years of self-assessment."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from coresponder.program.readiness.asking import Fact, Step, facts_of
from coresponder.program.readiness.models import SelfAnswer, SelfAssessment
from coresponder.program.readiness.opening import may_open
from coresponder.program.readiness.vocabulary import HELP_IN, LEFT_WHEN, Phase, Question
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A fact as it is today."""

    fact: Fact
    is_met: bool
    words: str
    step: Step
    may_open: bool

    @property
    def address(self) -> str:
        """Where the step is taken, or, where nothing is left to do, where it is seen."""
        return reverse(self.step.url_name, args=self.step.args)


@dataclass(frozen=True, kw_only=True)
class PhaseScore:
    """A phase with its facts."""

    phase: Phase
    asked: list[Asked]

    @property
    def met(self) -> int:
        return sum(each.is_met for each in self.asked)

    @property
    def share(self) -> float:
        return self.met / len(self.asked) if self.asked else 0.0

    @property
    def left_when(self) -> str:
        return LEFT_WHEN[self.phase]

    @property
    def needs_help(self) -> bool:
        """Whether outside help is offered here: something is open in a phase in which it is worth most."""
        return self.phase in HELP_IN and self.met < len(self.asked)

    @property
    def sentence(self) -> str:
        return f"{self.met} of {len(self.asked)}"


def scores(user: User) -> list[PhaseScore]:
    """Every phase, asked of the program as it is now."""
    check(user, Permission.VIEW_READINESS)
    today = timezone.localdate()
    return [PhaseScore(phase=phase, asked=[_asked(fact, today, user) for fact in facts_of(phase)]) for phase in Phase]


def _asked(fact: Fact, today: date, user: User) -> Asked:
    is_met, words = fact.ask(today)
    step = Step(words=fact.words, url_name=fact.url_name) if is_met else fact.step
    return Asked(fact=fact, is_met=is_met, words=words, step=step, may_open=may_open(user, step))


def open_steps(shown: list[PhaseScore]) -> list[tuple[PhaseScore, Asked]]:
    """What is open, the earliest phase first."""
    return [(score, each) for score in shown for each in score.asked if not each.is_met]


def next_step(user: User) -> tuple[PhaseScore, Asked] | None:
    """The first thing that is open, in the earliest phase; None where nothing is."""
    return next(iter(open_steps(scores(user))), None)


def assessment_of(user: User, year: int) -> SelfAssessment:
    """The self-assessment of a year; 404 where there is none."""
    check(user, Permission.VIEW_READINESS)
    wanted = SelfAssessment.objects.prefetch_related("answers__gap_actions__improvement__owner")
    return get_object_or_404(wanted, year=year)


def years(user: User) -> tuple[list[SelfAssessment], list[tuple[str, list[SelfAnswer | None]]]]:
    """Every self-assessment, the newest first, and each question with its answer of each of them."""
    check(user, Permission.VIEW_READINESS)
    found = list(SelfAssessment.objects.prefetch_related("answers"))
    known = {(each.pk, answer.question): answer for each in found for answer in each.answers.all()}
    rows = [(question.label, [known.get((each.pk, question.value)) for each in found]) for question in Question]
    return found, rows
