"""A string foreign key escapes the import checker, so this walks the relations between models in the same order."""

import tomllib

from django.apps import apps

from tests.repository.tracked import PROJECT


def order_of_rooms() -> list[str]:
    """The rooms that hold models, lowest first, read from the import contracts so that there is one list."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    found: list[str] = []
    for container in ("coresponder.safeguards", "coresponder.program"):
        layers = next(each["layers"] for each in contracts if each.get("containers") == [container])
        found += [f"{container}.{name}" for layer in reversed(layers) for name in layer.split(" | ")]
    return found


def test_relations_point_down_the_same_order_as_imports() -> None:
    order = {room: place for place, room in enumerate(order_of_rooms())}
    upward = [
        f"{model._meta.label}.{field.name} points to {field.related_model._meta.label}"
        for model in apps.get_models()
        if (here := model._meta.app_config.name) in order
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if (there := field.related_model._meta.app_config.name) in order and order[there] > order[here]
    ]
    assert not upward, f"These relations point up: {upward}"


def test_every_app_with_models_of_ours_has_a_place_in_the_order() -> None:
    ours = {model._meta.app_config.name for model in apps.get_models() if model.__module__.startswith("coresponder.")}
    assert ours <= set(order_of_rooms())
