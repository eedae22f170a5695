"""Reading a rule table from its files.

The table that comes with the program stands in rule_table/: table.toml names its version and its files in order.
A local table may be any folder with a table.toml, or one file that holds everything.
"""

import json
import tomllib
from functools import lru_cache
from importlib import resources
from importlib.abc import Traversable
from pathlib import Path
from typing import Any

import jsonschema

from coresponder.analysis.nexus.rules import RuleSet, rule_set
from coresponder.kernel.errors import ProfileError


def load_rules(path: Path | None = None) -> RuleSet:
    """The rule table in that file or folder, checked; without a path, the one that comes with the program."""
    return _shipped() if path is None else rule_set(read_table(path))


@lru_cache(maxsize=1)
def _shipped() -> RuleSet:
    return rule_set(read_table())


def read_table(path: Path | None = None) -> dict[str, Any]:
    """The plain data of a rule table, its files put together in order and checked against the schema."""
    if path is None:
        source: Path | Traversable = resources.files("coresponder.analysis.nexus") / "rule_table" / "table.toml"
    else:
        source = path / "table.toml" if path.is_dir() else path
    content = _toml(source)
    for name in content.get("table", {}).get("files", []):
        _append(content, _toml(_sibling(source, name)))
    _check_schema(content)
    return content


def _sibling(source: Path | Traversable, name: str) -> Path | Traversable:
    if isinstance(source, Path):
        return source.parent / name
    return resources.files("coresponder.analysis.nexus") / "rule_table" / name


def _toml(source: Path | Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ProfileError(
            "rules_not_found", f"There is no rule table “{source.name}”.", "Name a rule table file, or a folder of one."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(
            "rules_not_toml", f"The rule table {source.name} is not valid TOML: {error}.", "Mend that line."
        ) from error


def _append(content: dict[str, Any], part: dict[str, Any]) -> None:
    for kind in ("type_rule", "outcome_rule"):
        content.setdefault(kind, []).extend(part.get(kind, []))
    content.setdefault("abbreviation", {}).update(part.get("abbreviation", {}))


def _check_schema(content: dict[str, Any]) -> None:
    schema_file = resources.files("coresponder.analysis.nexus") / "rule_table.schema.json"
    validator = jsonschema.Draft202012Validator(json.loads(schema_file.read_text(encoding="utf-8")))
    error = next(iter(validator.iter_errors(content)), None)
    if error is not None:
        where = " → ".join(str(step) for step in error.absolute_path) or "the top"
        raise ProfileError(
            "rules_schema", f"The rule table is wrong at {where}: {error.message}.", "Compare it with docs/reference."
        )
