"""The manual as a list, a chapter as it stands, and the whole as a paper."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.formats.documents import Block, Heading, Items, PageBreak, Paper, Paragraph, Table, blocks_of
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.screens import SCREENS, Screen
from coresponder.program.policies.vocabulary import ChapterKind, VersionState, WorkRole
from coresponder.program.policies.who_does_what import ROLES, read
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may

BEING_WRITTEN = (VersionState.DRAFT, VersionState.PROPOSED)


@dataclass(frozen=True, kw_only=True)
class SeenChapter:
    """A chapter with the version in force, the one that is being written, and the history."""

    chapter: Chapter
    in_force: ChapterVersion | None
    begun: ChapterVersion | None
    history: list[ChapterVersion]

    @property
    def shown(self) -> ChapterVersion | None:
        """What stands on the page: what is in force, or else what is being written."""
        return self.in_force or self.begun


def outlines() -> list[dict[str, Any]]:
    """The chapters that come with the program, as data."""
    told: list[dict[str, Any]] = tomllib.loads(
        (files("coresponder.program.policies") / "manual.toml").read_text("utf-8")
    )["chapters"]
    return told


def manual(user: User) -> list[SeenChapter]:
    """Every chapter in order."""
    check(user, Permission.VIEW_POLICIES)
    versions = ChapterVersion.objects.select_related("edited_by")
    found = Chapter.objects.select_related("police_owner", "health_owner")
    return [_seen(chapter) for chapter in found.prefetch_related(Prefetch("versions", queryset=versions))]


def chapter_seen_by(user: User, key: str) -> SeenChapter:
    """One chapter; 404 where there is none."""
    check(user, Permission.VIEW_POLICIES)
    found = Chapter.objects.select_related("police_owner", "health_owner")
    return _seen(get_object_or_404(found, key=key))


def version_seen_by(user: User, key: str, number: int) -> ChapterVersion:
    """One version of a chapter; 404 where there is none."""
    check(user, Permission.VIEW_POLICIES)
    found = ChapterVersion.objects.select_related("chapter", "edited_by")
    return get_object_or_404(found, chapter__key=key, number=number)


def _seen(chapter: Chapter) -> SeenChapter:
    versions = list(chapter.versions.all())
    return SeenChapter(
        chapter=chapter,
        in_force=next((each for each in versions if each.state == VersionState.IN_FORCE), None),
        begun=next((each for each in versions if each.state in BEING_WRITTEN), None),
        history=[each for each in versions if each.state == VersionState.REPLACED],
    )


def screens_of(chapter: Chapter, user: User) -> list[tuple[Screen, bool]]:
    """The screens that carry a chapter out, and whether somebody may open each."""
    known = [SCREENS[key] for key in chapter.screens if key in SCREENS]
    return [(screen, may(user, screen.permission)) for screen in known]


def blocks_of_version(version: ChapterVersion, *, level: int = 2) -> tuple[Block, ...]:
    """What a version says, as blocks: text, or the table of who does what."""
    if version.chapter.kind != ChapterKind.WHO_DOES_WHAT:
        return blocks_of(version.text, level=level)
    head = ("Step", *(role.label.capitalize() for role in ROLES))
    rows = tuple((each.step.label, *(each.words_for(role) or "–" for role in ROLES)) for each in read(version.text))
    return (Table(caption="Who does what at each step of an encounter", head=head, rows=rows),)


def paper_of(chapters: list[SeenChapter], *, today: date, program: str) -> Paper:
    """The manual as it is in force, each chapter on a page of its own; what is not yet fills none."""
    blocks: list[Block] = [Heading(text="Chapters", level=1), Items(items=tuple(map(_line, chapters)))]
    for seen in chapters:
        page = [PageBreak()] if seen.in_force else []
        blocks += [*page, Heading(text=f"{seen.chapter.number} {seen.chapter.title}", level=1), *_body(seen)]
    title = "Policy manual"
    return Paper(title=title, subtitle=f"{program}, as of {today:%B %-d, %Y}", foot=title, blocks=tuple(blocks))


def _line(seen: SeenChapter) -> str:
    words = f"version {seen.in_force.number}" if seen.in_force else "not in force yet"
    return f"{seen.chapter.number} {seen.chapter.title}: {words}"


def _body(seen: SeenChapter) -> list[Block]:
    if seen.in_force is None or seen.in_force.in_force_at is None:
        return [Paragraph(text="Not in force yet: both agencies have not approved a text.", is_note=True)]
    approved = ", ".join(
        f"{each.get_side_display()} ({each.by.display_name})" for each in seen.in_force.approvals.all()
    )
    since = f"{timezone.localdate(seen.in_force.in_force_at):%B %-d, %Y}"
    told = f"Version {seen.in_force.number}, in force since {since}. Approved by: {approved}."
    readers = ", ".join(WorkRole(role).label for role in seen.chapter.readers)
    read_by = f" Read and signed by: {readers}." if readers else ""
    return [Paragraph(text=told + read_by, is_note=True), *blocks_of_version(seen.in_force)]
