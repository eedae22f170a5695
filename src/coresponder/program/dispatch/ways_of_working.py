"""What a team's model variant means here: who has to be there, how many calls at once, how it comes to a call."""

from dataclasses import dataclass

from coresponder.program.dispatch.models import Team


@dataclass(frozen=True, kw_only=True)
class WayOfWorking:
    """One way of working, as dispatch needs to know it.

    `partner_roles` are the roles of which one has to be on a shift beside the officer; empty: any.
    """

    name: str
    needs_officer: bool
    partner_roles: tuple[str, ...]
    both_must_arrive: bool
    is_remote: bool
    only_after_events: bool
    may_send_itself: bool
    takes_911: bool
    takes_patrol_requests: bool


def way_of(team: Team) -> WayOfWorking:
    """How a team works."""
    raise NotImplementedError
