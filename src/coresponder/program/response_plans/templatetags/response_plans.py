"""How the pages of response plans put things in words."""

from datetime import date
from typing import Any

from django import template

from coresponder.program.people.models import PersonName, SafetyFact
from coresponder.program.people.vocabulary.identity import NameKind
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.queries.plans import SeenPlan

register = template.Library()


@register.simple_tag
def plan_name(seen: SeenPlan) -> str:
    """What to call the person: the legal name where it may be seen, else any, else the label."""
    found = [each.part for each in seen.record.shown if isinstance(each.part, PersonName)]
    best = next((each for each in found if each.kind == NameKind.LEGAL), found[0] if found else None)
    return best.full if best else seen.person.short_name


@register.simple_tag
def holding_safety(seen: SeenPlan, today: date) -> list[Any]:
    """What there is to be careful about today."""
    shown = [each for each in seen.record.shown if isinstance(each.part, SafetyFact)]
    return [each for each in shown if isinstance(each.part, SafetyFact) and each.part.expires_on >= today]


@register.simple_tag
def plan_heading(version: PlanVersion) -> str:
    """The heading of a version's page."""
    return f"Version {version.number}"
