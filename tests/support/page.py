"""The page-checking client: every page that a test fetches is held to the rules of all pages.

    page = client.get("/calls/")             fetch, check, return the page
    page.heading, page.text, page.links      what a person would read and follow
    client.get("/calls/", skip={"captions"}) one rule switched off, where everybody can see it

The rules: strict HTML5; exactly one h1, and the title begins with it; a language; no id twice; every form has an
action, and the CSRF token when it posts; every control has a label; every table has a caption; every image has a name
or is hidden from screen readers; every link and button has words, and every link leads somewhere; nothing that the
content security policy would block.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse
from django.test import Client

from coresponder.safeguards.accounts.models import User

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
UNLABELLED_TYPES = {"hidden", "submit", "button", "image"}


@dataclass(frozen=True)
class Page:
    """One page as it came back, parsed."""

    response: HttpResponse
    tree: Element

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def heading(self) -> str:
        """The words of the h1."""
        return words(self.tree.find(f".//{NAMESPACE}h1"))

    @property
    def text(self) -> str:
        """Everything that a person can read, in one line."""
        return words(self.tree.find(f".//{NAMESPACE}body"))

    @property
    def links(self) -> dict[str, str]:
        """The words of every link, with the address that it leads to."""
        return {words(link): link.get("href", "") for link in self.all("a")}

    @property
    def buttons(self) -> list[str]:
        """The words of every button."""
        return [words(button) for button in self.all("button")]

    def all(self, *tags: str) -> list[Element]:
        """Every HTML element with one of these names, in the order of the page."""
        wanted = {f"{NAMESPACE}{tag}" for tag in tags}
        return [element for element in self.tree.iter() if element.tag in wanted]


class PageClient:
    """Django's test client with a check of every page, and sign-in in one word."""

    def __init__(self) -> None:
        self.client = Client()

    def as_(self, user: User) -> "PageClient":
        """A fresh browser with this person signed in."""
        signed_in = PageClient()
        signed_in.client.force_login(user)
        return signed_in

    def get(
        self,
        address: str,
        data: dict[str, Any] | None = None,
        *,
        status: int = 200,
        skip: Iterable[str] = (),
        **headers: Any,
    ) -> Page:
        """Fetch a page, follow where it leads, check it. `skip` names rules switched off for this call."""
        return self._checked(self.client.get(address, data, follow=True, **headers), status, set(skip))

    def post(
        self,
        address: str,
        data: dict[str, Any] | None = None,
        *,
        status: int = 200,
        skip: Iterable[str] = (),
        **headers: Any,
    ) -> Page:
        """Send a form, follow where it leads, check the page at the end."""
        return self._checked(self.client.post(address, data or {}, follow=True, **headers), status, set(skip))

    def _checked(self, response: HttpResponse, status: int, skip: set[str]) -> Page:
        assert response.status_code == status, f"Expected {status}, got {response.status_code}."
        page = parsed(response)
        wrong = faults(page, skip=skip)
        assert not wrong, "This page breaks the rules of all pages:\n- " + "\n- ".join(wrong)
        return page


def parsed(response: HttpResponse) -> Page:
    """The page as a tree; html5lib in strict mode refuses what a browser would silently mend."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    return Page(response, parser.parse(response.content.decode()))


def faults(page: Page, *, skip: set[str]) -> list[str]:
    """What is wrong with the page, a sentence each."""
    unknown = skip - RULES.keys()
    assert not unknown, f"There is no rule {unknown}; there are: {', '.join(RULES)}."
    return [sentence for name, rule in RULES.items() if name not in skip for sentence in rule(page)]


def words(element: Element | None) -> str:
    """The text of an element as a person reads it."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _one_heading(page: Page) -> Iterable[str]:
    headings = page.all("h1")
    if len(headings) != 1:
        yield f"it has {len(headings)} h1 elements, not one"


def _title(page: Page) -> Iterable[str]:
    title = words(next(iter(page.all("title")), None))
    if not title.startswith(page.heading) and "problem" not in title:
        yield f"its title “{title}” does not begin with its heading “{page.heading}”"


def _language(page: Page) -> Iterable[str]:
    if not next(iter(page.all("html"))).get("lang"):
        yield "it does not say its language"


def _ids(page: Page) -> Iterable[str]:
    counts = Counter(element.get("id") for element in page.tree.iter() if element.get("id"))
    yield from (f"the id “{name}” stands {times} times" for name, times in counts.items() if times > 1)


def _forms(page: Page) -> Iterable[str]:
    for form in page.all("form"):
        names = {element.get("name") for element in form.iter()}
        if not form.get("action"):
            yield "a form has no action"
        if form.get("method", "get").lower() == "post" and "csrfmiddlewaretoken" not in names:
            yield f"the form to {form.get('action')} has no CSRF token"


def _labels(page: Page) -> Iterable[str]:
    labelled = {label.get("for") for label in page.all("label")}
    inside = {id(control) for label in page.all("label") for control in label.iter()}
    for control in page.all("input", "select", "textarea"):
        named = control.get("id") in labelled or control.get("aria-label") or control.get("aria-labelledby")
        if control.get("type") not in UNLABELLED_TYPES and not named and id(control) not in inside:
            yield f"the control “{control.get('name')}” has no label"


def _captions(page: Page) -> Iterable[str]:
    for table in page.all("table"):
        if not words(table.find(f"{NAMESPACE}caption")):
            yield "a table has no caption"


def _images(page: Page) -> Iterable[str]:
    yield from ("an image has no alt text" for image in page.all("img") if image.get("alt") is None)
    for drawing in page.tree.iter(f"{SVG}svg"):
        named = drawing.get("aria-label") or drawing.get("aria-labelledby") or drawing.find(f"{SVG}title") is not None
        if drawing.get("aria-hidden") != "true" and not named:
            yield "a drawing has neither a name nor aria-hidden"


def _words(page: Page) -> Iterable[str]:
    for element in page.all("a", "button"):
        if not words(element) and not element.get("aria-label"):
            yield f"a {element.tag.removeprefix(NAMESPACE)} has no words"


def _links(page: Page) -> Iterable[str]:
    yield from (f"the link “{words(link)}” leads nowhere" for link in page.all("a") if not link.get("href"))


def _policy(page: Page) -> Iterable[str]:
    yield from ("a style element stands in the page" for _ in page.all("style"))
    yield from ("a script stands in the page" for script in page.all("script") if not script.get("src"))
    for element in page.tree.iter():
        for name in element.attrib:
            if name == "style" or name.startswith("on"):
                yield f"the attribute {name} stands on a {element.tag}"


RULES = {
    "one heading": _one_heading,
    "title": _title,
    "language": _language,
    "ids": _ids,
    "forms": _forms,
    "labels": _labels,
    "captions": _captions,
    "images": _images,
    "words": _words,
    "links": _links,
    "policy": _policy,
}
