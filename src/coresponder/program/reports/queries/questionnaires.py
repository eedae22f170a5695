"""Questionnaires, for those who write reports."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.reports.models import Questionnaire
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def questionnaires_for(user: User) -> "QuerySet[Any]":
    """Every questionnaire."""
    check(user, Permission.WRITE_REPORTS)
    return Questionnaire.objects.select_related("added_by")


def questionnaire_for(user: User, questionnaire_id: UUID) -> Questionnaire:
    """One of them; Http404 where there is none."""
    found: Questionnaire = get_object_or_404(questionnaires_for(user), pk=questionnaire_id)
    return found
