"""What is kept of the community's services."""

from coresponder.program.services.models.capacity import Capacity, CardReview, FacilityDesk, Inbound, Refusal
from coresponder.program.services.models.finding import Listing, OpenSpan
from coresponder.program.services.models.importing import DirectoryImport, Disagreement, ImportFinding
from coresponder.program.services.models.listed import Listed, Source
from coresponder.program.services.models.organizations import Organization, OrganizationIdentifier, ServiceProgram
from coresponder.program.services.models.places import (
    Accessibility,
    Address,
    Location,
    Schedule,
    ServiceAtLocation,
)
from coresponder.program.services.models.reaching import Contact, Language, Phone
from coresponder.program.services.models.services import (
    CostOption,
    Funding,
    RequiredDocument,
    ResponderFacts,
    Service,
    ServiceArea,
    StatedCapacity,
)
from coresponder.program.services.models.terms import (
    Attribute,
    CategoryMapping,
    ServiceCategory,
    ServicePayer,
    Taxonomy,
    TaxonomyTerm,
)
from coresponder.program.services.models.upkeep import Change, Verification, VerifyEvery

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "Capacity",
    "CardReview",
    "CategoryMapping",
    "Change",
    "Contact",
    "CostOption",
    "DirectoryImport",
    "Disagreement",
    "FacilityDesk",
    "Funding",
    "ImportFinding",
    "Inbound",
    "Language",
    "Listed",
    "Listing",
    "Location",
    "OpenSpan",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "Refusal",
    "RequiredDocument",
    "ResponderFacts",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCategory",
    "ServicePayer",
    "ServiceProgram",
    "Source",
    "StatedCapacity",
    "Taxonomy",
    "TaxonomyTerm",
    "Verification",
    "VerifyEvery",
]
