"""What this app makes known to the apps before it, when it is loaded."""

from coresponder.program.board import due_soon
from coresponder.program.dispatch import handover_sources
from coresponder.program.dispatch.vocabulary import Section
from coresponder.program.encounters import listeners
from coresponder.program.follow_up import open_referrals
from coresponder.program.follow_up.actions.planning import plan_after_encounter
from coresponder.program.follow_up.models import (
    AgendaItem,
    Attempt,
    CareGoal,
    CareHours,
    CareTask,
    ContactWish,
    Episode,
    FollowUp,
)
from coresponder.program.follow_up.person_moments import follow_ups_in
from coresponder.program.follow_up.person_panel import PANEL
from coresponder.program.follow_up.queries.referrals import referrals_of
from coresponder.program.follow_up.telling_others import due_on_board, due_on_handover
from coresponder.program.people import page_panels, timeline
from coresponder.program.people.models.registry import register_part

# What hangs on an episode is forgotten before it.
PARTS = (Attempt, FollowUp, CareTask, CareGoal, CareHours, AgendaItem, ContactWish, Episode)


def register_everything() -> None:
    """Parts of the record, the person's page and timeline, encounters, the board, the handover."""
    for model in PARTS:
        register_part(model)
    listeners.register(plan_after_encounter)
    open_referrals.register(referrals_of)
    timeline.register(follow_ups_in)
    page_panels.register(PANEL)
    due_soon.register(due_on_board)
    handover_sources.register(Section.FOLLOW_UPS, due_on_handover)
