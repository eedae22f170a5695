"""Somebody who finds the way by what stands on the page: links and buttons by their words, fields by their labels.

    cora.goes("Open seats, and fill them.")
    cora.presses("Note who takes it", {"Name": "Ann Example"})

Nothing is reached by its address. A page that does not offer the way fails with what it does offer.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from tests.support.filling import filled
from tests.support.page import NAMESPACE, Page, PageClient, words


class Newcomer:
    """One person at one browser, and the page at hand."""

    def __init__(self, link: str) -> None:
        self.browser = PageClient()
        self.page: Page = self.browser.get(link)

    def goes(self, *starts: str) -> "Newcomer":
        """Follow links one after the other, each by the beginning of its words."""
        for start in starts:
            found = [to for said, to in self.page.links.items() if said.startswith(start)]
            assert found, f"No link “{start}” on “{self.page.heading}”: {sorted(self.page.links)}"
            self.page = self.browser.get(found[0])
        return self

    def goes_home(self) -> "Newcomer":
        """Back to the first page, by the name of the program that stands on every page."""
        brand = [each.get("href", "") for each in self.page.all("a") if each.get("class") == "brand"]
        self.page = self.browser.get(brand[0])
        assert self.page.heading == "Where the program stands", self.page.heading
        return self

    def presses(self, button: str, told: Mapping[str, Any] | None = None, *, ticks: tuple[str, ...] = ()) -> "Newcomer":
        """Fill in fields by their labels, tick boxes by theirs, and press a button by the beginning of its words."""
        form = self._form_of(button)
        action = form.get("action", "")
        sent = filled(self.page, action)
        for label, value in (told or {}).items():
            sent[self._labelled(form, label).get("name", "")] = value
        for label in ticks:
            box = self._labelled(form, label)
            name, so_far = box.get("name", ""), sent.get(box.get("name", ""), [])
            many = box.get("type") == "checkbox"
            kept = (so_far if isinstance(so_far, list) else [so_far]) if many else []
            sent[name] = [*kept, box.get("value", "on")] if many else box.get("value", "on")
        pressed = next(each for each in form.iter() if _says(each, button))
        if pressed.get("name"):
            sent[pressed.get("name", "")] = pressed.get("value", "")
        self.page = self.browser.post(action, sent)
        return self

    def sees(self, *texts: str) -> "Newcomer":
        """Each of these stands on the page."""
        for text in texts:
            assert text in self.page.text, f"“{text}” is not on “{self.page.heading}”: {self.page.text[:1500]}"
        return self

    def _form_of(self, button: str) -> Element:
        forms = [form for form in self.page.all("form") if any(_says(each, button) for each in form.iter())]
        assert forms, f"No button “{button}” in a form on “{self.page.heading}”: {self.page.buttons}"
        return forms[0]

    def _labelled(self, form: Element, label: str) -> Element:
        wanted = {each.get("for") for each in form.iter(f"{NAMESPACE}label") if words(each).startswith(label)}
        for control in form.iter():
            if control.get("name") and (control.get("id") in wanted or control.get("aria-label") == label):
                return control
        labels = [words(each) for each in form.iter(f"{NAMESPACE}label")]
        raise AssertionError(f"No field “{label}” on “{self.page.heading}”: {labels}")


def _says(element: Element, button: str) -> bool:
    return element.tag == f"{NAMESPACE}button" and words(element).startswith(button)
