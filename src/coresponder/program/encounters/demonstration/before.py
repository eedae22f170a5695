"""The year before the launch: contacts of patrol that an officer coded on the form, as an import.

They belong to no team, no shift and no live call: what dispatch knew then stands in the baseline. Whoever has such
forms on paper or in another system files them in the same way, with `officer_only` as the mode of the contact.
"""

from dataclasses import replace

from coresponder.analysis.synthetic.encounters import Year
from coresponder.program.encounters.demonstration.history import store_contacts
from coresponder.program.encounters.demonstration.parts import stored_contact
from coresponder.program.encounters.demonstration.places import Place
from coresponder.program.encounters.vocabulary import Way


def store(place: Place, year: Year) -> int:
    """Store the year's contacts, and say how many there are."""
    then = replace(place, year=year)
    contacts = [stored_contact(each, {}, {}, then) for each in year.contacts]
    for filing in (filing for each in contacts for filing in each.filings):
        filing.way = Way.DESK
    store_contacts(contacts)
    return len(contacts)
