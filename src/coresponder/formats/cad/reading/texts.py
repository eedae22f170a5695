"""The text of a field as an SQL expression over the file's columns."""

import re
from collections.abc import Mapping

from coresponder.formats.cad.profile import STANDARD_EMPTY_SPELLINGS, FieldRule, Profile
from coresponder.formats.dataset.tables import CALL_SOURCE_CODES
from coresponder.formats.sql import text, text_list
from coresponder.kernel.errors import ProfileError


def empty_spellings(profile: Profile) -> str:
    """The texts that say that there is nothing, as an SQL list."""
    return f"[{text_list(dict.fromkeys((*STANDARD_EMPTY_SPELLINGS, *profile.empty_spellings)))}]"


def cleaned_column(column: str, profile: Profile) -> str:
    """The text of a column without surrounding spaces.

    What says that there is nothing is NULL in the source already, but for what had spaces around it. Looking for a
    space first is a fifth of the cost of trimming every value, and list_contains, unlike IN, does not make DuckDB trim
    them all to join them with a list.
    """
    trimmed = without_empty(f"trim({column})", profile)
    return f"CASE WHEN prefix({column}, ' ') OR suffix({column}, ' ') THEN {trimmed} ELSE {column} END"


def without_empty(found: str, profile: Profile) -> str:
    """NULL where the text says that there is nothing."""
    return f"CASE WHEN list_contains({empty_spellings(profile)}, {found}) THEN NULL ELSE {found} END"


def field_text(name: str, rule: FieldRule, columns: Mapping[str, str]) -> str:
    """The text of the field `name`; `columns` gives the SQL name of each cleaned column of the file."""
    found = _joined([columns[column] for column in rule.columns], rule.join)
    if rule.pattern:
        found = _groups(found, name, rule)
    coded = _coded(found, name, rule.values)
    return f"md5({coded})" if rule.digest else coded


def _joined(parts: list[str], join: str) -> str:
    """Parts put together; those that are NULL are left out, and nothing is left of nothing."""
    if len(parts) == 1:
        return parts[0]
    return f"nullif(concat_ws({text(join)}, {', '.join(parts)}), '')"


def _groups(found: str, name: str, rule: FieldRule) -> str:
    """What the pattern's groups (or the pattern, if it has none) match, joined; NULL where it does not match."""
    try:
        count = re.compile(rule.pattern).groups
    except re.error as error:
        raise ProfileError(
            "field_pattern", f"The pattern of {name} is not a regular expression: {error}.", "Mend it in the profile."
        ) from error
    pattern = text(rule.pattern)
    groups = range(1, count + 1) if count else range(1)
    return _joined([f"nullif(trim(regexp_extract({found}, {pattern}, {group})), '')" for group in groups], rule.join)


def _coded(found: str, name: str, values: Mapping[str, str]) -> str:
    """The source's values as the profile translates them.

    How a call reached dispatch has codes of its own: what is not translated to one of them is “unknown”.
    """
    if name == "call_source":
        return _call_source(found, values)
    if not values:
        return found
    cases = " ".join(f"WHEN {text(value)} THEN {text(meaning)}" for value, meaning in values.items())
    return f"CASE {found} {cases} ELSE {found} END"


def _call_source(found: str, values: Mapping[str, str]) -> str:
    codes = {**{code: code for code in CALL_SOURCE_CODES}, **values}
    cases = " ".join(f"WHEN {text(value)} THEN {text(code)}" for value, code in codes.items())
    return f"CASE {found} {cases} ELSE CASE WHEN {found} IS NOT NULL THEN 'unknown' END END"
