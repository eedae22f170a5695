"""The one background job behind every kind of run."""

from uuid import UUID

from procrastinate.contrib.django import app

from coresponder.program.runs.carrying_out import carry_out


@app.task(name="runs.carry_out", queue="runs")
def carry_out_run(run_id: str) -> None:
    """Do the run's work; see `carrying_out`. The queue never tries again by itself: a person decides that."""
    carry_out(UUID(run_id))
