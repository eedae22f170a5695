"""The manual of the invented county: chapters in force, one under change, signatures, and two looks back."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.program.policies import who_does_what
from coresponder.program.policies.actions.approving import approve_version
from coresponder.program.policies.actions.laying_out import ChapterSettings, lay_out_manual, set_chapter
from coresponder.program.policies.actions.learning import (
    WhatHappened,
    agree_on_improvement,
    close_review,
    finish_improvement,
    write_review,
)
from coresponder.program.policies.actions.signing import sign_chapter
from coresponder.program.policies.actions.writing import begin_version, propose_version, write_version
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.queries.reading import to_read
from coresponder.program.policies.vocabulary import CameOf, ReviewKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

IN_FORCE = {
    "mission": "## Why we exist\nSomebody in crisis in Marigold County is met by an officer and a clinician together, "
    "is kept safe, and is brought to care rather than jail.\n\n## Words\n- Crisis: more than a person can bear now.\n"
    "- Lead: who speaks and decides about the next step.",
    "deployment": "## When a team is sent\nThe criteria in force decide what is advised. The dispatcher decides.\n\n"
    "- What nobody knows is asked, and never taken for no.\n- A weapon or violence: police first, the team behind.",
    "scene-safety": "## Arriving\nThe officer goes in first. The clinician waits at the car until called.\n\n"
    "## The lead\nThe lead changes hands in words: “Your lead.” Anybody may say stop.",
    "confidentiality": "## What we share\nOnly what an agreement in force, a consent, or an emergency with a reason "
    "opens.\n\n- Substance-use records stay apart.\n- What went wrong is told to the privacy officer on the same day.",
    "who-does-what": who_does_what.usual(),
}
CHANGED = (
    "## Arriving\nThe officer goes in first. The clinician waits at the door frame, out of the line of the door, until "
    "the officer calls.\n\n## The lead\nThe lead changes hands in words: “Your lead.” Anybody may say stop."
)
# They have something left to read.
LATE_READERS = ("pavel", "sofia")


@transaction.atomic
def load(*, cast: Mapping[str, User]) -> None:
    """Bring the manual in, unless there is one."""
    if Chapter.objects.exists():
        return
    lay_out_manual(by=cast["cora"])
    for key, text in IN_FORCE.items():
        _approved(_owned(Chapter.objects.get(key=key), cast), text, cast)
    scene = Chapter.objects.get(key="scene-safety")
    _looked_back(scene, cast)
    _under_change(scene, cast)
    for name, user in cast.items():
        if user.is_active and may(user, Permission.VIEW_POLICIES) and name not in LATE_READERS:
            for each in to_read(user):
                sign_chapter(version=each.version, by=user)


def _owned(chapter: Chapter, cast: Mapping[str, User]) -> Chapter:
    told = ChapterSettings(
        police_owner=cast["omar"],
        health_owner=cast["clara"],
        readers=chapter.readers,
        is_mandatory=chapter.is_mandatory,
        sign_within_days=chapter.sign_within_days,
        review_months=chapter.review_months,
        screens=chapter.screens,
        rules=chapter.rules,
    )
    return set_chapter(chapter=chapter, told=told, by=cast["cora"])


def _approved(chapter: Chapter, text: str, cast: Mapping[str, User]) -> ChapterVersion:
    draft = begin_version(chapter=chapter, by=cast["clara"])
    written = write_version(version=draft, text=text, seen_edited_at=draft.edited_at, by=cast["clara"])
    version = propose_version(version=written, by=cast["clara"])
    for head in ("sol", "sade"):
        version = approve_version(version=version, by=cast[head])
    return version


def _under_change(chapter: Chapter, cast: Mapping[str, User]) -> None:
    draft = begin_version(chapter=chapter, by=cast["omar"])
    reason = "A look back showed that the car is too far away, and the doorway too near."
    write_version(version=draft, text=CHANGED, seen_edited_at=draft.edited_at, reason=reason, by=cast["omar"])


def _looked_back(chapter: Chapter, cast: Mapping[str, User]) -> None:
    omar, cora, today = cast["omar"], cast["cora"], timezone.localdate()
    near_miss = WhatHappened(
        kind=ReviewKind.NEAR_MISS,
        happened_on=today - timedelta(days=20),
        what_happened="The clinician stood in the doorway when it was opened from inside. Nobody was hurt.",
        what_to_change="Say where the clinician waits.",
        people=1,
        responders=2,
    )
    review = write_review(told=near_miss, chapters=[chapter], by=omar)
    due_on = today + timedelta(days=21)
    agree_on_improvement(
        what="Write where the clinician waits, and propose it", owner=omar, due_on=due_on,
        came_of=CameOf.AFTER_ACTION, about=review.pk, chapter=chapter, by=cora,
    )  # fmt: skip
    exercise = WhatHappened(
        kind=ReviewKind.EXERCISE,
        happened_on=today - timedelta(days=60),
        what_happened="A tabletop with dispatch, patrol and clinicians: a person on a roof, and a radio that failed.",
        what_helped="Everybody knew who answers for what.",
        responders=9,
    )
    held = write_review(told=exercise, chapters=[chapter], by=cora)
    action = agree_on_improvement(
        what="Carry a second radio", owner=cora, due_on=today, came_of=CameOf.AFTER_ACTION, about=held.pk, by=cora
    )
    finish_improvement(improvement=action, note="Bought.", by=cora)
    close_review(review=held, by=cora)
