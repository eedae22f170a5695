"""What a rule would have made of the contacts of the last 90 days."""

from collections.abc import Iterable

from coresponder.program.follow_up.models import FollowUpRule
from coresponder.program.follow_up.queries.preview import Past, RulePreview
from coresponder.program.follow_up.rules.matching import asks_for


def preview_of(rule: FollowUpRule, past: Iterable[Past]) -> RulePreview:
    """Planned, not planned because nobody was named, not planned because the agency may not know."""
    made = unnamed = closed = 0
    for each in past:
        known = each.by_seat.get((rule.agency_id, rule.role))
        if each.is_named and known is not None:
            made += asks_for(rule, known)
        elif asks_for(rule, each.altogether):
            unnamed += not each.is_named
            closed += each.is_named
    return RulePreview(key=rule.key, made=made, nobody_named=unnamed, may_not_know=closed)
