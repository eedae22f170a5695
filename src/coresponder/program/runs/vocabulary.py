"""The states of a run. The code list is the program's own."""

from django.db import models


class RunState(models.TextChoices):
    """How far a run is. Only the worker that does it moves it on, except for cancelling and starting again."""

    WAITING = "waiting", "Waiting for a free worker"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


OPEN_STATES = (RunState.WAITING, RunState.RUNNING)
