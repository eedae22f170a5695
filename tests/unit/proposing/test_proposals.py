"""What a proposal says of the columns of small made-up exports."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.formats.cad.profile import from_toml, to_toml
from coresponder.formats.cad.proposing import Proposal, propose
from coresponder.kernel.errors import ProfileError

TYPES = ("WELFARE CHECK", "THEFT REPORT", "MENTAL SUBJECT", "NOISE COMPLAINT", "TRAFFIC STOP")


def proposal(columns: dict[str, list[str]], **options: str) -> Proposal:
    return propose(list(columns), list(zip(*columns.values(), strict=True)), name="anytown", **options)


def cycle(values: tuple[str, ...], count: int = 60) -> list[str]:
    return list(itertools.islice(itertools.cycle(values), count))


def stamps(minute: int, count: int = 60) -> list[str]:
    return [f"2024-03-{1 + row // 24:02d} {row % 24:02d}:{minute:02d}:00" for row in range(count)]


def small_export(**more: list[str]) -> dict[str, list[str]]:
    columns = {
        "Incident Number": [f"24-{row:05d}" for row in range(60)],
        "Call Received": stamps(5),
        "Call Type": cycle(TYPES),
    }
    return {**columns, **more}


def column(found: Proposal, name: str) -> str:
    return next(each.field for each in found.columns if each.column == name)


def test_columns_with_meaningless_headers_are_told_apart_by_the_order_of_their_stamps() -> None:
    found = proposal(small_export(T9=stamps(48), T4=stamps(30), T7=stamps(20)))
    assert [column(found, name) for name in ("T7", "T4", "T9")] == [
        "first_assigned_at",
        "first_arrived_at",
        "closed_at",
    ]


def test_a_stamp_that_stands_in_the_wrong_order_for_its_header_is_only_a_guess() -> None:
    found = proposal(small_export(Arrived=stamps(20), Dispatched=stamps(40)))
    dispatched = next(each for each in found.columns if each.column == "Dispatched")
    assert (dispatched.field, dispatched.standing) == ("first_assigned_at", "guess")
    assert "in order with the other stamps in 0% of rows" in dispatched.reason


def test_a_date_and_a_time_are_joined_to_one_stamp() -> None:
    columns = small_export()
    columns["Date Reported"] = [stamp[:10] for stamp in columns["Call Received"]]
    columns["Time Reported"] = [stamp[11:] for stamp in columns.pop("Call Received")]
    rule = proposal(columns).rules["received_at"]
    assert rule.columns == ("Date Reported", "Time Reported")


def test_parts_of_an_address_are_joined() -> None:
    found = proposal(
        small_export(
            StreetNumber=[str(100 + row) for row in range(60)],
            StreetName=cycle(("IMAGINARY", "NOWHERE", "FICTION")),
            StreetType=cycle(("AVE", "ST")),
        )
    )
    assert found.rules["address"].columns == ("StreetNumber", "StreetName", "StreetType")


def test_a_column_of_points_becomes_latitude_and_longitude() -> None:
    points = [f"POINT (-95.9{row:03d} 41.2{row:03d})" for row in range(60)]
    rules = proposal(small_export(Geo=points)).rules
    assert rules["latitude"].columns == rules["longitude"].columns == ("Geo",)
    assert rules["latitude"].pattern != rules["longitude"].pattern


def test_columns_of_persons_are_dropped_and_their_examples_show_only_a_shape() -> None:
    found = proposal(
        small_export(
            Who=cycle(("Avery Testwell", "Maria Mockford", "James Fictor")),
            Callback=[f"555-01{row:02d}" for row in range(60)],
        )
    )
    who = next(each for each in found.columns if each.column == "Who")
    assert {column(found, "Who"), column(found, "Callback")} == {"personal"}
    assert who.examples == ("xxx xxx",)
    assert found.draft("UTC").personal_columns == ("Who", "Callback")


def test_no_example_of_an_address_shows_a_house_number() -> None:
    found = proposal(small_export(Address=[f"{4100 + row} Nowhere St" for row in range(60)]))
    assert next(each for each in found.columns if each.column == "Address").examples == ("99 Nowhere St",)


def test_a_code_beside_its_description_is_left_out() -> None:
    codes = cycle(("10-96", "21", "10-57", "415", "10-38"))
    found = proposal(small_export(**{"Call Type Code": codes}))
    assert column(found, "Call Type") == "final_type"
    assert column(found, "Call Type Code") == "ignored"


def test_several_dispositions_in_one_field_are_parted_by_their_separator() -> None:
    endings = cycle(("Report", "Advised", "Report;Advised", "Gone on Arrival", "Gone on Arrival;Report"))
    assert proposal(small_export(Disposition=endings)).rules["disposition"].separator == ";"


def test_the_width_at_which_a_source_cuts_dispositions_off_is_found() -> None:
    whole = [*TYPES, "Assisted another agency at the scene", "Advised the caller to telephone again tomorrow"]
    endings = cycle(
        tuple(sorted({text[:20] for text in whole} | {f"Report taken number {row}"[:20] for row in range(9)}))
    )
    endings += [f"Handled by unit at the county line {row}"[row : row + 20] for row in range(12)]
    columns = small_export()
    longer = {name: (values * 2)[: len(endings)] for name, values in columns.items() if name != "Incident Number"}
    longer["Incident Number"] = [f"24-{row:05d}" for row in range(len(endings))]
    assert proposal({**longer, "Disposition": endings}).rules["disposition"].width == 20


def test_a_code_that_breaks_off_at_the_end_of_the_longest_values_shows_the_width_too() -> None:
    endings = cycle(("AST", "ADV", "AST,ADV", "ADV,AST,AD", "AST,AST,AD"))
    rule = proposal(small_export(Disposition=endings)).rules["disposition"]
    assert (rule.separator, rule.width) == (",", 10)


def test_how_a_call_came_in_is_spelled_out_in_the_codes_of_the_data_set() -> None:
    found = proposal(small_export(**{"Call Source": cycle(("E911", "ONVIEW", "TELEPHONE", "LOBBY", "HGX"))}))
    assert found.rules["call_source"].values == {
        "E911": "911",
        "ONVIEW": "officer_initiated",
        "TELEPHONE": "non_emergency",
        "LOBBY": "other",
    }


def test_rows_for_each_unit_are_told_from_rows_for_each_call() -> None:
    columns = small_export(Unit=[f"3A{row % 7}" for row in range(60)])
    columns["Incident Number"] = [f"24-{row // 2:05d}" for row in range(60)]
    assert proposal(columns).grain == "unit"


def test_the_primary_unit_of_a_call_is_left_out_where_a_row_is_a_call() -> None:
    found = proposal(small_export(**{"Primary Unit": [f"3A{row % 7}" for row in range(60)]}))
    assert (found.grain, column(found, "Primary Unit")) == ("call", "ignored")


def test_calls_without_a_number_are_told_apart_by_when_what_and_where() -> None:
    columns = small_export(Address=[f"{row} Nowhere St" for row in range(60)])
    del columns["Incident Number"]
    rule = proposal(columns).rules["event_number"]
    assert rule.columns == ("Call Received", "Call Type", "Address")
    assert rule.digest  # the address in it is not kept


def test_words_for_nothing_recorded_are_found() -> None:
    arrived = ["Unknown" if row % 7 == 0 else stamp for row, stamp in enumerate(stamps(40))]
    endings = cycle(("REDACTED", "Report", "Advised"))
    found = proposal(small_export(Arrived=arrived, Disposition=endings))
    assert found.empty_spellings == ("REDACTED", "Unknown")


def test_a_disposition_called_nat_is_not_taken_for_nothing_recorded() -> None:
    assert "NAT" not in proposal(small_export(Disposition=cycle(("NAT", "RTF", "GOA")))).empty_spellings


def test_no_profile_is_given_before_the_time_zone_is_declared() -> None:
    found = proposal(small_export())
    with pytest.raises(ProfileError) as refusal:
        _ = found.profile
    assert refusal.value.code == "time_zone_not_declared"
    assert found.questions[0].startswith("In which time zone")


def test_stamps_in_utc_do_not_make_people_live_by_utc() -> None:
    columns = small_export()
    columns["Call Received"] = [f"{stamp}Z" for stamp in columns["Call Received"]]
    assert proposal(columns).time_zone_suggestion.name is None


def test_a_date_without_its_time_keeps_a_format_of_its_own() -> None:
    columns = small_export()
    columns["Date Reported"] = [f"{stamp[:10]}T00:00:00.000" for stamp in columns["Call Received"]]
    columns["Time Reported"] = [stamp[11:] for stamp in columns.pop("Call Received")]
    assert proposal(columns).stamp_formats == ("%Y-%m-%dT00:00:00.000 %H:%M:%S", "%Y-%m-%dT00:00:00.000")


def test_coordinates_only_suggest_a_time_zone() -> None:
    found = proposal(
        small_export(
            Lat=[f"41.2{row:03d}" for row in range(60)],
            Lon=[f"-95.9{row:03d}" for row in range(60)],
        )
    )
    assert (found.time_zone, found.time_zone_suggestion.name) == (None, "America/Chicago")


def test_a_wrong_time_zone_name_is_refused_with_what_to_do() -> None:
    with pytest.raises(ProfileError) as refusal:
        _ = proposal(small_export(), time_zone="America/Nowhere").profile
    assert refusal.value.code == "unknown_time_zone"


def test_a_proposal_is_a_profile_that_can_be_written_down_and_read_back() -> None:
    profile = proposal(small_export()).declare("America/Chicago").profile
    assert from_toml(to_toml(profile)) == profile


def test_the_least_certain_columns_come_first_among_those_to_check() -> None:
    found = proposal(small_export(Zone=cycle(("1", "2", "3")), T4=stamps(30)))
    confidences = [each.confidence for each in found.unsure]
    assert confidences == sorted(confidences)


def test_the_only_type_is_the_one_that_counts_even_if_it_is_called_original() -> None:
    columns = small_export()
    columns["Original Type"] = columns.pop("Call Type")
    assert column(proposal(columns), "Original Type") == "final_type"


def test_a_day_says_when_calls_came_in_where_no_stamp_does() -> None:
    columns = small_export(Arrived=stamps(20))
    columns["Call Date"] = [stamp[:10] for stamp in columns.pop("Call Received")]
    found = next(each for each in proposal(columns).columns if each.column == "Call Date")
    assert (found.field, found.standing) == ("received_at", "guess")
    assert "days without a time" in found.reason


def test_a_day_beside_a_stamp_is_left_out() -> None:
    columns = small_export()
    columns["Call Date"] = [stamp[:10] for stamp in columns["Call Received"]]
    assert column(proposal(columns), "Call Date") == "ignored"


def test_no_field_is_given_twice() -> None:
    found = proposal(small_export(**{"Call Nature": cycle(TYPES[::-1]), "Problem": cycle(TYPES)}))
    given = [field for each in found.columns for field in each.fields]
    assert len(given) == len(set(given))


cells = st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["NULL", "2024-03-01 10:00:00", "41.25", "911"]))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(max_size=20), max_size=6, unique=True).flatmap(
        lambda header: st.tuples(
            st.just(header), st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=12)
        )
    )
)
def test_no_table_whatsoever_breaks_a_proposal(table: tuple[list[str], list[list[str | None]]]) -> None:
    header, rows = table
    assert [each.column for each in propose(header, rows, name="anytown").columns] == header
