"""Other criteria come into force while calls wait: open calls are judged anew, and what was advised is kept."""

import pytest

from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.queries.live import advice_seen
from coresponder.program.deployment.actions.putting_in_force import put_in_force
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.safeguards.accounts.models import User
from tests.support.criteria import criteria, reported, rule
from tests.support.live_calls import call_named, eido, push

CRISIS = rule("crisis", {"fact": "nexus", "in": ["yes", "possible"]})
NOT_ARMED = rule("weapon", reported("weapon"), "do_not_send")


def in_force(content: object, by: User) -> None:
    """The criteria judge from now on."""
    version = save_version(content=content, based_on=version_in_force(), by=by)
    put_in_force(version=version, reason="The planning team agreed.", by=by)


@pytest.fixture
def waiting(feed: Feed, cora: User) -> Call:
    in_force(criteria(NOT_ARMED), cora)
    push(feed, eido("a", 0, type_text="SUICIDE THREAT"))
    return call_named("a")


def answers(call: Call) -> list[str]:
    return list(call.judgements.order_by("judged_at").values_list("answer", flat=True))


def test_an_open_call_is_judged_at_once(waiting: Call, cora: User) -> None:
    in_force(criteria(CRISIS), cora)
    advice = advice_seen(waiting)
    assert advice is not None
    assert (advice.answer, answers(waiting)) == ("send", ["no_rule", "send"])


def test_a_call_that_is_over_keeps_what_judged_it(waiting: Call, cora: User) -> None:
    Call.objects.filter(pk=waiting.pk).update(state="closed", closed_at=waiting.received_at)
    in_force(criteria(CRISIS), cora)
    assert answers(waiting) == ["no_rule"]
