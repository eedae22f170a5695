"""The words of a report, its files, and questionnaires."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.kernel.errors import CoresponderError
from coresponder.program.reports.actions.questionnaires import add_questionnaire, take_questionnaire
from coresponder.program.reports.actions.recomputing import take_along
from coresponder.program.reports.actions.reports import write_passage
from coresponder.program.reports.costing import cost_sentence
from coresponder.program.reports.forms.reports import PassageForm, QuestionnaireForm
from coresponder.program.reports.kinds import wanted_of
from coresponder.program.reports.queries.questionnaires import questionnaire_for, questionnaires_for
from coresponder.program.reports.queries.reports import report_seen_by
from coresponder.program.reports.questionnaires.reading import MOST_BYTES, invented
from coresponder.program.reports.vocabulary import CONTENT_TYPES, Format
from coresponder.program.reports.writing import written
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, report_id: UUID, passage_key: str) -> HttpResponse:
    """Write one passage."""
    found = report_seen_by(request.user, report_id)
    wanted = next((each for each in wanted_of(found.kind, found.questionnaire) if each.key == passage_key), None)
    passage = found.passages.filter(key=passage_key).first()
    if wanted is None or passage is None:
        raise Http404
    form = PassageForm(request.POST or None, initial={"text": passage.text}, may_be_empty=wanted.may_be_empty)
    if request.method == "POST" and form.is_valid():
        try:
            write_passage(report=found, key=passage_key, text=form.cleaned_data["text"], by=request.user)
            return redirect("reports:report", found.pk)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
    content = {
        "form": form,
        "report": found,
        "wanted": wanted,
        "known": cost_sentence(found.cost) if passage_key == "what_it_cost" else "",
    }
    return render(request, "reports/write.html", content, status=422 if form.errors else 200)


@requires(Permission.VIEW_REPORTS)
@require_GET
def take(request: SignedInRequest, report_id: UUID, form: str) -> HttpResponse:
    """One of the files of a report; who took it is written down."""
    found = report_seen_by(request.user, report_id)
    if form not in Format.values or found.computed_at is None:
        raise Http404
    try:
        data = written(found, Format(form))
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("reports:report", found.pk)
    take_along(report=found, form=Format(form), by=request.user)
    return as_file(data, form=Format(form), title=found.title)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def questionnaires(request: SignedInRequest) -> HttpResponse:
    """Every questionnaire, and bringing one in."""
    form = QuestionnaireForm(request.POST or None, request.FILES or None)
    if "example" in request.POST:
        return _example(request)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_questionnaire(data=form.cleaned_data["file"].read(MOST_BYTES + 1), by=request.user)
            return redirect("reports:questionnaire", added.pk)
        except CoresponderError as problem:
            form.add_error("file", str(problem))
    content = {"rows": questionnaires_for(request.user), "form": form}
    return render(request, "reports/questionnaires.html", content, status=422 if form.errors else 200)


def _example(request: SignedInRequest) -> HttpResponse:
    """The invented questionnaire, brought in; the one that is there already where it is."""
    return redirect("reports:questionnaire", add_questionnaire(data=invented(), by=request.user).pk)


@requires(Permission.WRITE_REPORTS)
@require_GET
def questionnaire(request: SignedInRequest, questionnaire_id: UUID) -> HttpResponse:
    """What one of them asks, and what answers it."""
    found = questionnaire_for(request.user, questionnaire_id)
    content = {
        "questionnaire": found,
        "begin_address": f"{reverse('reports:begin')}?questionnaire={found.pk}",
        "questions": [(asked, _answered_by(asked)) for asked in found.content["questions"]],
        "may_see_measures": may(request.user, Permission.VIEW_OUTCOMES),
    }
    return render(request, "reports/questionnaire.html", content)


def _answered_by(asked: Mapping[str, Any]) -> str:
    """The measure that answers a question, and which figure of it; nothing where words do."""
    if asked["answer"] == "words":
        return ""
    cell = ", ".join(str(value).replace("_", " ") for value in asked.get("cell", {}).values())
    return outcome_named(asked["measure"]).title + (f" ({cell})" if cell else "")


@requires(Permission.WRITE_REPORTS)
@require_POST
def questionnaire_file(request: SignedInRequest, questionnaire_id: UUID) -> HttpResponse:
    """One of them as a file."""
    found = questionnaire_for(request.user, questionnaire_id)
    data = take_questionnaire(questionnaire=found, by=request.user)
    name = f"{slugify(found.title) or 'questionnaire'}.toml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/toml", headers=headers)


def as_file(data: bytes, *, form: Format, title: str) -> HttpResponse:
    """Bytes as a download named after the report."""
    name = f"{slugify(title) or 'report'}.{form.value}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=CONTENT_TYPES[form], headers=headers)
