"""Systems that cannot push drop files into a folder; what was taken up is moved away, what was not says why."""

import csv
import json
import os
import time
from pathlib import Path

import pytest

from coresponder.formats.cad.profile import load_profile, to_mapping
from coresponder.program.calls.models import Call, Document, Feed, SavedProfile
from coresponder.program.calls.vocabulary import CallState, FeedFormat
from coresponder.program.calls.watching import look_into
from coresponder.safeguards.accounts.models import User
from tests.support.live_calls import call_named, eido, eido_feed, push

HEADER = (
    "Event_ID,Received,Call_Answered,Call_Queued,Entry_Complete,First_Assigned,First_Enroute,First_Arrived,"
    "First_Cleared,Call_Closed,Initial_Type,Final_Type,Initial_Priority,Final_Priority,Disposition,Cancel_Reason,"
    "MH_Flag,Call_Source,Address,Place_Type,Latitude,Longitude,Beat,Sector,District,City,Operator,Caller_Name,"
    "Caller_Phone,Comments"
)
CALLER = "Testa Notareal"


def row(number: str, *, type_text: str = "CHK WELFARE", closed: str = "", received: str = "11/24/2026 12:00:00") -> str:
    times = f"{received},,,,,,,,{closed}"
    return (
        f"{number},{times},{type_text},{type_text},2,2,,,,911,12 MADEUP ST,HOUSE,44.123456,-149.9,FP1,S,D,Fort Pretend,"
        f"Op,{CALLER},5550100,Sits on the stairs"
    )


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    for name in ("eidos", "rows"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def eidos(cora: User) -> Feed:
    return eido_feed(cora, folder="eidos")


@pytest.fixture
def rows(cora: User) -> Feed:
    """A feed of rows in the layout of the demonstration county."""
    profile = load_profile("demonstration")
    saved = SavedProfile.objects.create(
        name="demonstration", version=1, content=to_mapping(profile), sha256=profile.sha256, saved_by=cora
    )
    more = {"format": FeedFormat.CAD, "saved_profile": saved, "narrative_column": "Comments"}
    return eido_feed(cora, name="Rows", folder="rows", **more)


def drop(folder: Path, name: str, text: str, *, seconds_ago: float = 60) -> Path:
    path = folder / name
    path.write_text(text)
    then = time.time() - seconds_ago
    os.utime(path, (then, then))
    return path


def rows_file(*lines: str) -> str:
    return "\n".join([HEADER, *lines, ""])


def reasons(folder: Path) -> list[dict[str, str]]:
    """What stands beside the files that were not read."""
    found = next(folder.glob("refused/*/*.reasons.csv"))
    return list(csv.DictReader(found.read_text().splitlines()))


def test_an_eido_is_taken_up_and_moved_away(incoming: Path, eidos: Feed) -> None:
    drop(incoming / "eidos", "a.json", json.dumps(eido("a", 0)))
    found = look_into(incoming)
    assert (found.done, found.refused, call_named("a").state) == (1, 0, CallState.OPEN)
    assert [path.name for path in incoming.glob("eidos/done/*/*")] == ["a.json"]
    assert not list(incoming.glob("eidos/*.json"))


def test_what_cannot_be_read_is_moved_aside_with_the_reason(incoming: Path, eidos: Feed) -> None:
    drop(incoming / "eidos", "a.json", "{}")
    assert look_into(incoming).refused == 1
    assert reasons(incoming / "eidos")[0]["code"] == "eido_no_version"


def test_rows_are_read_by_the_profile_of_an_export(incoming: Path, rows: Feed) -> None:
    drop(incoming / "rows", "1.csv", rows_file(row("E1", type_text="EDP"), row("E2")))
    look_into(incoming)
    call = Call.objects.get(event_number="E1")
    assert (call.type_text, call.nexus, call.priority, call.state) == ("EDP", "yes", 2, CallState.OPEN)
    assert (call.place_text, call.latitude, call.place_type) == ("12 MADEUP ST", 44.123456, "home")
    assert call.received_at.isoformat() == "2026-11-24T18:00:00+00:00"
    assert call.narrative == "Sits on the stairs"


def test_callers_of_rows_are_never_stored(incoming: Path, rows: Feed) -> None:
    drop(incoming / "rows", "1.csv", rows_file(row("E1")))
    look_into(incoming)
    assert CALLER not in Document.objects.get().payload
    rows.refresh_from_db()
    assert rows.personal_parts_dropped == 3


def test_a_file_that_repeats_yesterday_changes_only_what_changed(incoming: Path, rows: Feed) -> None:
    drop(incoming / "rows", "1.csv", rows_file(row("E1"), row("E2")), seconds_ago=900)
    look_into(incoming)
    drop(incoming / "rows", "2.csv", rows_file(row("E1"), row("E2", closed="11/24/2026 13:00:00")), seconds_ago=300)
    found = look_into(incoming)
    assert found.receipt.counts == {"duplicate": 1, "new_version": 1}
    ended = Call.objects.get(event_number="E2")
    assert (ended.state, str(ended.closed_at)) == (CallState.CLOSED, "2026-11-24 19:00:00+00:00")


def test_a_call_that_opens_again_as_it_was_before_is_open_again(incoming: Path, rows: Feed) -> None:
    closed = row("E1", closed="11/24/2026 13:00:00")
    for number, (said, seconds_ago) in enumerate([(row("E1"), 900), (closed, 600), (row("E1"), 300)]):
        drop(incoming / "rows", f"{number}.csv", rows_file(said), seconds_ago=seconds_ago)
    look_into(incoming)
    assert (Call.objects.get().state, Call.objects.get().version) == (CallState.OPEN, 3)


def test_one_bad_row_stops_no_other(incoming: Path, rows: Feed) -> None:
    drop(incoming / "rows", "1.csv", rows_file(row(""), row("E2")))
    found = look_into(incoming)
    assert (found.done, Call.objects.get().event_number) == (1, "E2")
    assert reasons(incoming / "rows") == [
        {
            "row": "1",
            "code": "row_rejected",
            "reason": "It has no event number, so the call could not be recognized again.",
        }
    ]


def test_a_number_used_again_the_next_year_is_another_call(incoming: Path, rows: Feed) -> None:
    drop(incoming / "rows", "1.csv", rows_file(row("E1"), row("E1", received="01/02/2027 09:00:00")))
    look_into(incoming)
    assert Call.objects.count() == 2


def test_a_file_of_another_layout_is_refused_as_a_whole(incoming: Path, rows: Feed) -> None:
    drop(incoming / "rows", "1.csv", "Number,When\nE1,11/24/2026 12:00:00\n")
    assert look_into(incoming).refused == 1
    assert reasons(incoming / "rows")[0]["code"] == "missing_columns"


def test_a_file_that_is_still_being_written_is_left_alone(incoming: Path, eidos: Feed) -> None:
    drop(incoming / "eidos", "a.json", json.dumps(eido("a", 0)), seconds_ago=0)
    drop(incoming / "eidos", "b.json.part", json.dumps(eido("b", 0)))
    drop(incoming / "eidos", ".c.json", json.dumps(eido("c", 0)))
    assert look_into(incoming).done == 0
    assert not Call.objects.exists()


def test_two_files_of_one_name_are_both_kept(incoming: Path, eidos: Feed) -> None:
    for minute in (0, 1):
        drop(incoming / "eidos", "a.json", json.dumps(eido("a", minute)))
        look_into(incoming)
    assert sorted(path.name for path in incoming.glob("eidos/done/*/*")) == ["a-2.json", "a.json"]


def test_a_folder_that_belongs_to_no_feed_is_not_touched(incoming: Path, eidos: Feed) -> None:
    (incoming / "strange").mkdir()
    left = drop(incoming / "strange", "a.json", json.dumps(eido("a", 0)))
    look_into(incoming)
    assert left.exists()


def test_rows_can_be_pushed_as_well(rows: Feed) -> None:
    receipt = push(rows, rows_file(row("E1"), row("")).encode())
    assert receipt.counts == {"new_call": 1, "refused": 1}
    assert Call.objects.get().received_at.isoformat() == "2026-11-24T18:00:00+00:00"
