"""The pages about who may do what, and about what is written down when somebody does it."""

from coresponder.safeguards.audit.registry import all_registered
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
        "chained by hashes; the database refuses to change or remove them; `manage.py audit_verify` reads the chain.",
        "",
        "| event | sentence |",
        "|---|---|",
        *(f"| `{event.name}` | {event.sentence} |" for event in all_registered()),
    ]
    return "\n".join(lines) + "\n"


def _holders(permission: Permission) -> str:
    return ", ".join(role.display_name for role in ROLES.values() if permission in role.permissions)
