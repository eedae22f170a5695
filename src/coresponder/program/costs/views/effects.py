"""Effects: the list, entering one, withdrawing one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.kernel.errors import InputError
from coresponder.program.costs.actions.effects import enter_effect, withdraw_effect
from coresponder.program.costs.forms.balance import EffectForm, TakeForm
from coresponder.program.costs.forms.records import ReasonForm
from coresponder.program.costs.from_figures import offered
from coresponder.program.costs.periods import Period, period_of, periods
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.queries.scenarios import effect_for, effects_for
from coresponder.program.costs.views.answering import form_page, period_asked
from coresponder.program.costs.vocabulary import GradeOf, Kind
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ALL = "costs:effects"


@requires(Permission.VIEW_COSTS)
@require_GET
def effects(request: SignedInRequest) -> HttpResponse:
    """Every effect that was entered, those withdrawn as well."""
    period, edits = period_asked(request), may(request.user, Permission.EDIT_COSTS)
    content = {
        "effects": list(effects_for(request.user)),
        "edits": edits,
        "period": period,
        "periods": periods(timezone.localdate()),
        "offered": offered(newest_assessment(), period) if edits else [],
        "assessment": newest_assessment() if edits else None,
    }
    return render(request, "costs/effects.html", content)


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Enter an effect with its source."""
    form = EffectForm(
        request.POST or None,
        periods=periods(timezone.localdate()),
        items=_items(),
        initial={"period": period_asked(request).key, "way": "fewer"},
    )
    return form_page(
        request,
        form,
        title="Enter an effect",
        lead="How many events there were fewer or more, and how good the comparison is that says so.",
        button="Enter it",
        back=reverse(ALL),
        back_words="Effects",
        act=lambda: enter_effect(period=_period(form), told=form.told, by=request.user),
        said="Entered. A scenario of that period can be made from it.",
    )


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def take(request: SignedInRequest) -> HttpResponse:
    """Take an effect from a figure of the newest assessment; its numbers are those of the figure."""
    period, asked = period_asked(request), request.GET.get("figure", "")
    found = next((each for each in offered(newest_assessment(), period) if each.key == asked), None)
    if found is None:
        messages.error(request, "The newest assessment tells no such effect for this period.")
        return redirect(ALL)
    form = TakeForm(request.POST or None, items=_items())
    return form_page(
        request,
        form,
        title="Take an effect from a figure",
        lead=(
            f"{period.words}: {found.number:,.6g} {found.way.value} ({found.low:,.6g} to {found.high:,.6g}), graded"
            f" “{GradeOf.BEFORE_AND_AFTER.label}”. {found.measure} {found.sentence}"
        ),
        button="Take it",
        back=reverse(ALL),
        back_words="Effects",
        act=lambda: enter_effect(period=period, told=found.told(form.cleaned_data["item"]), by=request.user),
        said="Taken. A scenario of that period can be made from it.",
    )


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def withdraw(request: SignedInRequest, effect_id: UUID) -> HttpResponse:
    """Take an effect back."""
    found = effect_for(request.user, effect_id)
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        title="Withdraw this effect",
        lead="No scenario can be made from it from now on. Those that were keep their copy.",
        button="Withdraw it",
        back=reverse(ALL),
        back_words="Effects",
        act=lambda: withdraw_effect(effect=found, because=form.cleaned_data["because"], by=request.user),
        said="Withdrawn.",
    )


def _items() -> list[str]:
    version = newest_version()
    rows = version.content if version else []
    return sorted({row["item"] for row in rows if row["kind"] != Kind.PROGRAM})


def _period(form: EffectForm) -> Period:
    found = period_of(form.cleaned_data["period"], timezone.localdate())
    if found is None:
        raise InputError("no_period", "There is no such period.", "Choose one of the list.")
    return found
