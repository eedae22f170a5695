"""Which document is made by which function.

To add one: a function without arguments that returns the whole text of the page, and a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from coresponder.analysis.measures.catalogue import catalogue_page
from coresponder.analysis.nexus import load_rules
from coresponder.analysis.nexus.reference_page import reference_page as nexus_rules_page
from coresponder.analysis.published.page import published_results_page
from coresponder.analysis.published.reproduced import reference_results_page
from coresponder.analysis.synthetic.encounters.page import year_page
from coresponder.delivery.cli.reference import command_line_page
from coresponder.delivery.docs.access_matrix import access_matrix_csv, access_matrix_page
from coresponder.delivery.docs.access_pages import audit_events_page, roles_page
from coresponder.delivery.docs.agreements_page import agreements_page
from coresponder.delivery.docs.data_dictionary import data_dictionary_page
from coresponder.delivery.docs.dispatch_page import dispatch_page
from coresponder.delivery.docs.encounter_dictionary import encounter_dictionary_page
from coresponder.delivery.docs.follow_up_page import follow_up_page
from coresponder.delivery.docs.instruments_page import instruments_page
from coresponder.delivery.docs.messages_page import messages_page
from coresponder.delivery.docs.partnerships_page import partnerships_page
from coresponder.delivery.docs.referrals_page import referral_states_page
from coresponder.delivery.docs.services_page import service_categories_page
from coresponder.delivery.docs.the_brief_page import the_brief_page
from coresponder.delivery.docs.transfers_page import transfers_page
from coresponder.formats.dataset.reference_page import data_set_page


@dataclass(frozen=True, kw_only=True)
class Document:
    """One generated page: where it stands in the project, and what writes it."""

    path: str
    text: Callable[[], str]


DOCUMENTS: tuple[Document, ...] = (
    Document(path="docs/reference/roles.md", text=roles_page),
    Document(path="docs/reference/access-matrix.md", text=access_matrix_page),
    Document(path="docs/reference/access-matrix.csv", text=access_matrix_csv),
    Document(path="docs/reference/agreements.md", text=agreements_page),
    Document(path="docs/reference/dispatch.md", text=dispatch_page),
    Document(path="docs/reference/encounter-dictionary.md", text=encounter_dictionary_page),
    Document(path="docs/reference/nexus-rules.md", text=lambda: nexus_rules_page(load_rules())),
    Document(path="docs/reference/measures.md", text=catalogue_page),
    Document(path="docs/reference/published-results.md", text=published_results_page),
    Document(path="docs/reference/reference-results.md", text=reference_results_page),
    Document(path="docs/reference/command-line.md", text=command_line_page),
    Document(path="docs/reference/audit-events.md", text=audit_events_page),
    Document(path="docs/reference/follow-up-states.md", text=follow_up_page),
    Document(path="docs/reference/instruments.md", text=instruments_page),
    Document(path="docs/reference/partnerships.md", text=partnerships_page),
    Document(path="docs/reference/the-brief-in-the-program.md", text=the_brief_page),
    Document(path="docs/reference/transfers.md", text=transfers_page),
    Document(path="docs/reference/messages.md", text=messages_page),
    Document(path="docs/reference/referral-states.md", text=referral_states_page),
    Document(path="docs/reference/service-categories.md", text=service_categories_page),
    Document(path="docs/reference/data-set.md", text=data_set_page),
    Document(path="docs/reference/data-dictionary.md", text=data_dictionary_page),
    Document(path="docs/reference/demonstration-year.md", text=year_page),
)
