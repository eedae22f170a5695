"""The clock of the demonstration."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from coresponder.program.board.actions.day import change_day
from coresponder.program.board.forms import DayForm
from coresponder.program.board.views.answering import Said, chosen, done
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_TEAMS)
@require_POST
def day(request: SignedInRequest) -> HttpResponse:
    """Start it, pause it, let it go faster."""

    def deed() -> Said:
        given = chosen(DayForm(request.POST))
        run = {"yes": True, "no": False}.get(given["run"])
        changed = change_day(is_running=run, speed=given["speed"], by=request.user)
        goes = f"The invented day goes {changed.get_speed_display()}."
        return Said(said=goes if changed.is_running else "The invented day is paused.")

    return done(request, deed)
