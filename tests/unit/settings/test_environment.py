"""What the environment may say, and what is said when it does not."""

import base64
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from coresponder.settings.environment import flag, number, required, signing_key, words

ASK = "from django.conf import settings; print(settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE, settings.DEMO)"
COMPLETE = {
    "SECRET_KEY": "only-for-tests",
    "DATABASE_URL": "postgresql://a@b/c",
    "ALLOWED_HOSTS": "crisis.example",
    "ENCRYPTION_KEYS": f"2026:{base64.b64encode(bytes(32)).decode()}",
    "BLIND_INDEX_KEY": "long and random",
    "AUDIT_SIGNING_KEY": base64.b64encode(bytes(32)).decode(),
}


def production(**environment: str) -> subprocess.CompletedProcess[str]:
    """Load the production settings in a process of their own."""
    names = {
        "DJANGO_SETTINGS_MODULE": "coresponder.settings.production",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": "src",
    }
    command = [sys.executable, "-c", ASK]
    return subprocess.run(command, env={**names, **environment}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "missing", ["SECRET_KEY", "DATABASE_URL", "ENCRYPTION_KEYS", "BLIND_INDEX_KEY", "AUDIT_SIGNING_KEY"]
)
def test_production_does_not_start_half_configured_and_says_which_situation_one_is_in(missing: str) -> None:
    said = production(**{name: value for name, value in COMPLETE.items() if name != missing})
    assert said.returncode != 0
    assert f"{missing} is not set" in said.stderr
    assert "one of three situations" in said.stderr
    assert "make demo" in said.stderr


def test_production_starts_when_everything_is_there_and_is_never_the_demonstration() -> None:
    said = production(**COMPLETE)
    assert said.stdout.strip() == "['crisis.example'] True False", said.stderr


def test_a_missing_variable_is_named_with_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="what signs sessions"):
        required("SECRET_KEY", meaning="what signs sessions.")


@pytest.mark.parametrize("text", ["not base64!", base64.b64encode(b"short").decode()])
def test_a_signing_key_of_another_length_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="32 random bytes") as refused:
        signing_key(text)
    assert text not in str(refused.value)


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5"])
def test_a_number_that_is_none_is_refused_rather_than_guessed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("AUDIT_SEAL_EVERY_EVENTS", text)
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        number("AUDIT_SEAL_EVERY_EVENTS", otherwise=1000)


@pytest.mark.parametrize(("text", "meaning"), [("1", True), ("0", False), ("", False)])
def test_a_flag_is_one_or_zero(monkeypatch: pytest.MonkeyPatch, text: str, meaning: bool) -> None:
    monkeypatch.setenv("BEHIND_TRUSTED_PROXY", text)
    assert flag("BEHIND_TRUSTED_PROXY") is meaning


@pytest.mark.parametrize("text", ["true", "yes", "on", " 1"])
def test_a_flag_that_is_anything_else_is_refused_rather_than_guessed(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("BEHIND_TRUSTED_PROXY", text)
    with pytest.raises(ImproperlyConfigured, match="must be 1 or 0"):
        flag("BEHIND_TRUSTED_PROXY")


def test_a_list_is_comma_separated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example, ,b.example ")
    assert words("ALLOWED_HOSTS") == ["a.example", "b.example"]
