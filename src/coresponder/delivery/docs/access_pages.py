"""The pages about who may do what, and about what is written down when somebody does it."""

from coresponder.safeguards.audit.registry import all_registered
from coresponder.safeguards.audit.reviewing.catalogue import REVIEW_RULES, ReviewRule
from coresponder.safeguards.permissions.catalogue import Permission
from coresponder.safeguards.permissions.roles import ROLES


def roles_page() -> str:
    """Every role with what it is for, and every permission with the roles that hold it."""
    lines = [
        "# Roles and permissions",
        "",
        "What is not listed here is not allowed. A page that declares no permission is refused to everybody.",
        "",
        "| role | key | what the person does |",
        "|---|---|---|",
        *(f"| {role.display_name} | `{role.key}` | {role.description} |" for role in ROLES.values()),
        "",
        "| permission | lets somebody | held by |",
        "|---|---|---|",
        *(f"| `{permission}` | {permission.verb} | {_holders(permission)} |" for permission in Permission),
    ]
    return "\n".join(lines) + "\n"


def audit_events_page() -> str:
    """Every event that may stand in the audit trail, with its sentence."""
    lines = [
        "# Events of the audit trail",
        "",
        "Each row of the trail is one of these. It holds ids, counts and codes, never a value of a person’s. Rows are",
        "chained by hashes; the database refuses to change or remove them; `coresponder audit verify` reads the chain.",
        "",
        "| event | sentence |",
        "|---|---|",
        *(f"| `{event.name}` | {event.sentence} |" for event in all_registered()),
        "",
        "## Rules of the weekly review",
        "",
        "What of a week deserves a look ([how to review a week](../how-to/weekly-review.md)). An app adds an event",
        'to a rule where it registers the event: `register(name, sentence, review="exports")`.',
        "",
        "| rule | key | what it looks for | events |",
        "|---|---|---|---|",
        *(f"| {rule.title} | `{rule.key}` | {rule.sentence} | {_names(rule)} |" for rule in REVIEW_RULES),
    ]
    return "\n".join(lines) + "\n"


def _names(rule: ReviewRule) -> str:
    if rule.refused_only:
        return "every event that was refused"
    named = [event.name for event in all_registered() if event.review == rule.key]
    return ", ".join(f"`{name}`" for name in (*rule.events, *named)) or "by comparing"


def _holders(permission: Permission) -> str:
    return ", ".join(role.display_name for role in ROLES.values() if permission in role.permissions)
