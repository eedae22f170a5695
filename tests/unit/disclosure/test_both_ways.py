"""A small number that cannot be much larger can still be some larger or some smaller, and then less has to go."""

from coresponder.analysis.disclosure.webs import Web
from coresponder.analysis.disclosure.worlds import exposed_in, figures_to_withhold

FEW, REST, MANY, MORE = ("few",), ("rest",), ("many",), ("more",)


def web() -> Web:
    """Out already: 5 of few and 6 of the rest are 11; the rest, many and more are 116. Those three are to be shown."""
    found = Web()
    found.atom(FEW, 5)
    for key, value, weight in ((REST, 6, 1.0), (MANY, 50, 5.0), (MORE, 60, 2.0)):
        found.atom(key, value, is_sensitive=False)
        found.figures[key], found.weights[key] = key, weight
    for name, parts in ((("first",), (FEW, REST)), (("second",), (REST, MANY, MORE))):
        value = sum(found.values[part] for part in parts)
        found.count(name, value, dict.fromkeys(parts, 1.0), is_sensitive=False)
        found.print_already(name)
    return found


def test_it_moves_up_as_far_as_it_can_and_down_by_the_rest() -> None:
    assert exposed_in(web(), frozenset()) == (FEW,)

    withheld = figures_to_withhold(web())

    assert withheld == {REST, MORE}
    assert not exposed_in(web(), withheld)


def test_where_what_is_out_tells_it_everything_goes_that_could_tell_of_it() -> None:
    found = web()
    found.values[REST] = 2
    found.values["first",], found.values["second",] = 7, 112

    assert figures_to_withhold(found) == {REST, MANY, MORE}
