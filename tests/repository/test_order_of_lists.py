"""A list keeps its order: Django drops a model's own ordering as soon as rows are grouped to count something.

`Meta.ordering` of `Review` says “the newest first”; `Review.objects.annotate(size=Count("decisions"))` comes in any
order. Nobody sees it in a test with two rows. So whoever counts beside rows says the order in the same function:
`.order_by("-held_on")` where a list is shown, a bare `.order_by()` where the order does not matter.
"""

import ast
from collections.abc import Iterator
from types import ModuleType

from django.contrib.postgres import aggregates as of_postgresql
from django.db.models import Aggregate
from django.db.models import aggregates as of_django

from tests.repository.tracked import PROJECT, name_of, tracked_files

Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_aggregate(module: ModuleType, name: str) -> bool:
    """Whether this name stands for a function that groups rows."""
    found = getattr(module, name)
    return isinstance(found, type) and issubclass(found, Aggregate)


AGGREGATES = {name for module in (of_django, of_postgresql) for name in dir(module) if is_aggregate(module, name)}


def functions_of(source: str) -> Iterator[Function]:
    """Every function and method of a file."""
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def calls_in(function: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call, by the last word of what is called."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            called = node.func
            yield (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")), node


def loses_its_order(function: Function) -> bool:
    """Whether it counts beside rows and says no order."""
    called = {name for name, _ in calls_in(function)}
    if "annotate" not in called or "order_by" in called:
        return False
    whole = [each for name, each in calls_in(function) if name == "aggregate"]
    summed_up = {id(inner) for each in whole for _, inner in calls_in(each)}
    return any(name in AGGREGATES and id(each) not in summed_up for name, each in calls_in(function))


def test_whoever_counts_beside_rows_says_their_order() -> None:
    wrong = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in tracked_files(suffix=".py")
        if path.is_relative_to(PROJECT / "src") and "/migrations/" not in name_of(path)
        if "annotate(" in (source := path.read_text("utf-8"))
        for function in functions_of(source)
        if loses_its_order(function)
    ]
    assert not wrong, "These lists come in any order. Say it with order_by:\n" + "\n".join(wrong)


def test_it_sees_the_mistake_also_where_the_count_has_a_name_of_its_own() -> None:
    lost = "def seen(user):\n    n = Count('lines')\n    return Review.objects.annotate(size=n)"
    kept = "def seen(user):\n    return Review.objects.annotate(size=Count('lines')).order_by('-held_on')"
    a_sum = "def total():\n    return rows.annotate(on=TruncDate('at')).aggregate(n=Count('pk'))"
    found = [[loses_its_order(each) for each in functions_of(source)] for source in (lost, kept, a_sum)]
    assert found == [[True], [False], [False]]
