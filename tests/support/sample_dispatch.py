"""What dispatch keeps, for the addresses: a team on duty at a call, an alert, a request, a handover."""

from datetime import date
from functools import cached_property
from uuid import UUID, uuid4

from django.utils import timezone

from coresponder.program.dispatch.actions.handovers import add_line, draft_handover
from coresponder.program.dispatch.models import Assignment, Handover, HandoverLine, SafetyAlert, Shift, TeamRequest
from coresponder.program.dispatch.vocabulary import AlertKind, AskedBecause, Origin, Part, TeamRole
from tests.support import dispatching
from tests.support.cast import member

ON_THE_SHIFT = ("omar", "clara")


class SampleDispatch:
    """Each thing once, made when it is first asked for."""

    @cached_property
    def shift(self) -> Shift:
        """Omar and Clara on duty."""
        omar, clara = (member(name) for name in ON_THE_SHIFT)
        team = dispatching.team("CRT1")
        team.members.create(user=omar, role=TeamRole.OFFICER, since_on=date(2026, 1, 1))
        return dispatching.on_duty(team, (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))

    @cached_property
    def call(self) -> UUID:
        """An open call."""
        return dispatching.call("E-1").pk

    @cached_property
    def assignment(self) -> Assignment:
        """They have been offered a call."""
        return Assignment.objects.create(
            call=dispatching.call("E-2"), team=self.shift.team, shift=self.shift, part=Part.PRIMARY,
            origin=Origin.DISPATCHED, offered_at=timezone.now(), offered_by=member("dana"),
        )  # fmt: skip

    @cached_property
    def alert(self) -> SafetyAlert:
        """Clara asked for help."""
        now, who = timezone.now(), self.shift.members.get(user__username="clara")
        return SafetyAlert.objects.create(id=uuid4(), member=who, kind=AlertKind.DURESS, recorded_at=now, raised_at=now)

    @cached_property
    def request(self) -> TeamRequest:
        """Omar asked for a team."""
        return TeamRequest.objects.create(
            call=dispatching.call("E-3"), reason=AskedBecause.SUICIDE, requested_by=member("omar"),
            requested_at=timezone.now(),
        )  # fmt: skip

    @cached_property
    def handover(self) -> Handover:
        """A draft of Dana's."""
        return draft_handover(by=member("dana"))

    @cached_property
    def line(self) -> HandoverLine:
        """A line of it."""
        return add_line(handover=self.handover, text="All is quiet.", by=member("dana"))
