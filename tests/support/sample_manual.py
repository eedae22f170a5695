"""A manual, training and an assessment for the walk of every address."""

from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from coresponder.program.policies.actions.approving import approve_version
from coresponder.program.policies.actions.laying_out import lay_out_manual
from coresponder.program.policies.actions.learning import WhatHappened, agree_on_improvement, write_review
from coresponder.program.policies.actions.writing import propose_version, write_version
from coresponder.program.policies.models import Chapter
from coresponder.program.policies.vocabulary import CameOf
from coresponder.program.readiness.actions.assessing import save_assessment
from coresponder.program.readiness.vocabulary import Question, Rating
from coresponder.program.training.actions.courses import enroll, lay_out_curricula, plan_session, record_completion
from coresponder.program.training.actions.staffing import note_hard_call, save_position
from coresponder.program.training.models import Course, Session
from coresponder.program.training.vocabulary import HardCallKind
from tests.support.cast import member


class SampleManual:
    """Makes the manual as if the cast had written it."""

    @cached_property
    def begun(self) -> str:
        """The key of a chapter that is still a template."""
        lay_out_manual(by=member("cora"))
        return "mission"

    @cached_property
    def in_force(self) -> str:
        """The key of a chapter that both agencies have approved."""
        assert self.begun
        draft = Chapter.objects.get(key="model").versions.get()
        clara = member("clara")
        written = write_version(version=draft, text="Together.", seen_edited_at=draft.edited_at, by=clara)
        version = propose_version(version=written, by=clara)
        for head in ("sol", "sade"):
            version = approve_version(version=version, by=member(head))
        return version.chapter.key

    @cached_property
    def review(self) -> UUID:
        """A look back."""
        told = WhatHappened(kind="near_miss", happened_on=timezone.localdate(), what_happened="A door.")
        return write_review(told=told, chapters=[], by=member("omar")).pk

    @cached_property
    def improvement(self) -> UUID:
        """An action that Omar is to finish."""
        today, omar = timezone.localdate(), member("omar")
        return agree_on_improvement(what="Ask", owner=omar, due_on=today, came_of=CameOf.AFTER_ACTION, by=omar).pk

    @cached_property
    def course(self) -> Course:
        """A course of the officers."""
        lay_out_curricula(by=member("cora"))
        return Course.objects.get(key="cit")

    @cached_property
    def session(self) -> Session:
        """A session of it, for Omar."""
        told = {"held_on": timezone.localdate(), "place": "", "instructors": "A peer", "hours": Decimal(8), "seats": 9}
        made = plan_session(course=self.course, by=member("cora"), **told)  # type: ignore[arg-type]  # as a form says it
        return enroll(session=made, people=[member("omar")], by=member("cora"))

    @cached_property
    def completion(self) -> UUID:
        """Omar's certificate."""
        today, omar, cora = timezone.localdate(), member("omar"), member("cora")
        return record_completion(course=self.course, user=omar, completed_on=today, evidence="Paper", by=cora).pk

    @cached_property
    def position(self) -> UUID:
        """A vacant position."""
        agency = member("clara").agency
        assert agency is not None
        return save_position(
            title="Clinician",
            role="clinician",
            agency=agency,
            full_time_share=Decimal(1),
            holder=None,
            by=member("cora"),
        ).pk

    @cached_property
    def hard_call(self) -> UUID:
        """What Omar noted, for Clara."""
        today, clara, omar = timezone.localdate(), member("clara"), member("omar")
        return note_hard_call(kind=HardCallKind.OTHER, happened_on=today, supporter=clara, note="", by=omar).pk

    @cached_property
    def assessed_year(self) -> int:
        """A year that is answered for."""
        answers = dict.fromkeys(Question, (Rating.FULLY, ""))
        return save_assessment(year=timezone.localdate().year, answers=answers, by=member("cora")).year
