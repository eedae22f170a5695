"""Bringing a questionnaire in, and taking it along."""

from django.db import transaction

from coresponder.kernel.content_hash import content_sha256
from coresponder.program.reports.audit_events import QUESTIONNAIRE_ADDED, QUESTIONNAIRE_TAKEN
from coresponder.program.reports.models import Questionnaire
from coresponder.program.reports.questionnaires.reading import read, written
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def add_questionnaire(*, data: bytes, by: User) -> Questionnaire:
    """Keep a questionnaire from a file; the same one a second time is the one that is there."""
    check(by, Permission.WRITE_REPORTS)
    content = read(data)
    sha256 = content_sha256(content)
    known = Questionnaire.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    added = Questionnaire.objects.create(
        title=content["title"][:200], funder=content["funder"][:200], is_invented=content["is_invented"],
        content=content, sha256=sha256, added_by=by,
    )  # fmt: skip
    details = {"questions": len(content["questions"])}
    record(QUESTIONNAIRE_ADDED, by=by, about=f"questionnaire:{added.pk}", details=details)
    return added


@transaction.atomic
def take_questionnaire(*, questionnaire: Questionnaire, by: User) -> bytes:
    """The questionnaire as a file."""
    check(by, Permission.WRITE_REPORTS)
    record(QUESTIONNAIRE_TAKEN, by=by, about=f"questionnaire:{questionnaire.pk}", details={})
    return written(questionnaire.content)
