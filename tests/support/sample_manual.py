"""A manual for the walk of every address: a chapter in force, one that is written, a look back, an action of Omar's."""

from functools import cached_property
from uuid import UUID

from django.utils import timezone

from coresponder.program.policies.actions.approving import approve_version
from coresponder.program.policies.actions.laying_out import lay_out_manual
from coresponder.program.policies.actions.learning import WhatHappened, agree_on_improvement, write_review
from coresponder.program.policies.actions.writing import propose_version, write_version
from coresponder.program.policies.models import Chapter
from coresponder.program.policies.vocabulary import CameOf
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
