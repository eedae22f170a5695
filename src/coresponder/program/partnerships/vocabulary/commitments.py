"""What agencies promise each other, how often, and whether they kept it."""

from django.db.models import TextChoices


class Promised(TextChoices):
    """What kind of thing an agency promised."""

    OFFICER_HOURS = "officer_hours", "hours of officers"
    CLINICIAN_HOURS = "clinician_hours", "hours of clinicians"
    CLINICIAN_FTE = "clinician_fte", "clinicians, as full-time equivalents"
    VEHICLES = "vehicles", "vehicles"
    DATA = "data", "data by a date"
    MONEY = "money", "money"
    OTHER = "other", "something else"


UNITS = {
    Promised.OFFICER_HOURS: "hours",
    Promised.CLINICIAN_HOURS: "hours",
    Promised.CLINICIAN_FTE: "full-time equivalents",
    Promised.VEHICLES: "vehicles",
    Promised.DATA: "deliveries",
    Promised.MONEY: "dollars",
    Promised.OTHER: "times",
}


SINGULAR = {
    "hours": "hour",
    "full-time equivalents": "full-time equivalent",
    "vehicles": "vehicle",
    "deliveries": "delivery",
    "dollars": "dollar",
    "times": "time",
}


class Per(TextChoices):
    """For how long an amount is promised."""

    WEEK = "week", "a week"
    MONTH = "month", "a month"
    QUARTER = "quarter", "a quarter"
    ALWAYS = "always", "at any time"
    ONCE = "once", "once, by a date"


class Kept(TextChoices):
    """How a month of a promise looks."""

    KEPT = "kept", "kept"
    SHORT = "short", "less than promised"
    NOT_TOLD = "not_told", "nobody has said"
    RUNNING = "running", "not over yet"
