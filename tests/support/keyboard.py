"""Somebody who has no mouse: Tab, Shift+Tab, Enter, Space and letters, from where the focus is.

    keys = Keys(visit("/negotiations/", by=cora))
    keys.opens("Fill in the matrix").ticks("safety facts …").presses("Save the matrix")

Nothing is focused by a script. What the keyboard does not come to fails with what it does come to; so does a stop that
cannot be seen.
"""

from typing import Any

from playwright.sync_api import Page

from tests.support.browser import SCRIPTS

# The name by which a screen reader would tell the stop: its label, or its words.
NAME = """() => {
  const stop = document.activeElement;
  const label = stop.getAttribute("aria-label") || (stop.labels && stop.labels.length && stop.labels[0].textContent);
  return (label || stop.textContent || "").replace(/\\s+/g, " ").trim();
}"""
MOST_STOPS = 400


class Keys:
    """One page, walked from stop to stop."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def comes_to(self, name: str, *, key: str = "Tab") -> "Keys":
        """Press Tab (or Shift+Tab) until the focus is on what is called so; it has to be seen there."""
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press(key)
            here = str(self.page.evaluate(NAME))
            if here.startswith(name):
                return self._is_seen(here)
            passed.append(here[:40])
        raise AssertionError(
            f"The keyboard does not come to “{name}” on {self.page.url}, but to: {sorted(set(passed))}"
        )

    def ticks(self, name: str) -> "Keys":
        """Space on a box."""
        self.comes_to(name).page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")
        return self

    def writes(self, name: str, text: str) -> "Keys":
        """Letters into a field."""
        self.comes_to(name).page.keyboard.type(text)
        return self

    def opens(self, name: str) -> "Keys":
        """Enter on a link or a button that leads to another page."""
        self.comes_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def confirms(self, opener: str, button: str) -> "Keys":
        """Enter on what asks once more; the focus is then on Cancel, and one stop back is what confirms."""
        self.comes_to(opener).page.keyboard.press("Enter")
        assert self.page.evaluate(NAME) == "Cancel"
        self.comes_to(button, key="Shift+Tab")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def _is_seen(self, name: str) -> "Keys":
        stop: dict[str, Any] | None = self.page.evaluate((SCRIPTS / "focus_stop.js").read_text())
        assert stop is not None
        assert not stop["faults"], f"The focus on “{name}” cannot be seen: {stop['faults']}"
        return self
