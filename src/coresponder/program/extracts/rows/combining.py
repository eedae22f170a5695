"""What the parts of one encounter say together: one answer where two were asked, all answers where several count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coresponder.formats.encounter import FORM
from coresponder.formats.encounter.form import Element
from coresponder.formats.encounter.outcome import primary_outcome

Answers = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Combined:
    """The answers by part, and what they say together."""

    by_part: Mapping[str, Answers]

    def one(self, name: str) -> Any:
        """The answer that counts: of the part that the form asks first, one that is there before one that is absent."""
        said = [self.by_part[part][name] for part in _parts_of(name) if name in self.by_part.get(part, {})]
        present = [each for each in said if not is_absent(each)]
        return next(iter(present or said), None)

    def code(self, name: str) -> str | None:
        """The code that counts; an absent answer has one of its own."""
        found = self.one(name)
        return found if isinstance(found, str) and found else None

    def number(self, name: str) -> int | None:
        """The number that counts; None for an absent answer."""
        found = self.one(name)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def several(self, name: str) -> list[str]:
        """Every code that a part gives, in the order of the list; an absence only where nothing else is said."""
        said = {code for part in _parts_of(name) for code in listed(self.by_part.get(part, {}).get(name))}
        present = {each for each in said if not is_absent(each)}
        return sorted(present or said, key=lambda code: (_place(name, code), code))

    def said_by(self, part: str, name: str, code: str) -> bool:
        """Whether this part gives this code."""
        return code in listed(self.by_part.get(part, {}).get(name))

    def has(self, name: str, *codes: str) -> bool | None:
        """Whether one of these codes is among the answers; None where nothing was answered, or the answer is absent."""
        said = [each for each in self.several(name) if not is_absent(each)]
        if not said:
            found = self.code(name) if FORM.by_name[name].kind == "code" else None
            return None if found is None or is_absent(found) else found in codes
        return any(each in codes for each in said)

    @property
    def outcome(self) -> str:
        """The primary outcome of everything that was answered."""
        together: dict[str, Any] = {}
        for name, element in FORM.by_name.items():
            together[name] = self.several(name) if element.kind == "codes" else self.one(name)
        return primary_outcome(FORM, {name: value for name, value in together.items() if value})


def is_absent(code: Any) -> bool:
    """Whether an answer says that there is none."""
    return isinstance(code, str) and code in FORM.absent


def listed(value: Any) -> Sequence[str]:
    """The codes of an answer."""
    if isinstance(value, str):
        return [value] if value else []
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _parts_of(name: str) -> tuple[str, ...]:
    return FORM.by_name[name].parts


def _place(name: str, code: str) -> int:
    element: Element = FORM.by_name[name]
    codes = list(element.codes.by_code) if element.codes else []
    return codes.index(code) if code in codes else len(codes)
