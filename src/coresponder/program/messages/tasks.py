"""What the queue does for messages."""

from uuid import UUID

from procrastinate.contrib.django import app


@app.task(name="messages.deliver", queue="runs")
def deliver_message(message_id: str) -> None:
    """Try once; where that fails, the next attempt waits in the queue for as long as the pause is."""
    # The queue is asked for by whoever writes a message, and an attempt ends by asking for the next one.
    from coresponder.program.messages.actions.delivering import attempt

    pause = attempt(UUID(message_id))
    if pause is not None:
        deliver_message.configure(schedule_in={"seconds": int(pause.total_seconds()) + 1}).defer(message_id=message_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="messages.look_after", queue="runs")
def look_after_messages(timestamp: int) -> None:
    """Every ten minutes: what should have been tried and was not, because a worker died with it."""
    from coresponder.program.messages.actions.delivering import due_ids

    for each in due_ids():
        deliver_message(str(each))
