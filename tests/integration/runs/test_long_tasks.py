"""A long task: started in the background, watched, cancelled, never without an ending that a person can read."""

import logging

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from coresponder.kernel.errors import InputError, StateError
from coresponder.kernel.progress import Progress
from coresponder.program.runs.actions import cancel_run, start_again
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.queries import can_start_again, health_of, is_stalled, latest_run_about, waits_in_vain
from coresponder.program.runs.starting import start_run
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.integration.runs.conftest import Bakery
from tests.support.page import PageClient


def test_a_started_run_waits_with_a_job_in_the_queue(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    job = ProcrastinateJob.objects.get(pk=run.job_id)
    assert (run.state, job.status, job.args) == (RunState.WAITING, "todo", {"run_id": str(run.pk)})


def test_a_run_that_ends_well_is_done(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    carry_out(run.pk)
    run.refresh_from_db()
    assert (run.state, run.share_done, run.problem_sentence) == (RunState.DONE, 1.0, "")


def test_progress_is_there_to_be_read_while_the_work_goes_on(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    seen = []

    def work(progress: Progress) -> None:
        progress.noted_at = 0.0  # type: ignore[attr-defined]  # the first note has just been taken
        progress("Mixing the dough.", 0.25)
        run.refresh_from_db()
        seen.append((run.state, run.sentence, run.percent_done))

    bakery.work = work
    carry_out(run.pk)
    assert seen == [(RunState.RUNNING, "Mixing the dough.", 25)]


def test_a_run_that_fails_keeps_the_sentence_and_tidies_up(bakery: Bakery, cora: User) -> None:
    def work(progress: Progress) -> None:
        raise InputError("no_eggs", "There are no eggs.", "Buy some.")

    bakery.work = work
    run = bakery.order(cora)
    carry_out(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert (run.problem_sentence, run.problem_next_step) == ("There are no eggs.", "Buy some.")
    assert bakery.given_up == ["no_eggs"]


def test_a_mistake_in_the_program_is_told_without_the_value_that_it_stumbled_over(
    bakery: Bakery, cora: User, caplog: pytest.LogCaptureFixture
) -> None:
    def work(progress: Progress) -> None:
        raise ValueError("could not convert 'Testa Notareal' to a date")

    bakery.work = work
    run = bakery.order(cora)
    with caplog.at_level(logging.ERROR):
        carry_out(run.pk)
    run.refresh_from_db()
    assert run.problem_code == "unexpected"
    assert "Notareal" not in run.problem_sentence + caplog.text
    assert "ValueError" in caplog.text


def test_a_waiting_run_that_is_cancelled_never_begins_its_work(bakery: Bakery, cora: User) -> None:
    bakery.work = lambda progress: pytest.fail("The work began.")
    run = bakery.order(cora)
    cancel_run(run=run, by=cora)
    carry_out(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert bakery.given_up == ["cancelled"]


def test_a_running_run_that_is_cancelled_stops_at_its_next_step(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)

    def work(progress: Progress) -> None:
        cancel_run(run=run, by=cora)
        progress.noted_at = 0.0  # type: ignore[attr-defined]  # the first note has just been taken
        progress("Mixing the dough.", 0.5)
        pytest.fail("The work went on.")

    bakery.work = work
    carry_out(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED


def test_a_run_that_is_over_cannot_be_cancelled(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    carry_out(run.pk)
    with pytest.raises(StateError) as refusal:
        cancel_run(run=run, by=cora)
    assert refusal.value.code == "run_is_over"


def test_who_presses_cancel_a_moment_too_late_reads_that_it_is_over(
    bakery: Bakery, cora: User, page: PageClient
) -> None:
    run = bakery.order(cora)
    carry_out(run.pk)
    shown = page.as_(cora).post(f"/runs/{run.pk}/cancel/")
    assert "This is over already, so it cannot be cancelled." in shown.text


def test_two_runs_about_the_same_thing_never_stand_beside_each_other(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    with pytest.raises(StateError) as refusal:
        start_run(kind="bake_cake", about=run.about, by=cora)
    assert refusal.value.code == "already_running"


def test_a_run_whose_worker_has_died_is_stalled_and_can_be_started_again(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    run.state, run.started_at = RunState.RUNNING, timezone.now()
    run.save()
    assert is_stalled(run)
    second = start_again(run=run, by=cora)
    run.refresh_from_db()
    assert (run.state, run.problem_code) == (RunState.FAILED, "worker_died")
    carry_out(second.pk)
    newest = latest_run_about(run.about)
    assert newest is not None
    assert newest.state == RunState.DONE


def test_a_worker_that_was_given_up_and_comes_back_to_life_changes_nothing(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)

    def work(progress: Progress) -> None:
        second = start_again(run=run, by=cora)
        assert second.pk != run.pk

    bakery.work = work
    carry_out(run.pk)
    run.refresh_from_db()
    assert run.problem_code == "worker_died"


def test_a_failed_run_is_offered_again_only_where_what_it_needs_is_still_there(
    one_time_bakery: Bakery, cora: User
) -> None:
    def work(progress: Progress) -> None:
        raise InputError("no_eggs", "There are no eggs.")

    one_time_bakery.work = work
    run = one_time_bakery.order(cora)
    carry_out(run.pk)
    run.refresh_from_db()
    assert not can_start_again(run)
    with pytest.raises(StateError):
        start_again(run=run, by=cora)


def test_a_run_waits_in_vain_while_no_worker_is_alive(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    assert waits_in_vain(run)
    assert health_of(run).waits_in_vain


def test_who_may_not_start_a_kind_of_run_may_not_cancel_one(bakery: Bakery, cora: User, dana: User) -> None:
    run = bakery.order(cora)
    with pytest.raises(Denied):
        cancel_run(run=run, by=dana)


def test_cancelling_is_written_to_the_audit_trail(bakery: Bakery, cora: User) -> None:
    run = bakery.order(cora)
    cancel_run(run=run, by=cora)
    event = AuditEvent.objects.get(event="run.cancelled")
    assert (event.by_id, event.about, event.details) == (cora.pk, f"run:{run.pk}", {"kind": "bake_cake"})
