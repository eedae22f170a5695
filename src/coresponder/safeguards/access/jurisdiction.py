"""What a state or county adds to the federal rules, as data. A rule can only close, never open.

A pack is a TOML file in `jurisdictions/`; JURISDICTION names the one that holds. Values of law are the operator's:
the packs that come with the program say so in every line, and none of them is legal advice.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from coresponder.safeguards.vocabulary import DataClass, Purpose

FOLDER = Path(__file__).resolve().parent / "jurisdictions"


@dataclass(frozen=True, kw_only=True)
class JurisdictionRule:
    """One rule about what goes to another agency: refused, or only with the person's consent.

    An empty kind or purpose stands for every one. `citation` is the statute that the operator relies on.
    """

    key: str
    effect: Literal["deny", "needs_consent"]
    data_class: DataClass
    recipient_kind: str
    purpose: str
    citation: str
    sentence: str

    def touches(self, *, data_class: DataClass, recipient_kind: str, purpose: Purpose) -> bool:
        """True when the rule is about this class, this kind of agency and this purpose."""
        return (
            self.data_class == data_class
            and self.recipient_kind in ("", recipient_kind)
            and self.purpose in ("", purpose)
        )


@cache
def rules_of(pack: str) -> tuple[JurisdictionRule, ...]:
    """The rules of a pack; LookupError when there is no such file."""
    path = FOLDER / f"{pack}.toml"
    if not path.is_file():
        raise LookupError(f"There is no jurisdiction pack “{pack}”. There are: {', '.join(packs())}.")
    return tuple(_rule(each) for each in tomllib.loads(path.read_text()).get("rule", []))


def packs() -> list[str]:
    """The packs that come with the program."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def _rule(each: dict[str, str]) -> JurisdictionRule:
    return JurisdictionRule(
        key=each["key"],
        effect="deny" if each["effect"] == "deny" else "needs_consent",
        data_class=DataClass(each["data_class"]),
        recipient_kind=each.get("recipient_kind", ""),
        purpose=each.get("purpose", ""),
        citation=each["citation"],
        sentence=each["sentence"],
    )
