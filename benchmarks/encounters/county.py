"""A county with very many encounters: rows as large as real ones, made by the database, and a few that can be read."""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching
from tests.support.filing import document, file_as

# As many bytes as the envelopes of a routine part have: its frozen bytes, its answers, its sentence.
BODY_BYTES, ANSWERS_BYTES, NARRATIVE_BYTES = 832, 320, 128
ENCOUNTERS_OF_A_PERSON = 5
# Somebody whom the team meets often, whose page is opened.
ENCOUNTERS_READ = 12

PERSONS = """
INSERT INTO people_person (id, is_unknown, label, created_by_id, created_for_id, created_at)
SELECT gen_random_uuid(), false, '', %(clara)s, %(clinic)s, now() FROM generate_series(1, %(persons)s)
"""
ENCOUNTERS = """
INSERT INTO encounters_encounter (id, person_id, contact_origin, contact_mode, contact_result, facts_from, is_met,
    counts_as_repeat, started_at, created_at, created_by_id, created_for_id)
SELECT gen_random_uuid(), whose.ids[1 + n %% %(persons)s], 'dispatched', 'in_person_joint', 'seen', 'operational', true,
    true, now() - n * interval '30 seconds', now(), %(omar)s, %(police)s
FROM generate_series(1, %(encounters)s) AS n, (SELECT array_agg(id) AS ids FROM people_person) AS whose
"""
OWNED = """
    CASE WHEN hashtext(e.id::text) %% 2 = 0 THEN %(police)s ELSE %(clinic)s END,
    CASE WHEN hashtext(e.id::text) %% 2 = 0 THEN %(omar)s ELSE %(clara)s END,
    CASE WHEN hashtext(e.id::text) %% 2 = 0 THEN 'operational' ELSE 'clinical' END
"""
FILINGS = f"""
INSERT INTO encounters_partfiling (id, owner_agency_id, author_id, part, data_class, is_author_only, recorded_at,
    person_id, encounter_id, record_id, number, state, sha256, body, receipt, comment, form_version, way,
    is_beside_another, started_at, filed_at, received_at, contact_at, late_hours, narrative_words, missing)
SELECT gen_random_uuid(), {OWNED}, CASE WHEN hashtext(e.id::text) %% 2 = 0 THEN 'criminal_justice' ELSE 'clinical' END,
    false, e.started_at, e.person_id, e.id, gen_random_uuid(), 1,
    CASE WHEN e.started_at < now() - interval '2 days' THEN 'reviewed' ELSE 'filed' END, md5(e.id::text),
    decode(repeat(md5(e.id::text), {BODY_BYTES // 16}), 'hex'), '', '', '2026-1', 'phone', false, e.started_at,
    e.started_at, e.started_at, e.started_at, 0, 9, 0
FROM encounters_encounter e
"""  # noqa: S608 - numbers of our own
ANSWERS = f"""
INSERT INTO encounters_partanswers (id, owner_agency_id, author_id, part, data_class, is_author_only, recorded_at,
    person_id, encounter_id, filing_id, answers, narrative, form_version, primary_outcome, hierarchy_version)
SELECT gen_random_uuid(), f.owner_agency_id, f.author_id, f.part, f.part, false, f.recorded_at, f.person_id,
    f.encounter_id, f.id, decode(repeat(f.sha256, {ANSWERS_BYTES // 16}), 'hex'),
    decode(repeat(f.sha256, {NARRATIVE_BYTES // 16}), 'hex'), '2026-1', 'resolved_no_need', '2026-1'
FROM encounters_partfiling f
"""  # noqa: S608 - numbers of our own


def populate(*, encounters: int, clara: User, omar: User) -> None:
    """So many encounters with one part each, of which nobody is asked to read a word."""
    from coresponder.safeguards.permissions.database_rights import as_owner

    given = {
        "clara": clara.pk, "clinic": clara.agency_id, "omar": omar.pk, "police": omar.agency_id,
        "encounters": encounters, "persons": max(1, encounters // ENCOUNTERS_OF_A_PERSON),
    }  # fmt: skip
    with as_owner(), connection.cursor() as cursor:
        for statement in (PERSONS, ENCOUNTERS, FILINGS, ANSWERS):
            cursor.execute(statement, given)
        for table in ("people_person", "encounters_encounter", "encounters_partfiling", "encounters_partanswers"):
            cursor.execute(f"ANALYZE {table}")


def team_at_work(*, calls: int, clara: User, omar: User, dana: User) -> list[Assignment]:
    """Omar and Clara on duty, and calls to which they are sent one after the other."""
    shift = dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    return [_over(send_team(call=dispatching.call(), team=shift.team, by=dana)) for _ in range(calls)]


def _over(assignment: Assignment) -> Assignment:
    Assignment.objects.filter(pk=assignment.pk).update(state="clear", ended_at=timezone.now())
    return assignment


def somebody_met_often(assignment: Assignment, *, clara: User, omar: User) -> UUID:
    """A person whom Clara's clinic knows, with both parts of a dozen encounters."""
    person: Person = add_person(given="Avery", family="Example", by=clara)
    for ordinal in range(1, ENCOUNTERS_READ + 1):
        file_as(omar, document(assignment, ordinal=ordinal))
        file_as(clara, document(assignment, "clinical", ordinal=ordinal, person=person.pk))
    return person.pk
