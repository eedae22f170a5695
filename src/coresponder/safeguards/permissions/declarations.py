"""How a view declares who may open it. A view that declares nothing is refused by the middleware."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

from django.http import HttpRequest, HttpResponseBase

from coresponder.safeguards.permissions.catalogue import Permission
from coresponder.safeguards.permissions.decisions import check

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, kw_only=True)
class Access:
    """What a view declared: a permission, or for whom it is open and why.

    Behind `operations` stand several operations of the JSON interface, each with a declaration of its own. A page of
    the kind `link` opens to whoever has a link for it; see safeguards/links.
    """

    kind: Literal["permission", "signed_in", "public", "link", "operations"]
    permission: Permission | None = None
    reason: str = ""


def requires(permission: Permission) -> Callable[[View], View]:
    """The view is for people who hold `permission`; others get 403 with a sentence, strangers 404."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            check(request.user, permission)
            return view(request, *args, **kwargs)

        return declare(guarded, Access(kind="permission", permission=permission))

    return decorate


def signed_in(reason: str) -> Callable[[View], View]:
    """The view is for anybody who is signed in, whatever the role; the reason says why that is enough."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            return view(request, *args, **kwargs)

        return declare(guarded, Access(kind="signed_in", reason=_given(reason)))

    return decorate


def public(reason: str) -> Callable[[View], View]:
    """The view is for anybody, signed in or not; the reason says why that is safe."""

    def decorate(view: View) -> View:
        @wraps(view)
        def open_to_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return declare(open_to_all, Access(kind="public", reason=_given(reason)))

    return decorate


def access_of(view: View) -> Access | None:
    """What the view declared, or None when it declared nothing."""
    found = getattr(view, "declared_access", None)
    return found if isinstance(found, Access) else None


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    # Imported here: Django's views load its models, which are not there yet while the apps are being loaded.
    from django.contrib.auth.views import redirect_to_login

    return redirect_to_login(request.get_full_path())


def declare(view: View, access: Access) -> View:
    """Write down on a view what it declares; once, and for good."""
    if access_of(view):
        raise TypeError("A view declares its access once.")
    view.declared_access = access  # type: ignore[attr-defined]  # functions carry attributes; Callable does not say so
    return view


def _given(reason: str) -> str:
    if not reason.strip():
        raise TypeError("Say why the view needs no permission.")
    return reason
