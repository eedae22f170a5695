"""How the columns of an export are read: proposed, previewed, corrected, saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.proposing import ColumnProposal
from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.actions.exports import remove_personal_columns
from coresponder.program.calls.actions.profiles import map_export
from coresponder.program.calls.column_choices import NOT_USED
from coresponder.program.calls.forms import MappingForm, ProfileFileForm
from coresponder.program.calls.forms.mapping import ColumnField, time_zone_names
from coresponder.program.calls.models import Export
from coresponder.program.calls.previewing import preview_of
from coresponder.program.calls.proposals import Reading, reading_of
from coresponder.program.calls.queries.exports import export_seen_by
from coresponder.program.calls.vocabulary import FIELD_TITLES
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

PREVIEW, SAVE, REMOVE = "preview", "save", "remove"


@requires(Permission.MAP_CALLS)
@require_http_methods(["GET", "POST"])
def columns(request: SignedInRequest, export_id: UUID) -> HttpResponse:
    """The columns of an export, each with what it is taken for; sent back, they are previewed, saved or removed."""
    export = export_seen_by(request.user, export_id)
    if not export.is_stored:
        return redirect("calls:export", export.pk)
    reading = reading_of(export)
    if request.method == "GET":
        form = MappingForm(base=reading.base, columns=export.columns)
        return _page(request, export, reading, form, profile=reading.base)
    form = MappingForm(request.POST, base=reading.base, columns=export.columns)
    if not form.is_valid():
        return _page(request, export, reading, form, profile=None)
    return _answer(request, export, reading, form)


@requires(Permission.MAP_CALLS)
@require_POST
def profile_file(request: SignedInRequest, export_id: UUID) -> HttpResponse:
    """Read the export by a profile that somebody wrote or downloaded before."""
    export = export_seen_by(request.user, export_id)
    if not export.is_stored:
        return redirect("calls:export", export.pk)
    form = ProfileFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _saved(request, export, form.cleaned_data["profile_file"])
        except CoresponderError as problem:
            form.add_error("profile_file", str(problem))
    reading = reading_of(export)
    mapping = MappingForm(base=reading.base, columns=export.columns)
    return _page(request, export, reading, mapping, profile=reading.base, profile_form=form)


def _answer(request: SignedInRequest, export: Export, reading: Reading, form: MappingForm) -> HttpResponse:
    """What the pressed button asks for; a column marked as personal is asked about first."""
    wish = request.POST.get("wish")
    if form.personal_columns and wish != REMOVE:
        return render(request, "calls/personal_columns.html", {"export": export, "form": form})
    if form.personal_columns:
        return _without_personal_columns(request, export, form)
    if wish == SAVE:
        try:
            return _saved(request, export, form.profile)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
    return _page(request, export, reading, form, profile=None if form.errors else form.profile)


def _saved(request: SignedInRequest, export: Export, profile: Profile) -> HttpResponse:
    export = map_export(export=export, profile=profile, by=request.user)
    saved = export.reading_profile
    messages.success(request, f"Saved. This export is read by the profile {saved.name}, version {saved.version}.")
    return redirect("calls:export", export.pk)


def _without_personal_columns(request: SignedInRequest, export: Export, form: MappingForm) -> HttpResponse:
    """Remove them, and show the page again with everything else as it was chosen."""
    export = remove_personal_columns(export=export, columns=form.personal_columns, by=request.user)
    messages.success(request, f"Removed for good: {', '.join(form.personal_columns)}.")
    left = MappingForm(base=form.profile, columns=export.columns)
    return _page(request, export, reading_of(export), left, profile=form.profile)


@dataclass(frozen=True, kw_only=True)
class ColumnLine:
    """One line of the page: the column, the field where its meaning is chosen, and what the program makes of it."""

    field: ColumnField
    proposal: ColumnProposal

    @property
    def is_as_proposed(self) -> bool:
        """Whether what is chosen is what the program makes of it."""
        return (self.field.bound.value() or NOT_USED) == self._proposed

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it before anything else."""
        return self.is_as_proposed and bool(self.proposal.fields) and self.proposal.standing != "sure"

    @property
    def proposal_words(self) -> str:
        """What the program makes of it, in the words of the list."""
        return FIELD_TITLES.get(self._proposed, "not used")

    @property
    def _proposed(self) -> str:
        return self.proposal.field if self.proposal.fields else NOT_USED


def _lines(form: MappingForm, reading: Reading) -> Iterator[ColumnLine]:
    proposals = {proposal.column: proposal for proposal in reading.columns}
    return (ColumnLine(field=field, proposal=proposals[field.column]) for field in form.column_fields())


def _columns_shown(form: MappingForm, reading: Reading) -> dict[str, Any]:
    """Every column, and apart from them those that deserve a second look."""
    lines = list(_lines(form, reading))
    doubtful = [line for line in lines if line.is_doubtful]
    sure = sum(bool(line.proposal.fields) and not line.is_doubtful for line in lines)
    title = f"{sure} columns are sure. Look at {'these' if len(doubtful) > 1 else 'this one'} twice:"
    return {"lines": lines, "doubtful": doubtful, "doubtful_title": title}


def _page(
    request: SignedInRequest,
    export: Export,
    reading: Reading,
    form: MappingForm,
    *,
    profile: Profile | None,
    profile_form: ProfileFileForm | None = None,
) -> HttpResponse:
    """The page; the preview is left out where `profile` is None because something has to be corrected first."""
    content: dict[str, Any] = {
        "export": export,
        "reading": reading,
        "form": form,
        **_columns_shown(form, reading),
        "time_zones": time_zone_names(),
        "zone_hint": f"{form.fields['time_zone'].help_text} {reading.zone_reason}",
        "profile_form": profile_form or ProfileFileForm(),
        **_preview(export, profile),
    }
    is_wrong = bool(form.errors or content["profile_form"].errors)
    return render(request, "calls/columns.html", content, status=422 if is_wrong else 200)


def _preview(export: Export, profile: Profile | None) -> dict[str, Any]:
    """The preview, or the sentence that says why there is none."""
    if profile is None:
        return {"no_preview": "Correct what is marked above; then the preview can be shown."}
    try:
        return {"preview": preview_of(export, profile)}
    except CoresponderError as problem:
        return {"no_preview": str(problem)}
