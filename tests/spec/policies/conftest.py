"""A manual that is laid out, its heads of agencies, and a chapter that both have approved."""

import pytest

from coresponder.program.policies.actions.approving import approve_version
from coresponder.program.policies.actions.laying_out import ChapterSettings, lay_out_manual, set_chapter
from coresponder.program.policies.actions.writing import begin_version, propose_version, write_version
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member

FIRST = "The officer goes in first. The clinician waits at the car.\n\n- Radio before touch."
SECOND = "The officer goes in first. The clinician waits at the door.\n\n- Radio before touch.\n- Lights off."


@pytest.fixture
def sol(db: None) -> User:
    """The head of the police department."""
    return member("sol")


@pytest.fixture
def sade(db: None) -> User:
    """The head of behavioral health."""
    return member("sade")


@pytest.fixture
def chapter(cora: User) -> Chapter:
    """“Arrival, staging, scene safety and the lead”: mandatory for officers and clinicians, still a template."""
    lay_out_manual(by=cora)
    return Chapter.objects.get(key="scene-safety")


@pytest.fixture
def in_force(chapter: Chapter, clara: User, sol: User, sade: User) -> ChapterVersion:
    """Its first version, in force."""
    return put_in_force(chapter, FIRST, writer=clara, heads=(sol, sade))


def put_in_force(
    chapter: Chapter, text: str, *, writer: User, heads: tuple[User, User], must_sign_again: bool = True
) -> ChapterVersion:
    """Write, propose and approve a version."""
    draft = begin_version(chapter=chapter, by=writer)
    written = write_version(
        version=draft, text=text, seen_edited_at=draft.edited_at, must_sign_again=must_sign_again, by=writer
    )
    version = propose_version(version=written, by=writer)
    for head in heads:
        version = approve_version(version=version, by=head)
    assert version.state == VersionState.IN_FORCE
    return version


def read_within(chapter: Chapter, days: int, *, by: User) -> Chapter:
    """Readers of the chapter have so many days to sign."""
    told = ChapterSettings(
        police_owner=chapter.police_owner,
        health_owner=chapter.health_owner,
        readers=chapter.readers,
        is_mandatory=True,
        sign_within_days=days,
        review_months=chapter.review_months,
        screens=chapter.screens,
    )
    return set_chapter(chapter=chapter, told=told, by=by)
