"""Counts of events as people read them."""


def events(number: float) -> str:
    """A count of events, with decimals where it has some, and a true minus sign."""
    return f"{number:,.2f}".rstrip("0").rstrip(".").replace("-", "−")
