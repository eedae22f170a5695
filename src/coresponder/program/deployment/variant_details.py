"""What is said of a kind of team: the values of its axes, to be saved."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class VariantDetails:
    """The values of the axes of one kind of team; see models/variants.py."""

    title: str
    partners: tuple[str, ...]
    presence: str
    triggers: tuple[str, ...]
    with_officer: bool = True
    needs: tuple[str, ...] = ("any",)
    most_at_once: int = 1
    description: str = ""
    is_active: bool = True
