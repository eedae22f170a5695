"""An age and a language out of what NIEM's person says; nothing else of a person is read."""

from typing import Any

OLDEST_YEARS = 125
YEARS_IN: dict[str, float] = {"ANN": 1, "YEA": 1, "MON": 1 / 12, "WEE": 7 / 365.25, "DAY": 1 / 365.25}


def age_years(person: Any) -> float | None:
    """The age that a person is said to have, in years; None where there is none that can be read."""
    for measure in _listed(person, "ageMeasure"):
        number = _number(measure)
        unit = next((str(each) for each in _listed(measure, "timeUnitCode")), "ANN").upper()[:3]
        if number is not None and unit in YEARS_IN and 0 <= number * YEARS_IN[unit] <= OLDEST_YEARS:
            return number * YEARS_IN[unit]
    return None


def language_of(person: Any) -> str:
    """The code of the person's language, as the document has it."""
    for spoken in _listed(person, "primaryLanguage"):
        for name in ("languageCode", "code"):
            for code in _listed(spoken, name):
                return str(code)
    return ""


def _number(measure: Any) -> float | None:
    for name in ("decimalValue", "integerValue", "doubleValue", "valueText"):
        for each in _listed(measure, name):
            try:
                return float(each)
            except (TypeError, ValueError):
                continue
    return None


def _listed(content: Any, name: str) -> list[Any]:
    """What stands there, as a list: NIEM lets everything come several times."""
    found = content.get(name, []) if isinstance(content, dict) else []
    return found if isinstance(found, list) else [found]
