"""Who may do what.

Everything that is not opened on purpose is closed. A denial is a code, which these tests check, and a sentence, which
the person reads. Members of the program read why; strangers are told nothing.
"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import ROLES, Denied, Permission, check, may, public, requires, signed_in
from coresponder.safeguards.permissions.middleware import DenyByDefault
from coresponder.safeguards.permissions.roles import role_of

MAY_FREEZE = {"coordinator"}
MAY_READ_THE_TRAIL = {"privacy_officer"}


def somebody(role: str, *, is_active: bool = True) -> User:
    """An account that exists only in memory."""
    return User(username=role, display_name="Somebody", role=role, is_active=is_active)


def page(request: HttpRequest) -> HttpResponse:
    """A page that declares nothing."""
    return HttpResponse("shown")


class TestRoles:
    @pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.key)
    def test_every_role_says_in_plain_words_what_the_person_does(self, role) -> None:
        assert role.display_name
        assert role.description.endswith(".")

    @pytest.mark.parametrize("permission", Permission)
    def test_every_permission_is_held_by_some_role_and_has_a_verb(self, permission: Permission) -> None:
        assert any(permission in role.permissions for role in ROLES.values())
        assert permission.verb

    def test_only_the_coordinator_freezes_a_baseline(self) -> None:
        assert {key for key in ROLES if may(somebody(key), Permission.FREEZE_BASELINES)} == MAY_FREEZE

    def test_only_the_privacy_officer_reads_the_audit_trail(self) -> None:
        assert {key for key in ROLES if may(somebody(key), Permission.VIEW_AUDIT)} == MAY_READ_THE_TRAIL

    def test_whoever_builds_baselines_also_sees_them(self) -> None:
        builders = [key for key in ROLES if may(somebody(key), Permission.BUILD_BASELINES)]
        assert builders
        assert all(may(somebody(key), Permission.VIEW_BASELINES) for key in builders)

    @given(key=st.text().filter(lambda text: text not in ROLES))
    def test_a_role_that_nobody_knows_may_nothing(self, key: str) -> None:
        assert role_of(key).permissions == frozenset()


class TestDecisions:
    def test_the_coordinator_may_upload_calls(self) -> None:
        check(somebody("coordinator"), Permission.UPLOAD_CALLS)

    def test_the_officer_reads_why_not_and_whom_to_ask(self) -> None:
        with pytest.raises(Denied) as denied:
            check(somebody("officer"), Permission.UPLOAD_CALLS)
        assert denied.value.code == "role_lacks_permission"
        assert denied.value.sentence == (
            "Your role, police officer, may not upload exports of calls. A coordinator may."
        )

    def test_a_stranger_is_told_nothing(self) -> None:
        with pytest.raises(Denied) as denied:
            check(somebody("outsider"), Permission.VIEW_BASELINES)
        assert denied.value.code == "stranger"
        assert "baseline" not in denied.value.sentence

    def test_a_closed_account_is_a_stranger(self) -> None:
        with pytest.raises(Denied) as denied:
            check(somebody("coordinator", is_active=False), Permission.VIEW_BASELINES)
        assert denied.value.code == "stranger"

    def test_nobody_at_all_is_a_stranger(self) -> None:
        assert not may(AnonymousUser(), Permission.VIEW_BASELINES)

    @given(role=st.sampled_from(sorted(ROLES)), permission=st.sampled_from(Permission))
    def test_the_question_and_the_check_never_disagree(self, role: str, permission: Permission) -> None:
        try:
            check(somebody(role), permission)
            refused = False
        except Denied:
            refused = True
        assert may(somebody(role), permission) is not refused


class TestDeclarations:
    def get(self, user: User | AnonymousUser) -> HttpRequest:
        request = RequestFactory().get("/calls/")
        request.user = user
        return request

    def test_a_page_without_a_declaration_is_refused_to_everybody(self) -> None:
        door = DenyByDefault(lambda request: HttpResponse())
        with pytest.raises(Denied) as denied:
            door.process_view(self.get(somebody("coordinator")), page, [], {})
        assert denied.value.code == "undeclared"

    def test_a_declared_page_passes_the_door(self) -> None:
        door = DenyByDefault(lambda request: HttpResponse())
        door.process_view(self.get(AnonymousUser()), public("everybody may")(page), [], {})

    def test_a_strangers_denial_becomes_a_page_that_is_not_there(self) -> None:
        door = DenyByDefault(lambda request: HttpResponse())
        with pytest.raises(Http404):
            door.process_exception(self.get(somebody("outsider")), Denied("stranger", "There is no such page."))

    def test_a_members_denial_stays_a_denial(self) -> None:
        door = DenyByDefault(lambda request: HttpResponse())
        door.process_exception(self.get(somebody("officer")), Denied("role_lacks_permission", "No."))

    def test_who_is_not_signed_in_is_led_to_the_sign_in_page_and_back(self) -> None:
        answer = requires(Permission.VIEW_BASELINES)(page)(self.get(AnonymousUser()))
        assert answer.status_code == 302
        assert answer.url == "/sign-in/?next=/calls/"

    def test_the_holder_of_the_permission_sees_the_page(self) -> None:
        answer = requires(Permission.VIEW_BASELINES)(page)(self.get(somebody("clinician")))
        assert answer.content == b"shown"

    def test_a_page_for_anybody_signed_in_is_shown_to_a_stranger_too(self) -> None:
        assert signed_in("it is theirs")(page)(self.get(somebody("outsider"))).content == b"shown"

    @pytest.mark.parametrize("declare", [public, signed_in])
    def test_opening_a_page_without_a_permission_needs_a_reason(self, declare) -> None:
        with pytest.raises(TypeError, match="Say why"):
            declare("  ")(page)

    def test_a_page_declares_its_access_once(self) -> None:
        with pytest.raises(TypeError, match="once"):
            public("everybody may")(requires(Permission.VIEW_AUDIT)(page))
