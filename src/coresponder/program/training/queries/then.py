"""Whose required training was in force on a day that is over, for very many people and days at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from coresponder.program.policies.vocabulary import as_work_role
from coresponder.program.training.models import Completion, Course

Held = tuple[date, date | None]


@dataclass(frozen=True, kw_only=True)
class TrainingThen:
    """What each role has to have taken, and from when until when everybody's completions held; read once.

    What was required is taken from the courses as they are now: of courses that were dropped nothing is asked.
    """

    required: Mapping[str, Sequence[int]]
    held: Mapping[tuple[Any, int], Sequence[Held]]

    @classmethod
    def read(cls) -> Self:
        required: defaultdict[str, list[int]] = defaultdict(list)
        for course in Course.objects.filter(is_active=True, is_mandatory=True).order_by("pk"):
            for role in course.roles:
                required[role].append(course.pk)
        held: defaultdict[tuple[Any, int], list[Held]] = defaultdict(list)
        rows = Completion.objects.order_by("pk").values_list("user_id", "course_id", "completed_on", "expires_on")
        for user_id, course_id, begins, ends in rows:
            held[user_id, course_id].append((begins, ends))
        return cls(required=required, held=held)

    def is_current(self, user_id: Any, role: str, on: date) -> bool:
        """Whether every mandatory course of the role was taken by then and had not lapsed."""
        work_role = as_work_role(role)
        return all(self._held(user_id, course, on) for course in self.required.get(work_role or "", ()))

    def _held(self, user_id: Any, course: int, on: date) -> bool:
        found = self.held.get((user_id, course), ())
        return any(begins <= on and (ends is None or on <= ends) for begins, ends in found)
