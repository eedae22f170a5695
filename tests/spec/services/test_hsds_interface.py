"""The read-only interface of HSDS 3.0: what it answers is held to HSDS's own schemas where those are at hand."""

import json
from collections.abc import Callable
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from coresponder.program.services.actions.exporting import export_directory
from coresponder.program.services.models import Accessibility, Contact, Location, Phone, Service, ServiceAtLocation
from coresponder.program.services.vocabulary.answers import Answer
from coresponder.program.services.vocabulary.exports import ExportForm
from coresponder.safeguards.accounts.models import User

pytestmark = pytest.mark.django_db
Get = Callable[..., Any]


@pytest.fixture
def shelter(make_service) -> Service:
    """A service with a place, hours, a phone and what only we know."""
    service = make_service(
        "Night shelter",
        days="MO,TU",
        hours=(time(20), time(8)),
        languages=("Spanish",),
        payers=("medicaid",),
        facts={
            "accepts_police_drop_off": Answer.YES,
            "has_responder_contact": Answer.YES,
            "responder_contact": "555-0142",
        },
        url="http://harbor.example",
        minimum_age=18,
    )
    place = ServiceAtLocation.objects.get(service=service)
    Phone.objects.create(service=service, number="555-0100", extension="12")
    Phone.objects.create(service_at_location=place, number="555-0101", extension="desk")
    Accessibility.objects.create(location=place.location, description="Ramp")
    Contact.objects.create(service=service, title="Intake")
    return service


@pytest.fixture
def get(omar: User) -> Get:
    """The interface as an officer asks it."""
    client = Client()
    client.force_login(omar)

    def asked(path: str, status: int = 200, **query: str) -> Any:
        answer = client.get(f"/api/hsds/{path}", query)
        assert answer.status_code == status, answer.content
        return answer.json()

    return asked


def test_it_says_which_version_it_speaks(get: Get) -> None:
    assert get("")["version"] == "3.0"


def test_a_service_comes_with_everything_but_the_line_for_responders(get: Get, shelter: Service) -> None:
    found = get(f"services/{shelter.pk}")
    assert found["organization"]["name"] == "Marigold Harbor House"
    assert found["service_at_locations"][0]["location"]["latitude"] == 40.0
    assert (found["schedules"][0]["opens_at"], found["schedules"][0]["closes_at"]) == ("20:00", "08:00")
    terms = {each["taxonomy_term"]["code"]: each["value"] for each in found["attributes"]}
    assert terms["accepts_police_drop_off"] == "yes"
    assert terms["emergency_shelter"] == "said"
    assert "555-0142" not in json.dumps(found)


def test_lists_are_paged_searched_and_narrowed(get: Get, shelter: Service, make_service) -> None:
    make_service("Pantry", category="food_pantry")
    first = get("services", per_page="1")
    assert (first["total_items"], first["total_pages"], first["last_page"]) == (2, 2, False)
    assert get("services", page="9")["empty"]
    assert [each["name"] for each in get("services", search="pantry")["contents"]] == ["Pantry"]
    term = next(each for each in get("taxonomy_terms", search="shelter", per_page="500")["contents"])
    shelters = get("services", taxonomy_term_id=term["id"])["contents"]
    assert [each["name"] for each in shelters] == ["Night shelter"]
    assert list(get("services", minimal="true")["contents"][0]) == ["id"]
    assert "service_at_locations" in get("services", full="true", search="shelter")["contents"][0]


def test_what_is_gone_or_taken_out_or_was_never_there_is_not_there(get: Get, shelter: Service) -> None:
    Location.objects.update(removed_at=shelter.organization.services.get().verified_at)
    for path in ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        assert get(f"{path}/{uuid4()}", status=404)["code"] == "not_found"
    from django.utils import timezone

    Service.objects.update(removed_at=timezone.now())
    get(f"services/{shelter.pk}", status=404)
    assert get("services")["empty"]
    assert get("service_at_locations")["empty"]


def test_somebody_without_a_role_is_told_of_nothing(otis: User, shelter: Service) -> None:
    client = Client()
    assert client.get("/api/hsds/services").status_code == 401
    client.force_login(otis)
    assert client.get("/api/hsds/services").status_code == 404


class TestBySchema:
    """The schemas are HSDS's own, CC BY-SA 4.0; they are read where they are and not part of this project."""

    @pytest.fixture
    def valid(self, shared_data: Path) -> Callable[[str, Any], None]:
        """Holds an object to the schema of its name."""
        registry = schemas(shared_data / "hsds-spec" / "schema")

        def held(name: str, shown: Any) -> None:
            validator = Draft202012Validator(
                {"$ref": f"{name}.json"},
                registry=registry,
                format_checker=FormatChecker(("uuid", "email")),
            )
            found = [f"{list(each.absolute_path)}: {each.message}" for each in validator.iter_errors(shown)]
            assert not found, found[:5]

        return held

    @pytest.mark.shared_data
    def test_every_answer_is_what_hsds_asks(self, get: Get, shelter: Service, valid) -> None:
        place = ServiceAtLocation.objects.get(service=shelter)
        valid("service", get(f"services/{shelter.pk}"))
        valid("organization", get(f"organizations/{shelter.organization_id}"))
        valid("service_at_location", get(f"service_at_locations/{place.pk}"))
        for table in ("services", "organizations", "service_at_locations"):
            name = table.removesuffix("s")
            for each in get(table)["contents"]:
                valid(name, each)
        for each in get("taxonomies")["contents"]:
            valid("taxonomy", each)
            valid("taxonomy", get(f"taxonomies/{each['id']}"))
        for each in get("taxonomy_terms", per_page="500")["contents"]:
            valid("taxonomy_term", each)

    @pytest.mark.shared_data
    def test_every_operation_that_hsds_names_is_there(self, get: Get, shelter: Service, shared_data: Path) -> None:
        described = json.loads((shared_data / "hsds-spec" / "schema" / "openapi.json").read_text())
        place = ServiceAtLocation.objects.get(service=shelter)
        ids = {
            "services": shelter.pk,
            "organizations": shelter.organization_id,
            "service_at_locations": place.pk,
            "taxonomies": get("taxonomies")["contents"][0]["id"],
            "taxonomy_terms": get("taxonomy_terms")["contents"][0]["id"],
        }
        for path in described["paths"]:
            table = path.strip("/").split("/")[0]
            get(path.lstrip("/").replace("{id}", str(ids.get(table, ""))))

    @pytest.mark.shared_data
    def test_the_export_is_what_hsds_asks(self, shelter: Service, tmp_path: Path, carlos: User, valid) -> None:
        export_directory(to=tmp_path / "out.json", form=ExportForm.JSON, by=carlos)
        document = json.loads((tmp_path / "out.json").read_text())
        kinds = {"organizations": "organization", "services": "service", "locations": "location"}
        kinds |= {"taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}
        for name, kind in kinds.items():
            assert document[name]
            for each in document[name]:
                valid(kind, each)


@cache
def schemas(folder: Path) -> Registry:
    """The schemas of HSDS by their file names."""
    found = [(path.name, Resource.from_contents(_named(path))) for path in folder.glob("*.json")]
    return Registry().with_resources((name, each) for name, each in found)


def _named(path: Path) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **json.loads(path.read_text())}
