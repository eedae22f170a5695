"""Cora checks how the columns are read.

The program proposes; she sees what each column is taken for, how sure that is and why, and fifty calls as they would be
read. What she corrects is previewed before it is saved. What she saves is a profile, by which the next export is read.
"""

import re
from pathlib import Path

import duckdb
import pytest

from coresponder.formats.cad.profile import from_toml
from coresponder.program.calls.models import Export, SavedProfile
from coresponder.program.calls.storage import stored_path
from coresponder.safeguards.accounts.models import User
from tests.spec.baseline_in_the_browser.conftest import Desk
from tests.support.filling import field_labelled, filled
from tests.support.page import PageClient


def columns_of(export: Export) -> str:
    return f"/exports/{export.pk}/columns/"


class TestTheProposal:
    def test_says_of_each_column_what_it_is_taken_for_how_sure_and_why(self, desk: Desk, export: Export) -> None:
        shown = desk.page.get(columns_of(export))
        assert "Nobody has seen this layout before." in shown.text
        form = filled(shown, columns_of(export))
        assert form[field_labelled(shown, "CallNo")] == "event_number"
        assert form[field_labelled(shown, "ArrvDtTm")] == "first_arrived_at"
        assert "Sure" in shown.text

    def test_masks_the_examples_of_an_address(self, desk: Desk, export: Export) -> None:
        shown = desk.page.get(columns_of(export))
        assert filled(shown, columns_of(export))[field_labelled(shown, "LocText")] == "address"
        assert "99 " in shown.text

    def test_shows_fifty_calls_in_local_time_with_the_zone(self, desk: Desk, export: Export) -> None:
        form = filled(
            desk.page.get(columns_of(export)), columns_of(export), time_zone="America/Chicago", wish="preview"
        )
        shown = desk.page.post(columns_of(export), form)
        assert re.search(r"The first (4\d|50) calls, as a baseline would read them\.", shown.text)
        assert "CDT" in shown.text


class TestCorrecting:
    def test_a_corrected_column_is_previewed_and_nothing_is_saved(self, desk: Desk, export: Export) -> None:
        page = desk.page.get(columns_of(export))
        changes = {field_labelled(page, "LocType"): "beat"}
        shown = desk.page.post(columns_of(export), filled(page, columns_of(export), wish="preview", **changes))
        assert filled(shown, columns_of(export))[field_labelled(shown, "LocType")] == "beat"
        assert not SavedProfile.objects.exists()

    @pytest.mark.parametrize("name", ["Chicago", "America/Chicgo", "CST6"])
    def test_a_wrong_time_zone_gets_a_sentence(self, desk: Desk, export: Export, name: str) -> None:
        form = filled(desk.page.get(columns_of(export)), columns_of(export), time_zone=name, wish="save")
        shown = desk.page.post(columns_of(export), form, status=422)
        assert f"“{name}” is not a time zone name." in shown.text

    def test_a_mapping_without_a_call_number_gets_a_sentence(self, desk: Desk, export: Export) -> None:
        page = desk.page.get(columns_of(export))
        form = filled(page, columns_of(export), wish="save", **{field_labelled(page, "CallNo"): ""})
        shown = desk.page.post(columns_of(export), form, status=422)
        assert "maps no column to event_number" in shown.text


class TestAColumnThatIsPersonalAfterAll:
    def test_is_removed_from_what_is_stored_only_after_a_second_yes(self, desk: Desk, export: Export) -> None:
        page = desk.page.get(columns_of(export))
        marked = {field_labelled(page, "Muni"): "personal"}
        asked = desk.page.post(columns_of(export), filled(page, columns_of(export), wish="save", **marked))
        assert asked.heading == "Remove personal columns?"
        export.refresh_from_db()
        assert "Muni" in export.columns

        shown = desk.page.post(columns_of(export), filled(asked, columns_of(export), wish="remove"))
        export.refresh_from_db()
        assert "Removed for good: Muni." in shown.text
        assert "Muni" not in export.columns
        assert "Muni" in [column["name"] for column in export.dropped_columns]
        stored = duckdb.sql(f"SELECT * FROM read_parquet('{stored_path(export.pk)}') LIMIT 1")
        assert "Muni" not in stored.columns

    def test_leaves_the_other_choices_as_they_were(self, desk: Desk, export: Export) -> None:
        page = desk.page.get(columns_of(export))
        changes = {field_labelled(page, "Muni"): "personal", field_labelled(page, "LocType"): "beat"}
        asked = desk.page.post(columns_of(export), filled(page, columns_of(export), wish="preview", **changes))
        shown = desk.page.post(columns_of(export), filled(asked, columns_of(export), wish="remove"))
        assert filled(shown, columns_of(export))[field_labelled(shown, "LocType")] == "beat"


class TestTheSavedProfile:
    def test_reads_the_export_and_counts_its_versions(self, desk: Desk, mapped: Export) -> None:
        assert mapped.saved_profile is not None
        assert (mapped.saved_profile.name, mapped.saved_profile.version) == ("marigold", 1)
        page = desk.page.get(columns_of(mapped))
        desk.maps(mapped, **{field_labelled(page, "LocType"): ""})
        mapped.refresh_from_db()
        assert mapped.saved_profile.version == 2

    def test_is_not_saved_a_second_time_when_nothing_has_changed(self, desk: Desk, mapped: Export) -> None:
        desk.maps(mapped)
        assert SavedProfile.objects.count() == 1

    def test_is_offered_for_the_next_export_of_the_same_layout(
        self, desk: Desk, mapped: Export, export_never_seen: Path, tmp_path: Path
    ) -> None:
        following = tmp_path / "dispatch-2027.csv"
        following.write_text("\n".join(export_never_seen.read_text().splitlines()[:200]) + "\n")
        desk.uploads(following)
        newest = Export.objects.latest("uploaded_at")
        shown = desk.page.get(columns_of(newest))
        assert "It has the columns of your profile marigold, version 1." in shown.text

    def test_can_be_taken_away_as_toml_and_handed_in_again(self, desk: Desk, mapped: Export) -> None:
        assert mapped.saved_profile is not None
        response = desk.page.client.get(f"/exports/profiles/{mapped.saved_profile.pk}.toml")
        assert from_toml(response.content.decode()).sha256 == mapped.saved_profile.sha256

        from django.core.files.uploadedfile import SimpleUploadedFile

        edited = response.content.decode().replace('repeated_hour = "first"', "") + ""
        edited = edited.replace('name = "marigold"', 'name = "edited"')
        upload = SimpleUploadedFile("edited.toml", edited.encode())
        desk.page.post(f"/exports/{mapped.pk}/profile-file/", {"profile_file": upload})
        mapped.refresh_from_db()
        assert mapped.saved_profile.name == "edited"

    def test_that_is_no_toml_gets_a_sentence(self, desk: Desk, export: Export) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        upload = SimpleUploadedFile("broken.toml", b"[profile\n")
        shown = desk.page.post(f"/exports/{export.pk}/profile-file/", {"profile_file": upload}, status=422)
        assert "The profile is not valid TOML" in shown.text

    def test_cannot_be_changed_in_the_database_either(self, mapped: Export) -> None:
        from django.db import DatabaseError, transaction

        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            SavedProfile.objects.update(name="other")


class TestWhoMay:
    def test_the_evaluator_sees_exports_but_does_not_map_them(
        self, export: Export, page: PageClient, eve: User
    ) -> None:
        assert page.as_(eve).get(f"/exports/{export.pk}/").heading == export.file_name
        refused = page.as_(eve).get(columns_of(export), status=403)
        assert "may not map the columns of an export" in refused.text
