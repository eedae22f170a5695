"""Filling in a form as a person does: what stands in it already is sent along, unless it is changed."""

from typing import Any
from xml.etree.ElementTree import Element

from tests.support.page import NAMESPACE, Page

NOT_SENT = {"submit", "button", "image", "file"}


def filled(page: Page, action: str, **changes: Any) -> dict[str, Any]:
    """What the form with this action would send, with these changes; a change to None leaves the field out."""
    sent: dict[str, Any] = {}
    for control in _form(page, action).iter():
        for name, value in _entries(control):
            sent.setdefault(name, []).append(value)
    flat = {name: values if len(values) > 1 else values[0] for name, values in sent.items()} | changes
    return {name: value for name, value in flat.items() if value is not None}


def field_labelled(page: Page, label: str) -> str:
    """The name of the form field with this label."""
    wanted = next(found.get("for") for found in page.all("label") if "".join(found.itertext()).strip() == label)
    controls = page.all("input", "select", "textarea")
    return next(control.get("name", "") for control in controls if control.get("id") == wanted)


def _form(page: Page, action: str) -> Element:
    posts = [form for form in page.all("form") if form.get("action") == action]
    assert posts, f"There is no form to {action}; there are {[form.get('action') for form in page.all('form')]}."
    return posts[-1]


def _entries(control: Element) -> list[tuple[str, str]]:
    name, kind = control.get("name", ""), control.get("type", "text")
    tag = control.tag.removeprefix(NAMESPACE)
    if not name or kind in NOT_SENT:
        return []
    if tag == "select":
        return [(name, option.get("value", "")) for option in _chosen(control)]
    if tag == "textarea":
        return [(name, "".join(control.itertext()))]
    if tag != "input" or (kind in ("checkbox", "radio") and control.get("checked") is None):
        return []
    return [(name, control.get("value", "on" if kind == "checkbox" else ""))]


def _chosen(select: Element) -> list[Element]:
    options = [element for element in select.iter() if element.tag == f"{NAMESPACE}option"]
    return [option for option in options if option.get("selected") is not None] or options[:1]
