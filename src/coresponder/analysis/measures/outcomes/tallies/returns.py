"""Who came back, when and how often: reactive contacts of persons who would have been recognized.

Each person is followed from the first reactive contact of the period for as long as the data and the period allow, and
never longer than `follow_days`: the same window before launch and after, or the longer one finds more. The program's
own follow-ups, outreach and conferences are no returns.
"""

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import met
from coresponder.analysis.measures.outcomes.tallies.persons import met_persons, reactive


def followed(program: Program) -> ir.Table:
    """One row for each such person: the day of the first contact, for how long followed, contacts in all."""
    return program.kept("followed", _followed)


def _followed(program: Program) -> ir.Table:
    persons = program.tables["persons"]
    known = persons.filter(persons.is_identified).select("person", "observed_days")
    joined = met_persons(program).select("person", "contacts", "first_day", "first_on").inner_join(known, "person")
    left = ibis.least(joined.observed_days - joined.first_day, program.follow_days)
    if program.period is not None:
        left = ibis.least(left, ibis.literal(program.period.last_on).delta(joined.first_on, unit="day"))
    return joined.select("person", "contacts", "first_day", left=ibis.greatest(left, 0).cast("int64"))


def _later(program: Program) -> ir.Table:
    """Contacts after the first one, within follow-up: whose, how many days after the first, and how long followed."""
    contacts, persons = reactive(program), followed(program)
    several = persons.filter(persons.contacts > 1).select("person", "first_day", "left")
    joined = contacts.select("person", "person_day").inner_join(several, "person")
    days = joined.select("person", "left", day=joined.person_day - joined.first_day)
    return days.filter(days["day"] > 0, days["day"] <= days["left"])


def later(program: Program) -> ir.Table:
    """Those contacts, as they are kept."""
    return program.kept("later", _later)


def returned(program: Program) -> ir.Table:
    """One row for each person who came back: a number, the day of the first return, and for how long followed."""
    return program.kept("returned", _returned)


def _returned(program: Program) -> ir.Table:
    contacts = later(program)
    persons = contacts.group_by("person").aggregate(day=contacts["day"].min(), left=contacts["left"].max())
    # In the order of their names, so that sums come out the same another time.
    return persons.mutate(number=ibis.row_number().over(ibis.window(order_by="person")))


def first_returns(program: Program) -> ir.Table:
    """Persons who came back, by the day of the first return and by how long they could be followed."""
    persons = returned(program)
    return persons.group_by(["day", "left"]).aggregate(persons=persons.count())


def follow_up_lengths(program: Program) -> ir.Table:
    """Persons by the days for which they could be followed, whether or not they came back."""
    persons = followed(program)
    return persons.group_by("left").aggregate(persons=persons.count()).order_by("left")


def lengths_of_returned(program: Program) -> ir.Table:
    """For each person who came back, in order of the number: for how many days followed."""
    return returned(program).select("number", "left").order_by("number")


def later_contacts(program: Program) -> ir.Table:
    """For each contact after the first one: the number of the person, and the day."""
    contacts = later(program).select("person", "day")
    return contacts.inner_join(returned(program).select("person", "number"), "person").select("number", "day")


def persons_by_contacts(program: Program) -> ir.Table:
    """How many persons had how many reactive contacts in the period."""
    persons = followed(program)
    return persons.group_by("contacts").aggregate(persons=persons.count())


def reactive_contacts(program: Program) -> ir.Table:
    """One row: reactive contacts, with a named person or not."""
    contacts = program.rows_of("encounters", "local_date")
    return contacts.aggregate(contacts=met(contacts).sum())
