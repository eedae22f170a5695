"""The privacy classes of this app's fields. A directory of services says nothing about a person served."""

from coresponder.program.services.models import (
    Accessibility,
    Address,
    Attribute,
    Capacity,
    CardReview,
    CategoryMapping,
    Change,
    Contact,
    CostOption,
    DirectoryImport,
    Disagreement,
    FacilityDesk,
    Funding,
    ImportFinding,
    Inbound,
    Language,
    Listing,
    Location,
    OpenSpan,
    Organization,
    OrganizationIdentifier,
    Phone,
    Refusal,
    RequiredDocument,
    ResponderFacts,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCategory,
    ServicePayer,
    ServiceProgram,
    Source,
    StatedCapacity,
    Taxonomy,
    TaxonomyTerm,
    Verification,
    VerifyEvery,
)
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, FieldClass, classify

LISTED: dict[FieldClass, str] = {ADMINISTRATIVE: "id source original_id as_imported missing_since removed_at"}

classify(Source, {ADMINISTRATIVE: "id key name license_words created_at"})
classify(
    Organization,
    LISTED,
    {
        ADMINISTRATIVE: "agency name alternate_name description email website uri logo tax_status tax_id "
        "year_incorporated legal_status parent_organization"
    },
)
classify(OrganizationIdentifier, LISTED, {ADMINISTRATIVE: "organization identifier_scheme identifier_type identifier"})
classify(ServiceProgram, LISTED, {ADMINISTRATIVE: "organization name alternate_name description"})
classify(
    Service,
    LISTED,
    {
        ADMINISTRATIVE: "organization program name alternate_name description url email status interpretation_services "
        "application_process fees_description wait_time accreditations licenses eligibility_description minimum_age "
        "maximum_age alert assured_date assurer_email last_modified verified_at",
        ACCOUNT: "verified_by",
    },
)
classify(
    ResponderFacts,
    {
        ADMINISTRATIVE: "service accepts_police_drop_off accepts_holds medical_clearance medical_clearance_note "
        "has_exclusions exclusions target_handover_minutes has_responder_contact responder_contact changed_at",
        ACCOUNT: "changed_by",
    },
)
classify(
    CostOption,
    LISTED,
    {ADMINISTRATIVE: "service valid_from valid_to option currency amount amount_description"},
)
classify(RequiredDocument, LISTED, {ADMINISTRATIVE: "service document uri"})
classify(ServiceArea, LISTED, {ADMINISTRATIVE: "service name description extent extent_type uri"})
classify(Funding, LISTED, {ADMINISTRATIVE: "organization service source_of_funds"})
classify(StatedCapacity, LISTED, {ADMINISTRATIVE: "service unit_name available maximum description updated"})
classify(
    Location,
    LISTED,
    {
        ADMINISTRATIVE: "organization location_type url name alternate_name description transportation latitude "
        "longitude external_identifier external_identifier_type"
    },
)
classify(
    Address,
    LISTED,
    {
        ADMINISTRATIVE: "location address_type attention address_1 address_2 city region state_province postal_code "
        "country"
    },
)
classify(ServiceAtLocation, LISTED, {ADMINISTRATIVE: "service location description"})
classify(Accessibility, LISTED, {ADMINISTRATIVE: "location description details url"})
classify(
    Schedule,
    LISTED,
    {
        ADMINISTRATIVE: "service location service_at_location valid_from valid_to dtstart until count timezone wkst "
        "freq interval byday byweekno bymonthday byyearday opens_at closes_at is_closed description schedule_link "
        "attending_type notes"
    },
)
# Staff of a service, as its directory publishes them.
classify(
    Contact,
    LISTED,
    {ADMINISTRATIVE: "organization service service_at_location location", ACCOUNT: "name title department email"},
)
classify(
    Phone,
    LISTED,
    {ADMINISTRATIVE: "organization service location service_at_location contact number extension type description"},
)
classify(Language, LISTED, {ADMINISTRATIVE: "service location phone name code note"})
classify(Taxonomy, LISTED, {ADMINISTRATIVE: "name description uri version"})
classify(
    TaxonomyTerm,
    LISTED,
    {ADMINISTRATIVE: "taxonomy_detail taxonomy code name description parent language term_uri"},
)
classify(Attribute, LISTED, {ADMINISTRATIVE: "link_id link_type link_entity taxonomy_term value"})
classify(CategoryMapping, {ADMINISTRATIVE: "id taxonomy_term category set_at", ACCOUNT: "set_by"})
classify(ServiceCategory, {ADMINISTRATIVE: "id service category known"})
classify(ServicePayer, {ADMINISTRATIVE: "id service payer known"})
classify(Verification, {ADMINISTRATIVE: "id service result note at", ACCOUNT: "by"})
classify(
    Change,
    {
        ADMINISTRATIVE: "id resource_type resource_id service kind field_name previous_value replacement_value "
        "source at",
        ACCOUNT: "by",
    },
)
classify(VerifyEvery, {ADMINISTRATIVE: "id days_for_crisis days_for_others set_at", ACCOUNT: "set_by"})
classify(
    DirectoryImport,
    {
        ADMINISTRATIVE: "id source file_name sha256 state version_words counts findings problem requested_at "
        "applied_at",
        ACCOUNT: "requested_by",
    },
)
classify(ImportFinding, {ADMINISTRATIVE: "id directory_import code file row column sentence"})
classify(
    Disagreement,
    {
        ADMINISTRATIVE: "id source resource_type resource_id field_name ours theirs found_at decided_at took_theirs",
        ACCOUNT: "decided_by",
    },
)
classify(
    Listing,
    {
        ADMINISTRATIVE: "id service at_location location latitude longitude categories languages payers minimum_age "
        "maximum_age accepts_police_drop_off accepts_holds hours words"
    },
)
classify(OpenSpan, {ADMINISTRATIVE: "id listing opens_minute closes_minute"})
classify(FacilityDesk, {ADMINISTRATIVE: "service place_kinds hours_it_holds set_up_at", ACCOUNT: "set_up_by"})
classify(
    Capacity,
    {
        ADMINISTRATIVE: "id service state free note posted_at expires_at posted_by_words link_id",
        ACCOUNT: "posted_by",
    },
)
classify(Inbound, {ADMINISTRATIVE: "id service expected_at announced_at", ACCOUNT: "announced_by"})
classify(Refusal, {ADMINISTRATIVE: "id service because noted_at", ACCOUNT: "noted_by"})
classify(CardReview, {ADMINISTRATIVE: "id language words_sha256 reviewer_words noted_at", ACCOUNT: "noted_by"})
