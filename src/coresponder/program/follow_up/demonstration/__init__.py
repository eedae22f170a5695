"""Follow-ups of the invented year, an open caseload for Carlos, two case conferences, and feedback.

history     what the rules would have planned after every encounter of the year, and what came of it
caseload    what is open now: due today, overdue, on nobody's list, offered
meetings    a conference that was held and one that is prepared
opinions    cards and answers
"""

from collections.abc import Mapping

from django.db import transaction

from coresponder.kernel.progress import Progress
from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up.actions.rule_sets import put_rules_in_force
from coresponder.program.follow_up.audit_events import HISTORY_INVENTED
from coresponder.program.follow_up.default_rules import default_rules
from coresponder.program.follow_up.demonstration import caseload, history, meetings, opinions
from coresponder.program.follow_up.models import RuleSet
from coresponder.program.follow_up.queries.rule_sets import rules_in_force
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions.roles import CASE_MANAGER


def load(*, cast: Mapping[str, User], by: User, progress: Progress) -> None:
    """Put the shipped rules in force, and tell what came of them; not where rules are in force already."""
    clinic = cast["carlos"].agency
    if RuleSet.objects.exists() or clinic is None:
        return
    with transaction.atomic():
        drafts = default_rules(agency=clinic, role=CASE_MANAGER.key)
        put_rules_in_force(rules=drafts, why="The shipped rules (invented).", by=by)
        if not Encounter.objects.exists():
            return
        progress("Inventing how people were followed up.", 0.0)
        counts = history.store(rules_in_force(), cast=cast)
        record(HISTORY_INVENTED, by=by, about="follow_ups:all", details=counts)
        progress("Handing Carlos his caseload.", 0.8)
        caseload.tell(cast)
        meetings.tell(cast)
        opinions.tell(cast)
    progress("Follow-ups, conferences and feedback are there.", 1.0)
