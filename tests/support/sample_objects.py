"""Objects of the program in any state, made without the work that leads there; Brookville's calls stand behind them."""

import shutil
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.baseline.freezing import Baseline as Built
from coresponder.analysis.nexus import load_rules
from coresponder.formats.cad.profile import to_mapping
from coresponder.formats.cad.stripping import StrippedExport, strip
from coresponder.program.calls.models import Call, Export, SavedProfile
from coresponder.program.calls.storage import stored_path
from coresponder.program.calls.vocabulary import ExportState
from coresponder.program.extracts.models import RecordingChange, Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.messages.models import Message
from coresponder.program.messages.vocabulary import Channel
from coresponder.program.outcomes.models import Baseline, Review, ReviewDecision
from coresponder.program.outcomes.queries.call_types import key_of
from coresponder.program.outcomes.storage import baseline_folder
from coresponder.program.outcomes.vocabulary import BUILT_STATES, BaselineState
from coresponder.program.reports.actions.questionnaires import add_questionnaire
from coresponder.program.reports.models import Report
from coresponder.program.reports.questionnaires.reading import invented
from coresponder.program.runs.models import Run
from coresponder.program.runs.vocabulary import OPEN_STATES, RunState
from coresponder.safeguards.accounts.models import User
from tests.integration.baseline.brookville import PROFILE, write_export
from tests.support.live_calls import call_named, eido, eido_feed, push
from tests.support.sample_costs import SampleCosts
from tests.support.sample_criteria import SampleCriteria
from tests.support.sample_dispatch import SampleDispatch
from tests.support.sample_encounters import SampleEncounters
from tests.support.sample_facilities import SampleFacilities
from tests.support.sample_follow_up import SampleFollowUp
from tests.support.sample_manual import SampleManual
from tests.support.sample_outcomes import kept_assessment
from tests.support.sample_partnerships import SamplePartnerships
from tests.support.sample_people import SamplePeople
from tests.support.sample_referrals import SampleReferrals
from tests.support.sample_safeguards import SampleSafeguards
from tests.support.sample_services import SampleServices


@dataclass(frozen=True, kw_only=True)
class Brookville:
    """What the program makes of Brookville's export: the stored rows, the baseline, and the folder of its files."""

    export: Path
    stripped: StrippedExport
    baseline: Built
    folder: Path


@pytest.fixture(scope="session")
def brookville(tmp_path_factory: pytest.TempPathFactory) -> Brookville:
    """Brookville's export and baseline, made once in a run. The reports are stand-ins: they are only handed out."""
    place = tmp_path_factory.mktemp("brookville")
    original, stored, folder = write_export(place), place / "stored.parquet", place / "baseline"
    stripped = strip(original, to=stored, known=[PROFILE])
    built = build_baseline([stored], profile=PROFILE, rules=load_rules(), out=folder, with_reports=False)
    for name in ("report.html", "rejects.csv"):
        (folder / name).write_text("A stand-in.")
    return Brookville(export=stored, stripped=stripped, baseline=built, folder=folder)


class SampleObjects:
    """Makes objects as if `by` had brought them about; each call makes a new one and says its id."""

    def __init__(self, brookville: Brookville, *, by: User) -> None:
        self.brookville = brookville
        self.by = by

    def export(self, state: ExportState, **more: Any) -> UUID:
        """An export in that state; what is stored of it is there."""
        stripped = self.brookville.stripped
        known = {"rows": stripped.rows, "columns": list(stripped.columns)} if state == ExportState.STORED else {}
        problem = {"problem_sentence": "The file is empty."} if state == ExportState.REFUSED else {}
        export = Export.objects.create(
            file_name="brookville.csv",
            size_bytes=1,
            sha256=uuid4().hex,
            state=state,
            uploaded_by=self.by,
            **(known | problem | more),
        )
        if state == ExportState.STORED:
            shutil.copyfile(self.brookville.export, stored_path(export.pk))
        return export.pk

    @cached_property
    def live_call(self) -> Call:
        """A call that a feed has reported."""
        push(eido_feed(self.by, name="Sample feed"), eido("sample", 0))
        return call_named("sample")

    @cached_property
    def costs(self) -> SampleCosts:
        """What is kept of costs."""
        return SampleCosts()

    @cached_property
    def follow_up(self) -> SampleFollowUp:
        """What is kept of follow-up, conferences and feedback."""
        return SampleFollowUp(self.people)

    def mapped_export(self) -> UUID:
        """A stored export that is read by a saved profile."""
        return self.export(ExportState.STORED, saved_profile=self.saved_profile)

    @cached_property
    def saved_profile(self) -> SavedProfile:
        """Brookville's profile, saved."""
        return SavedProfile.objects.create(
            name=PROFILE.name, version=1, content=to_mapping(PROFILE), sha256=PROFILE.sha256, saved_by=self.by
        )

    def report(self, state: str = "published") -> UUID:
        """The report of a month for everybody, without any figure, or a draft of one."""
        now, is_out = timezone.now(), state == "published"
        release = Release.objects.get(pk=self.release())
        made = Report.objects.create(
            kind="monthly", title="A month", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31), release=release,
            is_public=True, written_by=self.by, computed_at=now,
        )  # fmt: skip
        made.passages.create(key="what_stands_out", text="Nothing.")
        who = {"approved_by": self.by, "approved_at": now, "published_by": self.by, "published_at": now}
        if is_out:
            Report.objects.filter(pk=made.pk).update(state=state, **who)
        return made.pk

    @cached_property
    def questionnaire(self) -> UUID:
        """The example of our own invention."""
        return add_questionnaire(data=invented(), by=self.by).pk

    def release(self, state: str = "ready") -> UUID:
        """A data set for the program's own evaluation, with a folder that holds its manifest alone."""
        made = Release.objects.create(
            purpose="evaluation", detail="moments", as_of_at=timezone.now(), state=state, requested_by=self.by,
            ready_at=timezone.now(), sha256="0" * 64 if state == "ready" else "",
        )  # fmt: skip
        folder = release_folder(made.pk)
        folder.mkdir()
        (folder / "manifest.json").write_text("{}")
        return made.pk

    def assessment(self, state: str = "complete") -> UUID:
        """What a data set said of every measure, one more each time."""
        return kept_assessment(Release.objects.get(pk=self.release()), by=self.by, state=state).pk

    @property
    def measure_with_rows(self) -> str:
        """A measure of which something was computed."""
        self.assessment()
        return "arrested_rate"

    def review(self) -> Review:
        """A review meeting that is open, one more each time."""
        assessment, today = self.assessment(), timezone.localdate()
        return Review.objects.create(
            held_on=today, first_on=today, last_on=today, assessment_id=assessment, begun_by=self.by
        )

    def decision_of_review(self) -> UUID:
        """A decision that shall be seen on arrests."""
        return ReviewDecision.objects.create(
            review=self.review(), number=1, text="The car starts earlier.", owner="Coordinator",
            due_on=timezone.localdate(), measure_key="arrested_rate", expected="lower", recorded_by=self.by,
        ).pk  # fmt: skip

    @property
    def recording_change(self) -> UUID:
        """A change in recording, one more each time."""
        told: dict[str, Any] = {"kind": "instruction", "what": "Something is asked anew.", "noted_by": self.by}
        return RecordingChange.objects.create(since_on=timezone.localdate(), **told).pk

    @property
    def message(self) -> UUID:
        """A message that waits to be sent, one more each time."""
        now = timezone.now()
        made = Message(kind="sample", channel=Channel.EMAIL, about="sample:1", to="intake@harbor.example")
        made.to_masked, made.values, made.asked_by = "i•••@h•••.example", "{}", self.by
        made.asked_at = made.next_attempt_at = now
        made.save()
        return made.pk

    def run(self, kind: str, state: RunState) -> UUID:
        """A run in that state, about something."""
        about = self.baseline(BaselineState.REQUESTED) if "baseline" in kind else self.export(ExportState.RECEIVED)
        ended_at = None if state in OPEN_STATES else timezone.now()
        return Run.objects.create(kind=kind, about=about, requested_by=self.by, state=state, ended_at=ended_at).pk

    def baseline(self, state: BaselineState) -> UUID:
        """A baseline in that state, with its files where it has been built."""
        baseline = Baseline.objects.create(
            title="Brookville before launch", state=state, saved_profile=self.saved_profile, requested_by=self.by,
            **(self._built() if state in BUILT_STATES else {}), **(self._frozen() if state == "frozen" else {}),
        )  # fmt: skip
        if state in BUILT_STATES:
            shutil.copytree(self.brookville.folder, baseline_folder(baseline.pk))
        return baseline.pk

    @cached_property
    def referrals(self) -> SampleReferrals:
        """A referral of the person who is known, and what belongs to it."""
        return SampleReferrals(self.people.known)

    @cached_property
    def people(self) -> SamplePeople:
        """The people whom the program serves."""
        return SamplePeople()

    @cached_property
    def services(self) -> SampleServices:
        """What stands in the directory of services."""
        return SampleServices()

    @cached_property
    def criteria(self) -> SampleCriteria:
        """What the deployment criteria say."""
        return SampleCriteria()

    @cached_property
    def safeguards(self) -> SampleSafeguards:
        """What the safeguards keep."""
        return SampleSafeguards()

    @cached_property
    def partnerships(self) -> SamplePartnerships:
        """What the partners keep together."""
        return SamplePartnerships()

    @cached_property
    def dispatch(self) -> SampleDispatch:
        """Teams, what they are sent to, and what they hand over."""
        return SampleDispatch()

    @cached_property
    def facilities(self) -> SampleFacilities:
        """A facility with a live page, its link, and one refusal."""
        return SampleFacilities()

    @cached_property
    def encounters(self) -> SampleEncounters:
        """What the team wrote."""
        return SampleEncounters(self.dispatch)

    @cached_property
    def manual(self) -> SampleManual:
        """The policy manual."""
        return SampleManual()

    def call_type_of_a_draft(self) -> str:
        """What stands for a call type of a new draft in addresses."""
        self.baseline(BaselineState.DRAFT)
        return key_of("ALARM")

    def _built(self) -> dict[str, Any]:
        built = self.brookville.baseline
        return {"content": built.to_mapping(), "content_sha256": built.content_sha256, "built_at": timezone.now()}

    def _frozen(self) -> dict[str, Any]:
        return {"frozen_by": self.by, "frozen_at": timezone.now()}
