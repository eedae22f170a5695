"""Importing again and again: nothing changes twice, what was changed here stays, and nothing is deleted."""

from pathlib import Path

import pytest

from coresponder.formats.hsds import read_directory
from coresponder.kernel.errors import StateError
from coresponder.program.services.actions.editing import remove_row, restore_row
from coresponder.program.services.actions.exporting import export_directory
from coresponder.program.services.actions.importing import begin_import, discard_import, look_through, take_over
from coresponder.program.services.actions.upkeep import decide_disagreement, map_term
from coresponder.program.services.models import (
    Change,
    DirectoryImport,
    Disagreement,
    Listing,
    Organization,
    ResponderFacts,
    Schedule,
    Service,
    ServiceCategory,
    TaxonomyTerm,
)
from coresponder.program.services.queries.handing_out import tables_to_hand_out
from coresponder.program.services.queries.rows import MODELS
from coresponder.program.services.queries.search import suitable
from coresponder.program.services.vocabulary.answers import Answer, ChangeKind, Known
from coresponder.program.services.vocabulary.exports import ExportForm
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.spec.services.packages import NEW, OLD, SHELTER, written

pytestmark = pytest.mark.django_db


def imported(path: Path, by: User, source: str = "Marigold 211") -> DirectoryImport:
    """Look a package through and take it over."""
    begun = begin_import(file_name=path.name, source_name=source, sha256="0" * 64, by=by)
    directory = read_directory(path, source_key=begun.source.key)
    look_through(directory_import=begun, directory=directory, by=by)
    return take_over(directory_import=begun, directory=directory, by=by)


def changed(text: str) -> dict[str, str]:
    """The new package with other words in the services."""
    return NEW | {"services.csv": NEW["services.csv"].replace(*text.split("|"))}


def totals(found: DirectoryImport) -> dict[str, int]:
    """Rows of each kind over all tables."""
    kinds = {kind for counts in found.counts.values() for kind in counts}
    return {kind: sum(counts.get(kind, 0) for counts in found.counts.values()) for kind in kinds}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the package is."""
    return tmp_path / "package"


class TestTheFirstTime:
    def test_looking_through_changes_nothing_and_says_what_would(self, folder: Path, carlos: User) -> None:
        begun = begin_import(file_name="a.zip", source_name="Marigold 211", sha256="", by=carlos)
        directory = read_directory(written(folder, OLD), source_key=begun.source.key)
        found = look_through(directory_import=begun, directory=directory, by=carlos)
        assert found.counts["service"] == {"new": 2}
        assert found.findings["id_twice"] == 2
        assert found.rows_found.filter(code="time_unclear").get().row == 3
        assert not Service.objects.exists()
        discard_import(directory_import=found, by=carlos)
        with pytest.raises(StateError):
            take_over(directory_import=found, directory=directory, by=carlos)

    def test_services_are_found_at_once_in_the_categories_that_their_terms_propose(
        self, folder: Path, carlos: User
    ) -> None:
        imported(written(folder, OLD), carlos)
        assert [each.service.name for each in suitable(need="emergency_shelter")] == ["Night shelter"]
        assert ServiceCategory.objects.get().known == Known.BY_WORDS

    def test_a_service_of_an_unknown_organization_is_kept_and_says_so(self, folder: Path, carlos: User) -> None:
        imported(written(folder, OLD), carlos)
        assert "does not name" in Service.objects.get(name="Lost service").organization.name

    def test_who_may_only_read_imports_nothing(self, folder: Path, omar: User) -> None:
        with pytest.raises(Denied):
            imported(written(folder, NEW), omar)


class TestAgain:
    def test_the_same_package_changes_nothing(self, folder: Path, carlos: User) -> None:
        imported(written(folder, OLD), carlos)
        before, listings = tables_to_hand_out(), set(Listing.objects.values_list("pk", flat=True))
        again = imported(folder, carlos)
        assert set(totals(again)) == {"unchanged"}
        assert tables_to_hand_out() == before
        assert set(Listing.objects.values_list("pk", flat=True)) == listings
        assert not Change.objects.exists()

    def test_what_the_source_changed_is_taken_over_with_its_history(self, folder: Path, carlos: User) -> None:
        imported(written(folder, NEW), carlos)
        imported(written(folder, changed("A bed.|Two beds.")), carlos)
        assert Service.objects.get().description == "Two beds."
        told = Change.objects.get()
        assert (told.kind, told.previous_value, told.replacement_value) == ("imported", "A bed.", "Two beds.")

    def test_what_was_changed_here_stays_while_the_source_says_the_same(self, folder: Path, carlos: User) -> None:
        imported(written(folder, NEW), carlos)
        Service.objects.update(description="Ours.")
        again = imported(folder, carlos)
        assert Service.objects.get().description == "Ours."
        assert again.counts["service"] == {"unchanged": 1, "kept_as_here": 1}

    def test_what_both_changed_stays_and_is_put_before_a_person(self, folder: Path, carlos: User) -> None:
        imported(written(folder, NEW), carlos)
        Service.objects.update(description="Ours.")
        again = imported(written(folder, changed("A bed.|Theirs.")), carlos)
        assert Service.objects.get().description == "Ours."
        assert again.counts["service"] == {"disputed": 1}
        found = Disagreement.objects.get()
        assert (found.ours, found.theirs) == ("Ours.", "Theirs.")
        imported(folder, carlos)
        assert Disagreement.objects.count() == 1, "it is asked once"
        decide_disagreement(disagreement=found, take_theirs=True, by=carlos)
        assert Service.objects.get().description == "Theirs."
        with pytest.raises(StateError):
            decide_disagreement(disagreement=found, take_theirs=False, by=carlos)

    def test_a_row_that_vanished_is_marked_and_comes_back(self, folder: Path, carlos: User) -> None:
        imported(written(folder, NEW), carlos)
        gone = imported(written(folder, NEW | {"services.csv": NEW["services.csv"].split("\n")[0] + "\n"}), carlos)
        assert gone.counts["service"] == {"gone": 1}
        assert Service.objects.get().missing_since is not None
        assert not suitable()
        imported(written(folder, NEW), carlos)
        assert Service.objects.get().missing_since is None
        assert [each.service.name for each in suitable()] == ["Night shelter"]
        kinds = set(Change.objects.values_list("kind", flat=True))
        assert kinds == {ChangeKind.VANISHED, ChangeKind.RETURNED}

    def test_what_was_taken_out_here_stays_out(self, folder: Path, carlos: User) -> None:
        imported(written(folder, NEW), carlos)
        remove_row(row=Service.objects.get(), by=carlos)
        imported(written(folder, changed("A bed.|Two beds.")), carlos)
        assert Service.objects.get().removed_at is not None
        assert not suitable()
        restore_row(row=Service.objects.get(), by=carlos)
        assert suitable()

    def test_another_source_takes_nothing_of_this_one_away(self, folder: Path, carlos: User) -> None:
        imported(written(folder, NEW), carlos)
        imported(written(folder, OLD), carlos, source="Old list")
        assert Service.objects.get(pk=SHELTER).missing_since is None
        assert Service.objects.count() == 3


class TestOurOwnExport:
    @pytest.fixture
    def kept(self, folder: Path, carlos: User) -> Service:
        """An imported service with what only we know."""
        imported(written(folder, OLD), carlos)
        service = Service.objects.get(name="Night shelter")
        ResponderFacts.objects.create(
            service=service,
            accepts_police_drop_off=Answer.YES,
            target_handover_minutes=15,
            has_responder_contact=Answer.YES,
            responder_contact="555-0142",
        )
        return service

    @pytest.mark.parametrize("form", list(ExportForm))
    def test_it_agrees_with_what_it_came_from(self, kept, tmp_path: Path, carlos: User, form: ExportForm) -> None:
        path = tmp_path / f"out.{form.ending}"
        export_directory(to=path, form=form, by=carlos)
        again = imported(path, carlos)
        assert set(totals(again)) == {"unchanged"}
        assert not Disagreement.objects.exists()

    @pytest.mark.parametrize("form", list(ExportForm))
    def test_an_empty_program_gets_all_of_it_from_it(
        self, kept, tmp_path: Path, carlos: User, form: ExportForm
    ) -> None:
        path, before = tmp_path / f"out.{form.ending}", tables_to_hand_out()
        export_directory(to=path, form=form, by=carlos)
        for model in (ServiceCategory, ResponderFacts, Service, Organization, TaxonomyTerm):
            model.objects.all().delete()
        for table in ("location", "taxonomy", "attribute"):
            MODELS[table].objects.all().delete()
        imported(path, carlos)
        assert {name: by_id(rows) for name, rows in tables_to_hand_out().items()} == {
            name: by_id(rows) for name, rows in before.items()
        }
        assert ResponderFacts.objects.get().accepts_police_drop_off == Answer.YES

    def test_the_line_for_responders_leaves_with_no_export(self, kept, tmp_path: Path, carlos: User) -> None:
        export_directory(to=tmp_path / "out.json", form=ExportForm.JSON, by=carlos)
        assert "555-0142" not in (tmp_path / "out.json").read_text()

    def test_facts_that_differ_are_put_before_a_person(self, kept, tmp_path: Path, carlos: User) -> None:
        export_directory(to=tmp_path / "out.json", form=ExportForm.JSON, by=carlos)
        ResponderFacts.objects.update(target_handover_minutes=30)
        imported(tmp_path / "out.json", carlos)
        assert ResponderFacts.objects.get().target_handover_minutes == 30
        decide_disagreement(disagreement=Disagreement.objects.get(), take_theirs=True, by=carlos)
        assert ResponderFacts.objects.get().target_handover_minutes == 15


def by_id(rows: list[dict]) -> dict[str, dict]:
    """Rows by their id."""
    return {row["id"]: row for row in rows}


class TestTerms:
    def test_what_somebody_maps_takes_the_place_of_what_words_propose(self, folder: Path, carlos: User) -> None:
        imported(written(folder, OLD), carlos)
        map_term(term=TaxonomyTerm.objects.get(), categories=["day_center"], by=carlos)
        assert ServiceCategory.objects.get().category == "day_center"
        assert suitable(need="day_center")
        map_term(term=TaxonomyTerm.objects.get(), categories=[], by=carlos)
        assert ServiceCategory.objects.get().known == Known.BY_WORDS


def test_hours_that_nobody_understands_are_never_open(folder: Path, carlos: User) -> None:
    imported(written(folder, OLD), carlos)
    assert Schedule.objects.filter(byday="TU", closes_at=None).exists()
    assert Listing.objects.get(service__name="Night shelter").hours == "irregular"
