"""The invented county has a manual under change, two lapses, and two years of self-assessment."""

import pytest
from django.utils import timezone

from coresponder.analysis.synthetic.encounters import LAUNCH_ON
from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.policies import demonstration as policies
from coresponder.program.policies.models import AfterAction, Chapter, ChapterVersion, Improvement
from coresponder.program.policies.queries.reading import to_read
from coresponder.program.policies.vocabulary import VersionState
from coresponder.program.readiness import demonstration as readiness
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.training import demonstration as training
from coresponder.program.training.queries.standing import courses_for
from coresponder.program.training.vocabulary import Standing
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.staff.credential_checks import lapses_of
from tests.support.page import PageClient

PAGES = (
    "/home/",
    "/manual/",
    "/manual/chapters/scene-safety/",
    "/manual/chapters/scene-safety/versions/2/",
    "/manual/chapters/scene-safety/versions/2/history/",
    "/manual/chapters/who-does-what/",
    "/manual/who-does-what/",
    "/manual/who-has-read/",
    "/manual/after-action/",
    "/manual/actions/",
    "/manual/print/",
    "/training/",
    "/training/courses/",
    "/training/people/",
    "/training/staffing/",
    "/training/support/",
    "/models/",
    "/models/houston/",
    "/readiness/",
    "/readiness/self-assessment/",
    "/readiness/the-brief/",
)


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    """Everybody, with the demonstration of this part loaded twice: the second time changes nothing."""
    people = ensure_cast()
    for _ in range(2):
        policies.load(cast=people)
        training.load(cast=people)
        readiness.load(by=people["cora"])
    return people


def test_the_county_shows_all_of_it(cast: dict[str, User], page: PageClient) -> None:
    today = timezone.localdate()
    draft = ChapterVersion.objects.get(chapter__key="scene-safety", state=VersionState.DRAFT)
    assert draft.number == 2
    assert not draft.is_template
    assert Chapter.objects.filter(versions__state=VersionState.IN_FORCE).count() == Chapter.objects.count() - 1
    assert ChapterVersion.objects.get(state=VersionState.PROPOSED).chapter.key == policies.WAITING
    first = Chapter.objects.get(key="mission").versions.get()
    assert timezone.localdate(first.in_force_at) < LAUNCH_ON
    assert first.review_due_on > today, "it was looked at again each year"
    assert AfterAction.objects.count() == 2
    assert Improvement.objects.exclude(done_at=None).count() == 2
    assert SelfAssessment.objects.count() == 2
    lapsed = [
        name for name, user in cast.items() for each in courses_for(user, today) if each.standing == Standing.LAPSED
    ]
    assert lapsed == [training.TRAINING_LAPSED]
    assert [each.code for each in lapses_of(cast["dana"], role="dispatcher", on=today)] == ["security_training_lapsed"]
    assert not any(lapses_of(cast[name], role="officer", on=today) for name in ("omar", "otto"))
    assert [each.version.chapter.key for each in to_read(cast["pavel"])] == [policies.CHANGED_LATELY]
    assert not to_read(cast["omar"])
    as_cora = page.as_(cast["cora"])
    for address in PAGES:
        as_cora.get(address)
