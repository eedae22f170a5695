"""docs/reference/profiles.md names what a profile can say, and every profile that comes with the program."""

from dataclasses import fields
from pathlib import Path

import pytest

from coresponder.formats.cad.profile import FieldRule, Profile, from_toml, load_profile, shipped_profiles, to_toml

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "profiles.md"
KEYS = [field.name for shape in (Profile, FieldRule) for field in fields(shape) if field.name != "fields"]


@pytest.mark.parametrize("name", [*KEYS, *shipped_profiles()])
def test_it_stands_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", shipped_profiles())
def test_a_shipped_profile_is_read_back_from_what_it_is_written_as(name: str) -> None:
    profile = load_profile(name)
    assert from_toml(to_toml(profile)) == profile
