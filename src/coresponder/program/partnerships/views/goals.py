"""Mission, vision, goals, objectives, and the logic model that is drawn from them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.analysis.charts.logic_model import LogicModel, logic_model
from coresponder.analysis.charts.svg import Caption, Size
from coresponder.program.partnerships.actions.goals import (
    confirm_goal,
    drop_goal,
    drop_objective,
    enter_reading,
    set_goal,
    set_objective,
    write_statement,
)
from coresponder.program.partnerships.forms.goals import GoalForm, ObjectiveForm, ReadingForm, StatementForm
from coresponder.program.partnerships.measured_sources import value_of
from coresponder.program.partnerships.queries import goals as kept
from coresponder.program.partnerships.views.answering import deed, form_page
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

GOALS = "partnerships:goals"


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def goals(request: SignedInRequest) -> HttpResponse:
    """What the program is for, and how far it is."""
    model = kept.logic_model_of(request.user)
    content = {
        "statement": kept.standing_statement(),
        "aside": [each for each in kept.statements(request.user) if each.stands_aside and each.taken_into is None],
        "goals": kept.goals_with_proposals(request.user),
        "drafts": kept.drafted_goals(request.user),
        "model": model,
        "wide": _drawn(model, "wide"),
        "narrow": _drawn(model, "narrow"),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/goals.html", content)


def _drawn(model: LogicModel, size: Size) -> str:
    caption = Caption(id=f"logic-{size}", title="Logic model", description=model.sentence)
    return mark_safe(logic_model(model, caption=caption, size=size))  # noqa: S308 - every text in it is escaped


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest) -> HttpResponse:
    """Mission and vision; where somebody else wrote meanwhile, both texts are kept and shown."""
    standing = kept.standing_statement()
    seen = {"based_on": standing.number, "mission": standing.text, "vision": standing.vision} if standing else {}
    form = StatementForm(request.POST or None, initial={"based_on": 0, **seen})
    other = None
    if request.method == "POST" and form.is_valid():
        written = write_statement(by=request.user, **form.cleaned_data)
        if not written.stands_aside:
            messages.success(request, "Saved.")
            return redirect(GOALS)
        other = kept.standing_statement()
        form = StatementForm({**form.cleaned_data, "based_on": other.number if other else 0})
        form.is_valid()
    content = {"form": form, "other": other}
    return render(request, "partnerships/statement.html", content, status=422 if form.errors or other else 200)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Set a goal."""
    form = GoalForm(request.POST or None)

    def act() -> None:
        said = form.cleaned_data
        set_goal(title=said["title"], why=said["why"], activities=form.lines, by=request.user)

    return _goal_page(request, form, act, title="Set a goal", button="Set it")


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Word a goal otherwise."""
    goal = kept.goal_of(request.user, goal_id)
    initial = {"title": goal.title, "why": goal.why, "activities": "\n".join(goal.activities)}
    form = GoalForm(request.POST or None, initial=initial)

    def act() -> None:
        said = form.cleaned_data
        set_goal(goal=goal, title=said["title"], why=said["why"], activities=form.lines, by=request.user)

    return _goal_page(request, form, act, title="Change this goal", button="Save")


def _goal_page(
    request: SignedInRequest, form: GoalForm, act: Callable[[], None], *, title: str, button: str
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        lead="What shall be otherwise for people, and what the program does for it. Objectives with numbers come next.",
        button=button,
        back=reverse(GOALS),
        back_words="Goals",
        act=act,
        said="Saved.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def confirm(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """A draft becomes a goal of the program."""
    goal = kept.goal_of(request.user, goal_id)
    said = "Confirmed. Now tie it to a number: set an objective."
    return deed(request, lambda: confirm_goal(goal=goal, by=request.user), said, GOALS)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def drop(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """A goal is pursued no more."""
    goal = kept.goal_of(request.user, goal_id)
    return deed(request, lambda: drop_goal(goal=goal, by=request.user), "Dropped. Its numbers are kept.", GOALS)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def aim(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Tie a goal to a measure."""
    goal = kept.goal_of(request.user, goal_id)
    wanted = str(request.GET.get("measure", ""))
    known = value_of(wanted) if wanted else None
    initial = {"measure_key": wanted}
    if known is not None:
        initial |= {"baseline_value": f"{known.value:.3f}".rstrip("0").rstrip("."), "baseline_source": known.source}
    form = ObjectiveForm(request.POST or None, initial=initial)
    return form_page(
        request,
        form,
        title="Set an objective",
        lead=f"{goal.title}. A number of the registry that shall move until a day.",
        button="Set it",
        back=reverse(GOALS),
        back_words="Goals",
        act=lambda: set_objective(goal=goal, target=form.target, by=request.user),
        said="The objective is set.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def read(request: SignedInRequest, objective_id: UUID) -> HttpResponse:
    """Enter a number."""
    objective = kept.objective_of(request.user, objective_id)
    form = ReadingForm(request.POST or None)
    return form_page(
        request,
        form,
        title="Enter a number",
        lead=f"{objective.words} In {objective.unit}.",
        button="Enter it",
        back=reverse(GOALS),
        back_words="Goals",
        act=lambda: enter_reading(objective=objective, by=request.user, **form.cleaned_data),
        said="Entered, with its source.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_POST
def drop_one(request: SignedInRequest, objective_id: UUID) -> HttpResponse:
    """An objective is pursued no more."""
    objective = kept.objective_of(request.user, objective_id)
    return deed(request, lambda: drop_objective(objective=objective, by=request.user), "Dropped.", GOALS)
