"""The tests, as documentation: spec (stories), unit, integration, browser, reference (published), repository."""
