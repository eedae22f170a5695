"""Reading a drawing back: the SVG as a tree, its words, its shapes."""

from xml.etree import ElementTree

from coresponder.analysis.charts import Caption

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption(id="drawn", title="Crisis calls", description="Ten in all.")


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as a tree; a parse error where it is no well-formed XML."""
    return ElementTree.fromstring(svg)  # noqa: S314 - our own text


def words(svg: str) -> list[str]:
    """The words in the drawing itself, without its title and description."""
    return [node.text or "" for node in parsed(svg).iter(f"{SVG}text")]


def shapes(svg: str, name: str) -> list[ElementTree.Element]:
    """The elements of that name."""
    return list(parsed(svg).iter(f"{SVG}{name}"))


def numbers(element: ElementTree.Element, *names: str) -> list[float]:
    """The values of those attributes, as numbers."""
    return [float(element.get(name, "nan")) for name in names]
