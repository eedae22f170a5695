"""What apps further up file together with a part, such as screenings: in the same transaction, or not at all.

    sections.register("screenings", handler)

    def handler(filing: PartFiling, content: Any, *, by: User) -> Sequence[NextStep]: ...

`content` is what stands under that name in `sections` of the document, already read as JSON and not yet checked. The
handler stores what it needs and returns what has to be done next. It raises FilingRefused where the content is wrong;
then nothing of the filing is stored. It is called for a copy that is kept beside another one as well
(`filing.is_beside_another`), so that a positive screening in it is not overlooked; ids of its own have to be minted on
the phone, so that the same screening in two copies is one. It is not called for a replay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from coresponder.formats.encounter import FilingRefused
from coresponder.program.encounters.models import PartFiling
from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """Something that has to be done, as the phone shows it after filing. The sentence holds no value of a person's."""

    code: str
    sentence: str


class Handler(Protocol):
    """What an app registers."""

    def __call__(self, filing: PartFiling, content: Any, *, by: User) -> Sequence[NextStep]: ...


_registered: dict[str, Handler] = {}


def register(name: str, handler: Handler) -> None:
    """Make a section known; a second handler of the same name is a mistake."""
    if _registered.setdefault(name, handler) != handler:
        raise ValueError(f"The section {name} has a handler already.")


def take(filing: PartFiling, sections: Mapping[str, Any], *, by: User) -> list[NextStep]:
    """Hand every section to its app, inside the filing's transaction."""
    if unknown := sorted(set(sections) - set(_registered)):
        raise FilingRefused("unknown_section", f"Nobody here takes {len(unknown)} of the sections.", "Reload the form.")
    return [step for name in sorted(sections) for step in _registered[name](filing, sections[name], by=by)]
