"""Who came back, when and how often: reactive contacts of persons who would have been recognized.

Each person is followed from the first reactive contact of the period for as long as the data and the period allow, and
never longer than `follow_days`: the same window before launch and after, or the longer one finds more. The program's
own follow-ups, outreach and conferences are no returns.
"""

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program


def reactive(program: Program) -> ir.Table:
    """Reactive contacts of the period with an identified person, with the days for which the person can be followed."""
    contacts = program.rows_of("encounters", "local_date")
    persons = program.tables["persons"]
    contacts = contacts.filter(contacts.is_met & contacts.counts_as_repeat & contacts.person.notnull())
    known = persons.filter(persons.is_identified).select("person", "observed_days")
    joined = contacts.select("person", "person_day", "local_date").inner_join(known, "person")
    left = ibis.greatest(joined.observed_days - joined.person_day, 0)
    if program.period is not None:
        left = ibis.least(left, ibis.literal(program.period.last_on).delta(joined.local_date, unit="day"))
    return joined.select("person", "person_day", left=ibis.greatest(left, 0).cast("int64"))


def followed(program: Program) -> ir.Table:
    """One row for each such person: a number, the day of the first contact, for how long followed, contacts in all."""
    contacts = program.kept("reactive", reactive)
    persons = contacts.group_by("person").aggregate(
        first_day=contacts.person_day.min(), left=contacts.left.max(), contacts=contacts.count()
    )
    persons = persons.mutate(left=ibis.least(persons.left, program.follow_days))
    return persons.mutate(number=ibis.row_number().over(ibis.window(order_by="person")))


def next_contact(program: Program) -> ir.Table:
    """Persons by days until the next contact, or until follow-up ended; `came` says which."""
    later = _later(program)
    first = later.group_by("number").aggregate(day=later.day.min())
    persons = program.kept("followed", followed).left_join(first, "number")
    came = persons.day.notnull()
    ended = persons.select(came=came, days=ibis.coalesce(persons.day, persons.left))
    return ended.group_by(["days", "came"]).aggregate(persons=ended.count())


def _later(program: Program) -> ir.Table:
    """Contacts after the first one, within follow-up: whose, and how many days after the first."""
    contacts, persons = program.kept("reactive", reactive), program.kept("followed", followed)
    joined = contacts.inner_join(persons.select("person", "number", "first_day", until="left"), "person")
    day = joined.person_day - joined.first_day
    return joined.select("number", "until", day=day).filter(lambda rows: (rows.day > 0) & (rows.day <= rows.until))


def later_contacts(program: Program) -> ir.Table:
    """For each contact after the first one: the number of the person, and the day."""
    return _later(program).select("number", "day")


def follow_up_lengths(program: Program) -> ir.Table:
    """For each person, in order of the number: for how many days followed."""
    persons = program.kept("followed", followed)
    return persons.select("number", "left").order_by("number")


def persons_by_contacts(program: Program) -> ir.Table:
    """How many persons had how many reactive contacts in the period."""
    persons = program.kept("followed", followed)
    return persons.group_by("contacts").aggregate(persons=persons.count())


def unidentified(program: Program) -> ir.Table:
    """One row: reactive contacts, and those whose person would not be recognized another time."""
    contacts = program.rows_of("encounters", "local_date")
    contacts = contacts.filter(contacts.is_met & contacts.counts_as_repeat)
    known = program.tables["persons"].filter(program.tables["persons"].is_identified).select(known="person")
    joined = contacts.left_join(known, contacts.person == known.known)
    return joined.aggregate(contacts=joined.count(), unknown=joined.known.isnull().sum())
