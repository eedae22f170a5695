"""The planning team: seats by sector, gaps that everybody sees, members without an account, the charter."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.sentences import side_by_side, who_wrote
from coresponder.program.partnerships.actions.charters import adopt_charter, write_charter
from coresponder.program.partnerships.actions.team import WhoSits, close_seat, fill_seat, leave_seat, open_seats
from coresponder.program.partnerships.models import CharterVersion, Member, Seat
from coresponder.program.partnerships.queries.charters import adopted_charter, standing_charter
from coresponder.program.partnerships.queries.team import (
    NAME_KEPT,
    essential_sectors_missing,
    gaps,
    lived_experience_holds_a_seat,
    seats_seen_by,
)
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.cast import member
from tests.support.page import PageClient


def today() -> date:
    return timezone.localdate()


class TestSeats:
    def test_an_empty_seat_is_a_gap_until_somebody_takes_it(
        self, seats: dict[Sector, Seat], pat: Member, fay: Member, cora: User
    ) -> None:
        assert [each.sector for each in gaps(today())] == [Sector.LIVED_EXPERIENCE]
        fill_seat(seat=seats[Sector.LIVED_EXPERIENCE], who=WhoSits(name="Lou Invented"), from_on=today(), by=cora)
        assert not gaps(today())

    def test_whoever_leaves_leaves_a_gap_from_the_next_day_on(
        self, seats: dict[Sector, Seat], fay: Member, cora: User
    ) -> None:
        leave_seat(holding=fay.holdings.get(), until_on=today(), by=cora)
        families = seats[Sector.FAMILIES]
        assert families not in gaps(today())
        assert families in gaps(today() + timedelta(days=1))

    def test_a_seat_is_held_by_one_at_a_time(self, seats: dict[Sector, Seat], fay: Member, cora: User) -> None:
        with pytest.raises(CoresponderError, match="Somebody holds this seat"):
            fill_seat(seat=seats[Sector.FAMILIES], who=WhoSits(name="Lou Invented"), from_on=today(), by=cora)

    def test_a_closed_seat_is_no_gap(self, seats: dict[Sector, Seat], cora: User) -> None:
        close_seat(seat=seats[Sector.PATROL], by=cora)
        assert Sector.PATROL not in {each.sector for each in gaps(today())}

    def test_the_team_says_which_essential_partners_are_missing(self, fay: Member) -> None:
        missing = essential_sectors_missing(today())
        assert Sector.FAMILIES not in missing
        assert Sector.POLICE_COMMAND in missing
        assert lived_experience_holds_a_seat(today())

    def test_only_the_coordinator_keeps_the_team(self, omar: User) -> None:
        with pytest.raises(Denied):
            open_seats(sectors=[Sector.COURT], by=omar)


class TestNames:
    def test_a_name_that_is_kept_private_is_shown_to_whoever_keeps_the_team_alone(
        self, fay: Member, cora: User, omar: User
    ) -> None:
        def shown(user: User) -> list[str]:
            return [each.name for each in seats_seen_by(user) if each.name]

        assert shown(cora) == ["Fay Madeupson"]
        assert shown(omar) == [NAME_KEPT]

    def test_no_name_lies_in_the_database_in_plain_text(self, fay: Member) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name::text, contact::text FROM partnerships_member")
            assert "Fay" not in str(cursor.fetchall())

    def test_the_page_tells_an_officer_neither_name_nor_number(
        self, page: PageClient, fay: Member, cora: User, omar: User
    ) -> None:
        seen = page.as_(omar).get("/planning-team/").text
        assert "Fay" not in seen
        assert "555-0100" not in seen
        assert "Empty seat" in seen
        assert "555-0100" in page.as_(cora).get("/planning-team/").text


class TestCharter:
    def test_every_save_is_a_version_and_the_team_adopts_one(self, cora: User) -> None:
        write_charter(text="We meet monthly.", based_on=0, by=cora)
        second = write_charter(text="We meet monthly. We decide together.", based_on=1, by=cora)
        adopt_charter(version=second, on=today(), by=cora)
        assert adopted_charter() == standing_charter() == second

    def test_of_two_who_write_at_once_neither_loses_a_word(self, page: PageClient, cora: User) -> None:
        write_charter(text="We meet monthly.", based_on=0, by=cora)
        write_charter(text="We meet weekly.", based_on=1, by=cora)
        as_cora = page.as_(cora)
        shown = as_cora.post("/planning-team/charter/write/", {"based_on": "1", "text": "We meet at noon."})
        assert "Somebody else saved" in shown.text
        assert "We meet weekly." in shown.text
        assert "We meet at noon." in shown.text
        assert standing_charter().text == "We meet weekly."  # type: ignore[union-attr]
        merged = {"based_on": "2", "text": "We meet weekly at noon."}
        as_cora.post("/planning-team/charter/write/", merged)
        assert standing_charter().text == "We meet weekly at noon."  # type: ignore[union-attr]
        assert CharterVersion.objects.count() == 4

    def test_what_stands_aside_is_not_adopted(self, cora: User) -> None:
        write_charter(text="One.", based_on=0, by=cora)
        aside = write_charter(text="Two.", based_on=0, by=cora)
        with pytest.raises(CoresponderError, match="Another version stands"):
            adopt_charter(version=aside, on=today(), by=cora)


class TestComparing:
    def test_sentences_face_each_other(self) -> None:
        pairs = side_by_side("We meet. We vote. We eat.", "We meet. We agree. We eat. We go.")
        assert [(each.change, each.before, each.after) for each in pairs] == [
            ("kept", "We meet.", "We meet."),
            ("changed", "We vote.", "We agree."),
            ("kept", "We eat.", "We eat."),
            ("added", "", "We go."),
        ]

    def test_each_sentence_is_known_by_who_brought_it_in(self) -> None:
        versions = [("One. Two.", "Ada"), ("One. Two. Three.", "Ben"), ("One. Four. Three.", "Cyd")]
        assert [(each.text, each.source) for each in who_wrote(versions)] == [
            ("One.", "Ada"),
            ("Four.", "Cyd"),
            ("Three.", "Ben"),
        ]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_the_very_first_charter_at_once_neither_loses_a_word() -> None:
    writers = [member("cora"), member("cora")]
    barrier = Barrier(2)

    def write(told: tuple[User, str]) -> CharterVersion:
        try:
            barrier.wait(timeout=10)
            return write_charter(text=told[1], based_on=0, by=told[0])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        written = list(pool.map(write, zip(writers, ("We meet monthly.", "We meet weekly."), strict=True)))
    assert sorted(each.number for each in written) == [1, 2]
    assert sorted(each.stands_aside for each in written) == [False, True]
    texts = {each.text for each in CharterVersion.objects.all()}
    assert texts == {"We meet monthly.", "We meet weekly."}
