"""Code lists of costs. Payers, kinds and natures are those of the data set; grades are those of the engine."""

from django.db import models


class Kind(models.TextChoices):
    """What a record is about."""

    PROGRAM = "program", "the program itself"
    UNIT_COST = "unit_cost", "an event that may not happen"
    NEW_CARE = "new_care", "care that is new"


class Category(models.TextChoices):
    """What a line of the budget is spent on."""

    STAFF = "staff", "staff"
    VEHICLES = "vehicles", "vehicles and travel"
    TRAINING = "training", "training"
    EQUIPMENT = "equipment", "equipment and software"
    SPACE = "space", "space"
    OVERHEAD = "overhead", "overhead"
    OTHER = "other", "other"


class Payer(models.TextChoices):
    """Whose money it is. Who saves is seldom who pays."""

    CITY = "city", "city"
    COUNTY = "county", "county"
    STATE = "state", "state"
    MEDICAID = "medicaid", "Medicaid"
    MEDICARE = "medicare", "Medicare"
    PRIVATE_INSURANCE = "private_insurance", "private insurance"
    HOSPITAL = "hospital", "hospital"
    HEALTH_AGENCY = "health_agency", "health agency"
    GRANT = "grant", "grant"
    PERSON = "person", "the person"
    OTHER = "other", "somebody else"


class Nature(models.TextChoices):
    """Whether a budget falls by it. Of the program's own cost: whether money is paid, or something is given in kind."""

    CASH = "cash", "cash: money that is paid"
    CAPACITY = "capacity", "capacity: time or things that are not paid in money"


class Per(models.TextChoices):
    """For what the amount is paid. The first three are for events, the others for the budget of the program."""

    EVENT = "event", "event"
    HOUR = "hour", "hour"
    DAY = "day", "day"
    ONCE = "once", "one time"
    MONTH = "month", "month"
    YEAR = "year", "year"


PER_OF_EVENTS = (Per.EVENT, Per.HOUR, Per.DAY)
PER_OF_BUDGET = (Per.ONCE, Per.MONTH, Per.YEAR)


class Ending(models.TextChoices):
    """Why a record no longer belongs to the set."""

    CHANGED = "changed", "changed"
    WITHDRAWN = "withdrawn", "withdrawn"


class Made(models.TextChoices):
    """What made a new version of the cost set."""

    ENTERED = "entered", "a record was entered"
    CHANGED = "changed", "a record was changed"
    WITHDRAWN = "withdrawn", "a record was withdrawn"
    IMPORTED = "imported", "a file was imported"


class Way(models.TextChoices):
    """Which way an effect goes."""

    FEWER = "fewer", "fewer than without the program"
    MORE = "more", "more than without the program"


class GradeOf(models.TextChoices):
    """How it is known what would have happened without the team, from weak to strong."""

    JUDGED = "judged", "judged by those who were there"
    BEFORE_AND_AFTER = "before and after", "before and after launch"
    COMPARED = "compared", "compared with others in the same time"
    RANDOMIZED = "randomized", "drawn by lot"
