"""Codes of other systems, read as ours: by code, label or alias. Stigmatizing terms are read as what is meant."""

from dataclasses import dataclass

from coresponder.formats.encounter.form import CodeList


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """What a spelling means here, and why it was read as something else, where it was."""

    codes: tuple[str, ...]
    why: str = ""


def mapped(codes: CodeList, spelling: str) -> Mapped | None:
    """The codes that a spelling stands for; None where nobody has said. Capitals and outer blanks do not matter."""
    wanted = " ".join(spelling.split()).casefold()
    for code in codes.codes:
        if wanted in {each.casefold() for each in (code.code, code.label, *code.aliases)}:
            return Mapped(codes=code.maps_to or (code.code,), why=code.why)
    return None
