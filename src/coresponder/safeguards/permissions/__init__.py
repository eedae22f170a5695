"""The one place that decides who may do what. Everything not opened on purpose is closed.

@requires(Permission.UPLOAD_CALLS)      a page for people who hold the permission
@signed_in("everybody has a home page") a page for anybody who is signed in
@public("people sign in here")          a page for anybody
@recently_proven                        below one of these: asks again who it is (export, emergencies, administration)
check(user, Permission.FREEZE_BASELINES)  inside an action; raises Denied(code, sentence)
may(user, Permission.FREEZE_BASELINES)    the same as a question, for templates
"""

from coresponder.safeguards.permissions.catalogue import Permission
from coresponder.safeguards.permissions.decisions import check, may
from coresponder.safeguards.permissions.declarations import Access, access_of, public, requires, signed_in
from coresponder.safeguards.permissions.denials import Denied
from coresponder.safeguards.permissions.roles import ROLES, Role
from coresponder.safeguards.permissions.step_up import recently_proven

__all__ = [
    "ROLES",
    "Access",
    "Denied",
    "Permission",
    "Role",
    "access_of",
    "check",
    "may",
    "public",
    "recently_proven",
    "requires",
    "signed_in",
]
