"""Services for the walk of every address: one with a place and hours, an import that waits, a disagreement, a term."""

from functools import cached_property
from uuid import uuid4

from django.utils import timezone

from coresponder.program.services.actions.editing import save_place
from coresponder.program.services.models import (
    Attribute,
    DirectoryImport,
    Disagreement,
    ImportFinding,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    Source,
    TaxonomyTerm,
)
from coresponder.program.services.vocabulary.answers import ImportState
from tests.support.cast import member

ADDRESS = {
    "address_1": "1 Fern Street",
    "address_2": "",
    "city": "Fernhill",
    "state_province": "IL",
    "postal_code": "62501",
}


class SampleServices:
    """Makes parts of the directory as if Carlos had entered them."""

    @cached_property
    def source(self) -> Source:
        """A directory from elsewhere."""
        return Source.objects.create(key="sample-211", name="Sample 211")

    @cached_property
    def organization(self) -> Organization:
        """Who offers the service."""
        return Organization.objects.create(name="Fernhill Harbor")

    @property
    def service(self) -> Service:
        """A service, one more each time."""
        return Service.objects.create(organization=self.organization, name="Night shelter", source=self.source)

    @cached_property
    def placed(self) -> Service:
        """A service at a place."""
        made = self.service
        values = {"name": "Harbor house", "latitude": 40.0, "longitude": -90.0, "transportation": ""}
        save_place(service=made, location=Location(), values=values, address=ADDRESS, by=member("carlos"))
        return made

    @property
    def place(self) -> ServiceAtLocation:
        """Where that service is."""
        return ServiceAtLocation.objects.get(service=self.placed)

    @property
    def previewed(self) -> DirectoryImport:
        """An import that was looked through, one more each time."""
        made = DirectoryImport.objects.create(
            source=self.source,
            file_name="sample.zip",
            sha256="0" * 64,
            state=ImportState.PREVIEWED,
            counts={"service": {"new": 3}},
            findings={"id_missing": 1},
            requested_by=member("carlos"),
        )
        ImportFinding.objects.create(
            directory_import=made, code="id_missing", file="services.csv", row=2, column="id", sentence="It is empty."
        )
        return made

    @property
    def disagreement(self) -> Disagreement:
        """A field that both changed, one more each time."""
        return Disagreement.objects.create(
            source=self.source,
            resource_type="service",
            resource_id=self.service.pk,
            field_name="wait_time",
            ours="none",
            theirs="a week",
            found_at=timezone.now(),
        )

    @cached_property
    def term(self) -> TaxonomyTerm:
        """A term of a source, under which a service stands."""
        made = TaxonomyTerm.objects.create(name="Homeless Shelter", code="XX-1")
        Attribute.objects.create(link_id=uuid4(), link_entity="service", taxonomy_term=made)
        return made
