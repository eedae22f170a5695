"""The JSON interface: every operation declares who may call it, and answers only as its description says."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils.crypto import get_random_string
from hypothesis import HealthCheck, given, settings
from ninja.operation import Operation
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from coresponder.delivery.api.access import Holds, SignedByFeed, SignedIn
from coresponder.delivery.api.interface import interface
from coresponder.delivery.web.cast import CAST
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member

pytestmark = pytest.mark.once

# How many requests for each operation and each of the cast.
EXAMPLES = 10
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def operations() -> list[Operation]:
    """Every operation of the interface."""
    return [
        operation
        for bound in interface._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    ]


def described() -> BaseSchema:
    """The description as the tool reads it, with the program behind it."""
    schema = schemathesis.openapi.from_dict(interface.get_openapi_schema(path_prefix="/api/"))
    schema.app = WSGIHandler()
    return schema


@pytest.mark.parametrize("operation", operations(), ids=lambda each: f"{each.methods[0]} {each.path}")
def test_every_operation_declares_who_may_call_it_and_how_it_refuses(operation: Operation) -> None:
    declared = [each for each in operation.auth_callbacks if isinstance(each, Holds | SignedIn | SignedByFeed)]
    assert len(declared) == 1, f"Declare auth=Holds(Permission.…) for {operation.path}."
    assert {401, 403, 404, 422} <= set(operation.response_models)


def test_nobody_who_is_not_signed_in_gets_an_answer(db: None) -> None:
    answer = Client().get("/api/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_a_stranger_is_told_of_nothing(otis: User) -> None:
    client = Client()
    client.force_login(otis)
    assert client.get("/api/agreements").status_code == 404


def test_everybody_may_ask_who_they_are(clara: User) -> None:
    client = Client()
    client.force_login(clara)
    answer = client.get("/api/me").json()
    assert answer["role"] == "clinician"
    assert "people.write_care_notes" in answer["permissions"]


def test_a_change_without_its_token_is_refused_with_a_sentence(omar: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(omar)
    answer = client.post("/api/people/find", {"text": "Nobody"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "no_csrf_token")


@pytest.fixture
def connection_stays_open() -> Iterator[None]:
    """The program closes its connection after a request, and with it the transaction that a test lives in."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("connection_stays_open")
@pytest.mark.parametrize("username", [each.username for each in CAST])
def test_whatever_the_description_allows_is_answered_as_it_says(username: str, db: None) -> None:
    client = Client()
    client.force_login(member(username))
    token = get_random_string(32)
    cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={token}"
    session = {"Cookie": cookies, "X-CSRFToken": token}
    for found in described().get_all_operations():

        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=found.ok().as_strategy())
        def answers_as_described(case: Case) -> None:
            case.call_and_validate(headers=session, checks=CHECKS)

        answers_as_described()
