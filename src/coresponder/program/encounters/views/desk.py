"""The desk: what one has written and has to write, one encounter as one may see it, and writing a part."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.formats.encounter import FilingRefused, without_hidden
from coresponder.kernel.errors import CoresponderError
from coresponder.program.dispatch.queries.phone import own_assignment
from coresponder.program.encounters.actions.drafting import file_draft, save_draft, start_encounter
from coresponder.program.encounters.actions.linking import link_person
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.forms.part import PartForm
from coresponder.program.encounters.forms.reviewing import AddendumForm, CommentForm, PersonForm
from coresponder.program.encounters.models import Encounter
from coresponder.program.encounters.queries.drafts import begin_with, returned_filing
from coresponder.program.encounters.queries.mine import mine, parts_of
from coresponder.program.encounters.queries.places import encounter_seen_by, may_write_in
from coresponder.program.encounters.queries.reading import is_written, read_encounter
from coresponder.program.encounters.views.asking import done, own_part, problem_of
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.people.models import Person
from coresponder.program.people.queries.persons import person_known_to
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.WRITE_ENCOUNTERS)
@require_GET
@transaction.atomic
def encounters(request: SignedInRequest) -> HttpResponse:
    """What one has written, what came back, and what is not written yet."""
    content = {"mine": mine(request.user), "part": next(iter(parts_of(request.user)), None)}
    return render(request, "encounters/mine.html", content)


@requires(Permission.WRITE_ENCOUNTERS)
@require_POST
def start(request: SignedInRequest, assignment_id: UUID) -> HttpResponse:
    """Begin the encounter of a call that one's team was at."""
    assignment = own_assignment(request.user, assignment_id)
    return _begun(request, start_encounter(by=request.user, assignment=assignment))


@requires(Permission.WRITE_ENCOUNTERS)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def begin(request: SignedInRequest, person_id: UUID | None = None) -> HttpResponse:
    """Begin an encounter without a call: a follow-up, somebody who walks in, a group."""
    person = _known(request, person_id) if person_id else None
    if request.method == "POST":
        return _begun(request, start_encounter(by=request.user, person=person))
    return render(request, "encounters/begin.html", {"person": person})


@requires(Permission.VIEW_ENCOUNTERS)
@require_GET
@transaction.atomic
def encounter(request: SignedInRequest, encounter_id: UUID) -> HttpResponse:
    """One encounter: each part as one may see it, and what one may do about it."""
    user, found = request.user, encounter_seen_by(request.user, encounter_id)
    writes = may(user, Permission.WRITE_ENCOUNTERS) and may_write_in(found, user)
    content = {
        "encounter": found,
        "seen": read_encounter(found, by=user),
        "calls": list(found.calls.all()),
        "parts": parts_of(user) if writes else (),
        "returned": [each for part in parts_of(user) if (each := returned_filing(found, part, user))],
        "halves": {each: is_written(found, each) for each in HALVES} if writes else {},
        "writes_operational": writes and PartName.OPERATIONAL in parts_of(user),
        "comment_form": CommentForm(),
        "addendum_form": AddendumForm(),
        "person_form": PersonForm() if writes and found.person_id is None else None,
        "may_review": may(user, Permission.REVIEW_ENCOUNTERS),
    }
    return render(request, "encounters/encounter.html", content)


@requires(Permission.WRITE_ENCOUNTERS)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, encounter_id: UUID, part: str) -> HttpResponse:
    """The form of a part: saved with what is open, filed when it is ready."""
    name = own_part(request, part)
    with transaction.atomic():
        found = encounter_seen_by(request.user, encounter_id)
        answers, narrative = begin_with(found, name, request.user)
        returned = returned_filing(found, name, request.user)
    form = PartForm(request.POST or None, form=form_in_use(), part=name, answers=answers, narrative=narrative)
    if request.method == "POST" and form.is_valid():
        return _written(request, found, name, form)
    return _form_page(request, found, name, form, comment=returned.comment if returned else "")


@requires(Permission.WRITE_ENCOUNTERS)
@require_POST
@transaction.atomic
def name_person(request: SignedInRequest, encounter_id: UUID) -> HttpResponse:
    """Say whom an encounter is with."""
    found, form = encounter_seen_by(request.user, encounter_id), PersonForm(request.POST)
    if not form.is_valid():
        messages.error(request, problem_of(form, "person"))
        return redirect("encounters:encounter", found.pk)
    person = _known(request, UUID(form.cleaned_data["person"]))
    said = "Noted. Every part of the encounter stands in the person’s record now."
    return done(request, found.pk, lambda: link_person(encounter=found, person=person, by=request.user), said)


# Of these the other half of a team is told whether they are written; of the substance-use part, never.
HALVES = (PartName.OPERATIONAL, PartName.CLINICAL)


def _known(request: SignedInRequest, person_id: UUID) -> Person:
    return person_known_to(request.user, person_id, usual_purpose(request.user.role))


def _begun(request: SignedInRequest, found: Encounter) -> HttpResponse:
    part = next(iter(parts_of(request.user)), None)
    if part is None:
        return redirect("encounters:encounter", found.pk)
    return redirect("encounters:write", found.pk, part.value)


def _written(request: SignedInRequest, found: Encounter, part: PartName, form: PartForm) -> HttpResponse:
    """Keep what was written; with “file”, file it, or say what has to be mended."""
    answers = without_hidden(form_in_use(), part=part, answers=form.answers)
    narrative = form.cleaned_data["narrative"]
    try:
        draft = save_draft(encounter=found, part=part, answers=answers, narrative=narrative, by=request.user)
        if "file" not in request.POST:
            messages.success(request, "Saved. Nobody else reads it until you file it.")
            return redirect("encounters:write", found.pk, part.value)
        filed = file_draft(draft=draft, by=request.user)
    except FilingRefused as problem:
        again = PartForm(request.POST, form=form_in_use(), part=part, answers=answers)
        again.is_valid()
        again.tell(problem.problems)
        messages.error(request, f"{problem} What you wrote is kept.")
        return _form_page(request, found, part, again)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return _form_page(request, found, part, form)
    messages.success(request, _receipt(filed.is_kept_beside))
    return redirect("encounters:encounter", found.pk)


def _receipt(is_kept_beside: bool) -> str:
    if is_kept_beside:
        return "Filed beside a copy that was there. Both are kept, and somebody chooses between them."
    return "Filed. A colleague of your agency reviews it."


def _form_page(
    request: SignedInRequest, found: Encounter, part: PartName, form: PartForm, *, comment: str = ""
) -> HttpResponse:
    content = {"encounter": found, "part": part, "form": form, "comment": comment}
    return render(request, "encounters/write.html", content)
