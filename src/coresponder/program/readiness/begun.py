"""What comes next where something has begun: the text that waits for its approval, not the empty page before it.

Each function answers with the step, or with None where nothing has begun.
"""

from django.utils import timezone

from coresponder.program.deployment.models import ModelVariant
from coresponder.program.partnerships.models import Meeting, Seat
from coresponder.program.partnerships.queries.charters import standing_charter
from coresponder.program.partnerships.queries.meetings import next_meeting
from coresponder.program.partnerships.queries.negotiations import open_negotiations
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.vocabulary import VersionState
from coresponder.program.readiness.asking import Step
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.training.models import Course, Position
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementState


def seats() -> Step | None:
    """Seats are open, and nobody sits."""
    if not Seat.objects.filter(closed_on=None).exists():
        return None
    return Step(words="Note who takes the seats that are open.", url_name="partnerships:team")


def charter() -> Step | None:
    """A text is there, and nobody has adopted it."""
    found = standing_charter()
    if found is None:
        return None
    words = "Read the charter in a meeting, and note that the team adopted it."
    return Step(words=words, url_name="partnerships:charter_version", args=(str(found.number),))


def meets() -> Step | None:
    """A meeting is planned, or one is over and waits for its minutes."""
    found = next_meeting(timezone.now()) or Meeting.objects.filter(state="planned").first()
    if found is None:
        return None
    return Step(
        words="Hold the meeting, and write its minutes.", url_name="partnerships:meeting", args=(str(found.pk),)
    )


def model() -> Step | None:
    """A kind of team is drafted, and none is in use."""
    if not ModelVariant.objects.exists():
        return None
    return Step(words="Read what was drafted, and put a kind of team in use.", url_name="deployment:kinds_of_teams")


def agreement() -> Step | None:
    """One waits for signatures, or is negotiated."""
    settled = Agreement.objects.filter(state=AgreementState.AGREED).first()
    if settled is not None:
        words = "Ask the heads of the parties to sign what is settled."
        return Step(words=words, url_name="agreements:agreement", args=(str(settled.pk),))
    found = open_negotiations().order_by("-begun_at").first()
    if found is None:
        return None
    words = "Go on with the negotiation, and settle its wording."
    return Step(words=words, url_name="partnerships:negotiation", args=(str(found.pk),))


def mission() -> Step | None:
    """The chapter is there: as an outline, written, or proposed."""
    found = Chapter.objects.filter(key="mission").first()
    return _of_chapter(found) if found is not None else _lay_out()


def policy() -> Step | None:
    """The first mandatory chapter that is not in force yet."""
    mandatory = Chapter.objects.filter(is_mandatory=True)
    found = mandatory.exclude(versions__state=VersionState.IN_FORCE).order_by("number").first()
    return _of_chapter(found) if found is not None else _lay_out()


def trained() -> Step | None:
    """The curricula are there: the rest is sessions."""
    if not Course.objects.exists():
        return None
    return Step(words="See who is not current, and plan sessions for them.", url_name="training:people")


def positions() -> Step | None:
    """Positions are entered, and some are vacant."""
    if not Position.objects.filter(ended_on=None).exists():
        return None
    return Step(words="Fill what is vacant.", url_name="training:staffing")


def assessed() -> Step | None:
    """The year is begun: gaps without an action keep it open."""
    found = SelfAssessment.objects.filter(year=timezone.localdate().year).first()
    if found is None:
        return None
    words = "Agree on an action for each gap, and close the year."
    return Step(words=words, url_name="readiness:assessment", args=(str(found.year),))


def _lay_out() -> Step | None:
    if Chapter.objects.exists():
        return None
    return Step(words="Lay out the manual: its chapters come as outlines.", url_name="policies:manual")


def _of_chapter(chapter: Chapter) -> Step | None:
    begun = ChapterVersion.objects.filter(chapter=chapter, state__in=(VersionState.DRAFT, VersionState.PROPOSED))
    found = begun.first()
    words = f"Write the chapter “{chapter.title}”, and propose it to both agencies."
    if found is not None and found.state == VersionState.PROPOSED:
        words = f"Ask the heads of both agencies to approve the chapter “{chapter.title}”."
    elif found is not None and not found.is_template:
        words = f"Propose the chapter “{chapter.title}” to both agencies."
    return Step(words=words, url_name="policies:chapter", args=(chapter.key,))
