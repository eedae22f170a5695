"""The manual of the invented county: in force since before launch, one chapter under change, one that is proposed."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.synthetic.encounters import LAUNCH_ON
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
from coresponder.program.policies.rules import review_due_on
from coresponder.program.policies.vocabulary import CameOf, ReviewKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

TEXTS: Mapping[str, str] = tomllib.loads((Path(__file__).parent / "invented_manual.toml").read_text())
TABLE = "who-does-what"
APPROVED_ON = LAUNCH_ON - timedelta(days=14)
# Nobody has looked at it again, though its year is over.
FORGOTTEN = "equipment"
# It changed lately, and has to be signed again.
CHANGED_LATELY, CHANGED_DAYS_AGO = "documentation", 10
ADDED = "\n\n## In the same hour\nForce, an injury and a hold are written down within the hour, by whoever was there."
CHANGED = (
    "## Arriving\nThe officer goes in first. The clinician waits at the door frame, out of the line of the door, until "
    "the officer calls.\n\n## The lead\nThe lead changes hands in words: “Your lead.” Anybody may say stop."
)
ADDED_BECAUSE = "After a look back nobody could say any more who had written what, and when."
# One side has still to approve it.
WAITING = "firearms"
WAITING_TEXT = (
    "## Asking\nWhoever speaks of wishing to be dead is asked about firearms, calmly, and is offered to have them kept "
    "elsewhere for a while.\n\n## Orders\nWhere the law of the state has one, the officer files for it. The clinician "
    "tells the court only what the law asks for."
)
# They have something left to read.
LATE_READERS = ("pavel", "sofia")


@transaction.atomic
def load(*, cast: Mapping[str, User]) -> None:
    """Bring the manual in, unless there is one."""
    if Chapter.objects.exists():
        return
    lay_out_manual(by=cast["cora"])
    for chapter in Chapter.objects.all():
        _owned(chapter, cast)
    for key, text in {**TEXTS, TABLE: who_does_what.usual()}.items():
        version = _approved(Chapter.objects.get(key=key), text, cast)
        _dated(version, APPROVED_ON)
    waiting = _proposed(Chapter.objects.get(key=WAITING), WAITING_TEXT, cast)
    approve_version(version=waiting, by=cast["sol"])
    _sign_all(cast)
    lately = Chapter.objects.get(key=CHANGED_LATELY)
    changed = _approved(lately, TEXTS[CHANGED_LATELY] + ADDED, cast, reason=ADDED_BECAUSE)
    _dated(changed, timezone.localdate() - timedelta(days=CHANGED_DAYS_AGO))
    _sign_all({name: user for name, user in cast.items() if name not in LATE_READERS})
    scene = Chapter.objects.get(key="scene-safety")
    _looked_back(scene, cast)
    _under_change(scene, cast)


def _sign_all(cast: Mapping[str, User]) -> None:
    """Each of them signs what waits for them, within a few days after it came into force."""
    for user in cast.values():
        if user.is_active and may(user, Permission.VIEW_POLICIES):
            for each in to_read(user):
                _signed(each.version, user)


def _signed(version: ChapterVersion, user: User) -> None:
    reading = sign_chapter(version=version, by=user)
    if version.in_force_at is not None:
        reading.signed_at = min(reading.signed_at, version.in_force_at + timedelta(days=3))
    reading.save()


def _dated(version: ChapterVersion, on: date) -> None:
    """Put back when it was written, approved and looked at: the actions know only now, and so does the audit trail."""
    since = timezone.make_aware(datetime.combine(on, time(10)))
    written, proposed = since - timedelta(days=21), since - timedelta(days=10)
    version.edits.update(at=written)
    version.approvals.update(at=since)
    version.edited_at, version.proposed_at, version.in_force_at = written, proposed, since
    version.read_by_on = on + timedelta(days=version.chapter.sign_within_days)
    years = 0 if version.chapter.key == FORGOTTEN else (timezone.localdate() - on).days // 365
    version.review_due_on = review_due_on(on, (years + 1) * version.chapter.review_months)
    version.save()


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


def _proposed(chapter: Chapter, text: str, cast: Mapping[str, User], *, reason: str = "") -> ChapterVersion:
    draft = begin_version(chapter=chapter, by=cast["clara"])
    written = write_version(version=draft, text=text, seen_edited_at=draft.edited_at, reason=reason, by=cast["clara"])
    return propose_version(version=written, by=cast["clara"])


def _approved(chapter: Chapter, text: str, cast: Mapping[str, User], *, reason: str = "") -> ChapterVersion:
    version = _proposed(chapter, text, cast, reason=reason)
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
