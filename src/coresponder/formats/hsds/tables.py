"""The tables and columns of HSDS 3.0, and of 3.1 what is accepted, as plain data.

A column says its kind, whether HSDS requires it (`!`), whether a row cannot be kept without it (`!!`), and how much
text is kept. `>table` is a reference. Tables stand in an order in which each refers to those before it.
"""

from dataclasses import dataclass
from functools import cache

SHORT, NAME, ADDRESS_OF_WEB = 60, 300, 500


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `kind` is text, url, email, date, time, instant, integer, number, yes_no, choice or reference."""

    name: str
    kind: str = "text"
    table: str = ""
    choices: tuple[str, ...] = ()
    most: int | None = None
    is_required: bool = False
    is_needed: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: HSDS's name of an object, the name of its CSV file, and its columns without the id."""

    name: str
    file: str
    columns: dict[str, Column]
    is_of_hsds: bool = True

    @property
    def references(self) -> dict[str, Column]:
        return {name: column for name, column in self.columns.items() if column.kind == "reference"}


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLACES = ("physical", "postal", "virtual")
STATUSES = ("active", "inactive", "defunct", "temporarily closed")

# name[:kind][=most][!][!!], choices after a tilde.
_LINES = {
    "organization organizations": """
        name=300! alternate_name=300 description! email:email website:url uri:url logo:url tax_status=200 tax_id=60
        year_incorporated:integer legal_status=200 parent_organization_id>organization""",
    "organization_identifier organization_identifiers": """
        organization_id>organization!! identifier_scheme=100 identifier_type=100! identifier=100!""",
    "program programs": "organization_id>organization name=300! alternate_name=300 description!",
    "service services": """
        organization_id>organization program_id>program name=300! alternate_name=300 description url:url email:email
        status~status! interpretation_services application_process fees_description wait_time=500 accreditations
        licenses eligibility_description minimum_age:integer maximum_age:integer alert assured_date:date
        assurer_email:email last_modified:instant""",
    "location locations": """
        organization_id>organization location_type~place! url:url name=300 alternate_name=300 description transportation
        latitude:number longitude:number external_identifier=200 external_identifier_type=100""",
    "service_at_location service_at_location": "service_id>service!! location_id>location!! description",
    "address addresses": """
        location_id>location!! address_type~place! attention=300 address_1=300! address_2=300 city=120! region=120
        state_province=60! postal_code=20! country=60!""",
    "accessibility accessibility": "location_id>location!! description details url:url",
    "contact contacts": """
        organization_id>organization service_id>service service_at_location_id>service_at_location location_id>location
        name=200 title=200 department=200 email:email""",
    "phone phones": """
        location_id>location service_id>service organization_id>organization contact_id>contact
        service_at_location_id>service_at_location number=100!! extension=20 type=60 description""",
    "language languages": "service_id>service location_id>location phone_id>phone name=120 code=20 note",
    "schedule schedules": """
        service_id>service location_id>location service_at_location_id>service_at_location valid_from:date valid_to:date
        dtstart:date until:date count:integer timezone:number wkst~weekday freq~freq interval:integer byday=100
        byweekno=200 bymonthday=200 byyearday=200 description opens_at:time closes_at:time schedule_link:url
        attending_type=200 notes is_closed:yes_no""",
    "cost_option cost_options": """
        service_id>service!! valid_from:date valid_to:date option currency=3 amount:number amount_description""",
    "required_document required_documents": "service_id>service!! document uri:url",
    "service_area service_areas": "service_id>service!! name=300 description extent extent_type=60 uri:url",
    "funding funding": "organization_id>organization service_id>service source",
    "service_capacity service_capacity": """
        service_id>service!! unit_name=200 available:number maximum:number description updated:instant""",
    "taxonomy taxonomies": "name=200! description! uri:url version=60",
    "taxonomy_term taxonomy_terms": """
        code=100 name=300! description! parent_id>taxonomy_term taxonomy=200 language=20 taxonomy_id>taxonomy
        term_uri:url""",
    "attribute attributes": """
        link_id:link!! taxonomy_term_id>taxonomy_term link_type=100 link_entity=60 value""",
}
_CHOICES = {"status": STATUSES, "place": PLACES, "weekday": WEEKDAYS, "freq": ("WEEKLY", "MONTHLY")}
# Columns and tables of ours or of 3.1 that HSDS 3.0 does not have, though it allows more than its own.
NOT_OF_3_0 = frozenset({"is_closed"})
TABLES_OF_3_1 = frozenset({"service_capacity"})


@cache
def tables() -> dict[str, Table]:
    """Every table by name, in the order in which they refer to each other."""
    return {each.name: each for each in (_table(head, text) for head, text in _LINES.items())}


def _table(head: str, text: str) -> Table:
    name, file = head.split()
    columns = [_column(word) for word in text.split()]
    return Table(
        name=name, file=file, columns={each.name: each for each in columns}, is_of_hsds=name not in TABLES_OF_3_1
    )


def _column(word: str) -> Column:
    bare = word.rstrip("!")
    marks = len(word) - len(bare)
    bare, _, most = bare.partition("=")
    bare, _, choice = bare.partition("~")
    bare, _, table = bare.partition(">")
    name, _, kind = bare.partition(":")
    return Column(
        name=name,
        kind="reference" if table else "choice" if choice else kind or "text",
        table=table,
        choices=_CHOICES.get(choice, ()),
        most=int(most) if most else {"url": ADDRESS_OF_WEB, "email": 254}.get(kind),
        is_required=marks == 1,
        is_needed=marks == 2,
    )
