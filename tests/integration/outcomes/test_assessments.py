"""Outcomes are computed by night and on demand, stay as they were computed, and can be computed again to compare."""

import shutil
from pathlib import Path

import pytest
from django.db import InternalError, ProgrammingError, transaction
from django.utils import timezone
from pytest_django import Settings

from coresponder.analysis.assessment import without_small_numbers
from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import silent
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.outcomes.actions.assessing import request_assessment
from coresponder.program.outcomes.kinds_of_run import assess, recompute
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.nightly import assess_by_night
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.outcomes.vocabulary import AssessmentState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient
from tests.support.sample_outcomes import assessed, kept_assessment, write_data_set

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data_set(tmp_path_factory.mktemp("rows") / "data-set")


@pytest.fixture
def release(rows: Path) -> Release:
    """The data set of last night, with its files."""
    made = Release.objects.create(
        purpose="evaluation", detail="moments", state="ready", sha256="0" * 64, as_of_at=timezone.now(),
        ready_at=timezone.now(),
    )  # fmt: skip
    shutil.copytree(rows, release_folder(made.pk))
    return made


def test_by_night_every_measure_is_computed_once_over_the_data_set_of_the_night(release: Release) -> None:
    made = assess_by_night()
    assert made is not None
    assert made.content_sha256 == assessed().content_sha256
    assert newest_assessment() == made
    assert made.measured("arrested_rate").figures[0].numerator == 66
    assert made.verdict("arrested_rate").code == "lower"
    assert made.withheld == without_small_numbers(made.assessed)  # found by night, so that no page has to
    assert assess_by_night() is None
    assert AuditEvent.objects.filter(event="assessment.completed", about=f"assessment:{made.pk}").count() == 1


def test_without_a_data_set_whoever_asks_is_told_what_to_do(cora: User) -> None:
    with pytest.raises(StateError, match="no program data set yet"):
        request_assessment(by=cora)


def test_who_may_have_outcomes_computed(release: Release, cora: User, omar: User) -> None:
    assert request_assessment(by=cora).state == AssessmentState.REQUESTED
    with pytest.raises(Denied):
        request_assessment(by=omar)


def test_what_was_assessed_cannot_be_changed_by_anybody(release: Release) -> None:
    made = kept_assessment(release)
    with pytest.raises((InternalError, ProgrammingError), match="cannot be changed"), transaction.atomic():
        Assessment.objects.filter(pk=made.pk).update(content={})
    with pytest.raises((InternalError, ProgrammingError), match="cannot be changed"), transaction.atomic():
        made.delete()


def test_one_that_failed_can_be_tried_again_and_then_stays(release: Release, eve: User) -> None:
    made = kept_assessment(release, by=eve, state="failed")
    assess(about=made.pk, by=eve, progress=silent)
    made = Assessment.objects.get(pk=made.pk)
    assert made.is_complete
    recompute(about=made.pk, by=eve, progress=silent)
    again = made.recomputations.get()
    assert (again.differences, again.content_sha256) == ([], made.content_sha256)


def test_its_page_says_over_what_it_was_computed_and_whether_it_is_still_the_same(
    page: PageClient, release: Release, eve: User
) -> None:
    made = kept_assessment(release)
    made.recomputations.create(by=eve, content_sha256=made.content_sha256, differences=[])
    shown = page.as_(eve).get(f"/outcomes/assessments/{made.pk}/")
    assert "Still the same" in shown.text
    assert made.content_sha256 in shown.text
    assert "July 1, 2031" in shown.text
