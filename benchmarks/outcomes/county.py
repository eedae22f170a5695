"""A very large invented program: encounters, persons, calls, referrals and follow-ups out of hashes, written by DuckDB.

Nobody is meant: persons are numbers. Rates are about those of published programs. Every value follows from the number
of its row, so that the same size gives the same rows.
"""

import duckdb

PERSONS_OF_ENCOUNTERS = 0.59  # 1.69 encounters for each person, as in Boulder
DAYS = 730
FIRST_ON = "2029-01-01"

# A number from 0 to 1 that belongs to a row and a purpose.
CHANCE = "CREATE OR REPLACE MACRO chance(line, why) AS (hash(line, why) % 1000000007) / 1000000007.0"
# yes, no, or nothing recorded.
FLAG = """CREATE OR REPLACE MACRO flag(line, why, share, missing) AS
    CASE WHEN chance(line, why || '?') < missing THEN NULL ELSE chance(line, why) < share END"""
ANSWER = """CREATE OR REPLACE MACRO answer(line, why, share, missing) AS
    CASE WHEN chance(line, why || '?') < missing THEN 'unknown'
    WHEN chance(line, why) < share THEN 'yes' ELSE 'no' END"""
CODE = "CREATE OR REPLACE MACRO code(line, why, codes) AS codes[1 + (hash(line, why) % len(codes))::INT]"
MINUTES = "CREATE OR REPLACE MACRO minutes(line, why, usual) AS round(usual * exp(1.4 * (chance(line, why) - 0.5)), 1)"

ENCOUNTERS = """
CREATE OR REPLACE TABLE encounters AS
WITH drawn AS (
    SELECT range AS n, (pow(chance(range, 'who'), 1.6) * {persons})::BIGINT AS who,
        (chance(range, 'day') * {days})::INT AS day
    FROM range({encounters})
)
SELECT 'e' || n AS encounter_id,
    CASE WHEN chance(n, 'nobody') < 0.04 THEN NULL ELSE 'p' || who END AS person, 'c' || (n % {calls}) AS call_id, DATE
    '{first_on}' + day AS local_date, date_trunc('month', DATE '{first_on}' + day)::DATE AS local_month, chance(n,
    'met') < 0.9 AS is_met, chance(n, 'own') > 0.12 AS counts_as_repeat, (day - min(day) OVER (PARTITION BY
    who))::BIGINT AS person_day, code(n, 'mode', ['in_person_joint', 'phone', 'officer_only']) AS contact_mode, flag(n,
    'arrest', 0.03, 0.05) AS arrested, flag(n, 'book', 0.02, 0.05) AS booked, flag(n, 'cite', 0.02, 0.05) AS cited,
    flag(n, 'warrant', 0.01, 0.05) AS warrant_arrest, flag(n, 'force', 0.004, 0.05) AS reportable_force, flag(n,
    'cuffs', 0.1, 0.05) AS handcuffs_only, flag(n, 'hurt', 0.01, 0.05) AS injured_person, flag(n, 'hurt officer',
    0.002, 0.05) AS injured_officer, flag(n, 'hurt clinician', 0.001, 0.05) AS injured_clinician, flag(n, 'hurt other',
    0.001, 0.05) AS injured_third_party, answer(n, 'eligible', 0.15, 0.2) AS arrest_eligible, flag(n, 'settled', 0.66,
    0.1) AS stabilized_in_community, flag(n, 'hold', 0.15, 0.05) AS involuntary_hold, answer(n, 'evaluated', 0.3, 0.1)
    AS hold_evaluated, answer(n, 'placed', 0.5, 0.1) AS hold_placed, code(n, 'end', ['admitted_voluntary',
    'admitted_involuntary', 'released', 'unknown']) AS hold_end, flag(n, 'ed', 0.2, 0.05) AS
    taken_to_emergency_department, flag(n, 'taken', 0.4, 0.05) AS taken_to_facility, flag(n, 'willing', 0.6, 0.1) AS
    taken_voluntarily, flag(n, 'need', 0.6, 0.1) AS need_found, flag(n, 'offer', 0.8, 0.1) AS need_offered, flag(n,
    'accept', 0.6, 0.1) AS offer_accepted, answer(n, 'warm', 0.3, 0.2) AS warm_handoff, answer(n, 'refused', 0.08, 0.3)
    AS facility_refused, chance(n, 'op') < 0.95 AS has_operational_part, chance(n, 'cl') < 0.9 AS has_clinical_part,
    minutes(n, 'late', 9) AS operational_late_hours, minutes(n, 'late too', 12) AS clinical_late_hours, CASE WHEN
    chance(n, 'led') < 0.5 THEN minutes(n, 'lead', 8) END AS minutes_to_clinical_lead, CASE WHEN chance(n, 'timed') <
    0.9 THEN minutes(n, 'officer', 45) END AS officer_minutes, CASE WHEN chance(n, 'left') < 0.8 THEN minutes(n,
    'left', 35) END AS minutes_to_police_release, CASE WHEN chance(n, 'facility') < 0.3 THEN minutes(n, 'wait', 40) END
    AS facility_release_minutes, code(n, 'judged', ['arrest', 'emergency_department', 'hold', 'nothing', 'unknown']) AS
    counterfactual_outcome, code(n, 'judge', ['officer', 'clinician', 'together']) AS counterfactual_by, code(n,
    'sure', ['low', 'medium', 'high']) AS counterfactual_confidence
FROM drawn
"""

PERSONS = """
CREATE OR REPLACE TABLE persons AS
SELECT person, chance(person, 'known') < 0.93 AS is_identified,
    (date_diff('day', min(local_date), DATE '{first_on}' + {days}))::BIGINT AS observed_days, code(person, 'race',
    ['white', 'white', 'white', 'black_african_american', 'hispanic_latino', 'asian', 'not_recorded'])
        AS race_ethnicity,
    code(person, 'age', ['18_to_24', '25_to_44', '45_to_64', '65_or_older', 'not_recorded']) AS age_band,
    code(person, 'gender', ['woman', 'man', 'another', 'not_recorded']) AS gender,
    code(person, 'language', ['en', 'en', 'es', 'not_recorded']) AS language,
    code(person, 'housing', ['stable', 'at_risk', 'unsheltered', 'not_recorded']) AS housing
FROM encounters WHERE person IS NOT NULL GROUP BY person
"""

PROGRAM_CALLS = """
CREATE OR REPLACE TABLE program_calls AS
SELECT 'c' || range AS call_id, DATE '{first_on}' + (chance(range, 'call day') * {days})::INT AS local_date,
    date_trunc('month', DATE '{first_on}' + (chance(range, 'call day') * {days})::INT)::DATE AS local_month,
    code(range, 'category', ['suicide', 'welfare_check', 'mental_health', 'disturbance']) AS category,
    code(range, 'nexus', ['yes', 'possible', 'no']) AS nexus, chance(range, 'can') < 0.5 AS is_eligible,
    flag(range, 'duty', 0.6, 0.0) AS team_on_duty, chance(range, 'reached') < 0.4 AS is_reached,
    code(range, 'why', ['busy', 'off_shift', 'not_asked', 'unsafe']) AS missed_because,
    flag(range, 'confirmed', 0.8, 0.5) AS is_confirmed_crisis
FROM range({calls})
"""

TEAM_RESPONSES = """
CREATE OR REPLACE TABLE team_responses AS
SELECT 'r' || range AS response_id, 'c' || range AS call_id, minutes(range, 'come', 14) AS minutes_received_to_on_scene,
    CASE WHEN chance(range, 'stay') < 0.95 THEN minutes(range, 'stayed', 50) END AS minutes_on_scene
FROM range({calls})
"""

CALLS = """
CREATE OR REPLACE TABLE calls AS SELECT 'cad' AS source, 'n' || range AS event_number, DATE '{first_on}' -
(chance(range, 'old') * 365)::INT AS local_date,
    code(range, 'category', ['suicide', 'welfare_check', 'mental_health', 'disturbance']) AS category,
    code(range, 'old nexus', ['yes', 'possible', 'no']) AS nexus, chance(range, 'coded') < 0.1 AS coded,
    chance(range, 'coded') < 0.14 AS detected, (minutes(range, 'scene', 55) * 60)::BIGINT AS on_scene_seconds
FROM range({calls})
"""

REFERRALS = """
CREATE OR REPLACE TABLE referrals AS
SELECT 'f' || n AS referral_id, person, local_date, NULL::TIMESTAMPTZ AS sent_at, NULL::TIMESTAMPTZ AS seen_at,
    NULL::TIMESTAMPTZ AS accepted_at, NULL::TIMESTAMPTZ AS engaged_at, CASE WHEN chance(n, 'sent') < 0.7 THEN 0.5 END
    AS days_to_sent, CASE WHEN chance(n, 'sent') < 0.6 THEN 2.0 END AS days_to_seen, CASE WHEN chance(n, 'sent') < 0.5
    THEN 4.0 END AS days_to_accepted, CASE WHEN chance(n, 'early') < 0.1 THEN NULL ELSE chance(n, 'there') < 0.35 END
    AS is_attended_in_30_days, code(n, 'proof', ['reported_by_person', 'reported_by_staff', 'confirmed_by_provider',
    'seen_in_data']) AS attended_proof, CASE WHEN chance(n, 'there') < 0.2 THEN 40.0 END AS days_to_engaged, CASE WHEN
    chance(n, 'there') < 0.2 THEN 'confirmed_by_provider' END AS engaged_proof
FROM (SELECT row_number() OVER () AS n, person, local_date FROM encounters WHERE person IS NOT NULL AND need_found)
"""

FOLLOW_UPS = """
CREATE OR REPLACE TABLE follow_ups AS
SELECT 'u' || n AS follow_up_id, person, local_date + 3 AS local_date, 'within_72_hours' AS rule,
    CASE WHEN chance(n, 'due') < 0.05 THEN NULL ELSE chance(n, 'tried') < 0.8 END AS is_on_time,
    CASE WHEN chance(n, 'tried') < 0.85 THEN minutes(n, 'tried after', 30) END AS hours_to_first_attempt,
    CASE WHEN chance(n, 'tried') < 0.5 THEN minutes(n, 'tried after', 45) END AS hours_to_reached
FROM (SELECT row_number() OVER () AS n, person, local_date FROM encounters WHERE person IS NOT NULL AND is_met)
"""

TABLES = {
    "encounters": ENCOUNTERS,
    "persons": PERSONS,
    "program_calls": PROGRAM_CALLS,
    "team_responses": TEAM_RESPONSES,
    "calls": CALLS,
    "referrals": REFERRALS,
    "follow_ups": FOLLOW_UPS,
}


def write_county(connection: duckdb.DuckDBPyConnection, *, encounters: int) -> tuple[str, ...]:
    """The tables, made in the connection; their names."""
    for macro in (CHANCE, FLAG, ANSWER, CODE, MINUTES):
        connection.execute(macro)
    sizes = {
        "encounters": encounters,
        "persons": int(encounters * PERSONS_OF_ENCOUNTERS),
        "calls": max(encounters // 2, 1),
        "days": DAYS,
        "first_on": FIRST_ON,
    }
    for query in TABLES.values():
        connection.execute(query.format(**sizes))
    return tuple(TABLES)
