"""What files and columns were called before HSDS 3.0: in 1.x, 2.x, and in the Ohana exports from which HSDS grew."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class FormerFile:
    """A file of an earlier version: the table of its rows in 3.0, new names of columns, and what its name implies."""

    table: str
    columns: dict[str, str] = field(default_factory=dict)
    implies: dict[str, Any] = field(default_factory=dict)


TERM_OF_SERVICE = {
    "service_id": "link_id",
    "taxonomy_id": "taxonomy_term_id",
    "taxonomy_detail": "value",
}
FORMER_FILES = {
    "accessibility_for_disabilities": FormerFile(table="accessibility", columns={"accessibility": "description"}),
    "physical_addresses": FormerFile(table="address", implies={"address_type": "physical"}),
    "postal_addresses": FormerFile(table="address", implies={"address_type": "postal"}),
    "mail_addresses": FormerFile(table="address", implies={"address_type": "postal"}),
    "regular_schedules": FormerFile(
        table="schedule",
        columns={"weekday": "byday", "original_text": "description"},
        implies={"freq": "WEEKLY"},
    ),
    "holiday_schedules": FormerFile(
        table="schedule",
        columns={"start_date": "valid_from", "end_date": "valid_to", "closed": "is_closed"},
    ),
    "payments_accepted": FormerFile(table="cost_option", columns={"payment": "option"}),
    "services_taxonomy": FormerFile(table="attribute", columns=TERM_OF_SERVICE, implies={"link_entity": "service"}),
    "service_taxonomy": FormerFile(table="attribute", columns=TERM_OF_SERVICE, implies={"link_entity": "service"}),
    "service_attributes": FormerFile(
        table="attribute", columns={"service_id": "link_id"}, implies={"link_entity": "service"}
    ),
    "service_attribute": FormerFile(
        table="attribute", columns={"service_id": "link_id"}, implies={"link_entity": "service"}
    ),
    "other_attributes": FormerFile(table="attribute", columns={"link_type": "link_entity"}),
    "services_at_location": FormerFile(table="service_at_location"),
    "service_at_locations": FormerFile(table="service_at_location"),
    "eligibility": FormerFile(table="eligibility"),
    "eligibilities": FormerFile(table="eligibility"),
}
# By table: a column's former name and its name in 3.0. Several former columns may end in one.
FORMER_COLUMNS = {
    "organization": {"url": "website", "short_desc": "description"},
    "service": {
        "fees": "fees_description",
        "website": "url",
        "eligibility": "eligibility_description",
        "audience": "eligibility_description",
    },
    "location": {"website": "url"},
    "service_area": {"service_area": "name"},
    "language": {"language": "name"},
    "phone": {"number_type": "type", "department": "description"},
    "taxonomy_term": {"vocabulary": "taxonomy", "taxonomy_id": "id"},
    "service_capacity": {"unit_id": "unit_id"},
}
# What stands elsewhere in the package as well, so that leaving it out loses nothing.
SAID_ELSEWHERE = {
    "taxonomy_term": {"parent_name"},
    "service": {"taxonomy_ids", "location_id"},
    "phone": {"country_prefix"},
}
# Tables of HSDS that nobody here reads: the source's own history and notes on its files.
NOT_KEPT = frozenset({"metadata", "meta_table_description", "meta_table_descriptions"})
# Rows that end inside another row.
FOLDED = {
    "eligibility": {"service_id": "service"},
    "unit": {},
    "url": {"organization_id": "organization", "service_id": "service"},
}
