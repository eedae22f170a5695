"""The pages of costs, as Cora and Eve use them, and as a member of the planning team reads them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.costs import demonstration
from coresponder.program.costs.models import CostRecord, CostSetVersion, EffectRecord, Scenario
from coresponder.program.costs.queries.records import newest_version
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.staff.actions.memberships import add_membership
from tests.spec.costs.conftest import TODAY, Saving
from tests.spec.costs.test_files import BOOKING, CLINICIAN, file
from tests.support.cast import member
from tests.support.page import PageClient

pytestmark = pytest.mark.database
A_BOOKING = {
    "kind": "unit_cost", "item": "Jail booking", "amount": "$310.50", "per": "event", "payer": "county",
    "nature": "cash", "low": "210", "high": "450", "price_year": "2031", "from_on": "2031-01-01", "until_on": "",
    "source": "Sheriff’s budget 2031, page 12",
}  # fmt: skip
AN_EFFECT = {
    "period": "2031", "item": "jail_booking", "way": "fewer", "number": "30", "low": "10", "high": "50",
    "grade": "judged", "measure": "Arrests judged to be avoided, 2031",
}  # fmt: skip


def test_cora_enters_a_cost_and_nothing_without_a_source(page: PageClient, cora: User) -> None:
    desk = page.as_(cora)
    refused = desk.post("/costs/records/add/", A_BOOKING | {"source": ""}, status=422)
    assert "The source is missing" in refused.text
    unread = desk.post("/costs/records/add/", A_BOOKING | {"amount": "about 300"}, status=422)
    assert "no amount of dollars" in unread.text
    entered = desk.post("/costs/records/add/", A_BOOKING)
    assert "Jail booking" in entered.text
    assert "$310.50" in entered.text
    assert "per event, 2031 prices" in entered.text
    assert "Cost set no. 1 (" in entered.text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"low": "500", "high": "400"}, "The high end lies below the low end."),
        ({"amount": "900"}, "The amount lies outside the range below."),
        ({"until_on": "2030-12-31"}, "The last day lies before the first one."),
        ({"item": "!!!"}, "Name it with letters"),
        ({"payer": ""}, "Choose who pays it."),
        ({"price_year": "12"}, "Write a year from 1990 on."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    page: PageClient, cora: User, wrong: dict[str, str], words: str
) -> None:
    sent = A_BOOKING | wrong
    refused = page.as_(cora).client.post("/costs/records/add/", sent)
    assert refused.status_code == 422
    form = refused.context["form"]
    assert words in str(form.errors[next(reversed(wrong))])
    assert {name: form[name].value() for name in sent} == sent


def test_a_change_shows_in_the_history_with_its_reason(page: PageClient, cora: User) -> None:
    desk = page.as_(cora)
    desk.post("/costs/records/add/", A_BOOKING)
    booking = CostRecord.objects.get()
    form = desk.get(f"/costs/records/{booking.pk}/change/")
    assert "Why it is changed" in form.text
    desk.post(f"/costs/records/{booking.pk}/change/", A_BOOKING | {"amount": "330", "because": "New contract."})
    old = desk.get(f"/costs/records/{booking.pk}/")
    assert "This record is not in the set any more" in old.text
    assert "New contract." in old.text
    desk.post(f"/costs/records/{CostRecord.objects.get(ended_at=None).pk}/withdraw/", {"because": "A guess."})
    assert "Nothing was entered yet" in desk.get("/costs/records/").text
    assert [each.number for each in CostSetVersion.objects.all()] == [3, 2, 1]


def test_a_file_is_taken_over_or_every_line_that_is_wrong_is_told(page: PageClient, cora: User) -> None:
    desk = page.as_(cora)

    def send(*lines: str, status: int = 200) -> str:
        sent = SimpleUploadedFile("costs.csv", file(*lines), content_type="text/csv")
        return desk.post("/costs/records/import/", {"file": sent}, status=status).text

    told = send(CLINICIAN, BOOKING.replace("county", "parish"), status=422)
    assert "Line 3" in told
    assert "Nothing was taken over" in told
    assert "Two records added" in send(CLINICIAN, BOOKING)
    exported = desk.client.get("/costs/versions/1/costs.csv").content
    again = SimpleUploadedFile("costs.csv", exported)
    assert "The cost set is what it was" in desk.post("/costs/records/import/", {"file": again}).text


def test_a_page_names_what_is_missing_and_leads_there(page: PageClient, cora: User) -> None:
    shown = page.as_(cora).get("/costs/balance/?period=2031")
    for words, address in (
        ("Enter a line of the budget", reverse("costs:add_budget_line")),
        ("Enter what an event costs", reverse("costs:add")),
        ("Enter an effect", f"{reverse('costs:add_effect')}?period=2031"),
    ):
        assert shown.links[words] == address


def test_from_an_effect_to_an_approved_scenario(
    page: PageClient, costs_of_marigold: dict[str, CostRecord], cora: User, eve: User
) -> None:
    desk = page.as_(eve)
    ungraded = desk.post("/costs/effects/add/", {**AN_EFFECT, "grade": ""}, status=422)
    assert "Say how it is known" in ungraded.text
    desk.post("/costs/effects/add/", AN_EFFECT)
    effect, version = EffectRecord.objects.get(), newest_version()
    assert version
    told = {"name": "Judged alone", "cost_set": str(version.pk), "seed": "7"}
    without = desk.post("/costs/balance/new/?period=2031", told, status=422)
    assert "no saving can be said" in without.text
    shown = desk.post("/costs/balance/new/?period=2031", {**told, "effects": str(effect.pk)})
    scenario = Scenario.objects.get()
    assert shown.heading.endswith("Judged alone")
    for words in (version.version, "judged by those who were there", "46%", "less than it cost"):
        assert words in shown.text
    assert "You saved it yourself" in shown.text
    assert "Approve it" not in shown.buttons
    approved = page.as_(cora).post(f"/costs/balance/{scenario.pk}/approve/")
    assert "Reports may use its sentence" in approved.text
    refused = desk.post(f"/costs/balance/{scenario.pk}/discard/")
    assert "Take the approval back first" in refused.text
    assert "the same to the cent" in desk.post(f"/costs/balance/{scenario.pk}/recompute/").text


def test_two_scenarios_beside_each_other(page: PageClient, saved: Saving, cora: User) -> None:
    first, second = saved(), saved("jail_booking", name="Bookings alone")
    shown = page.as_(cora).get(f"/costs/balance/compare/?first={first.pk}&second={second.pk}")
    assert "leaves $5,000 more than “Bookings alone”" in shown.text
    assert "Only in the first: officer hour, 500 fewer (compared)." in shown.text
    assert first.cost_set.version in shown.text


def test_a_scenario_is_taken_along_with_what_it_was_made_from(page: PageClient, saved: Saving, cora: User) -> None:
    scenario = saved(name="=1+1")
    desk = page.as_(cora)
    written = desk.client.get(f"/costs/balance/{scenario.pk}/scenario.csv").content.decode()
    assert "scenario,name,'=1+1" in written
    assert "balance,net_cash,-10000.00,US dollars" in written
    assert f"cost set,no. 4 ({scenario.cost_set.version})" in written
    assert desk.client.get(f"/costs/balance/{scenario.pk}/scenario.xlsx").content[:2] == b"PK"


def test_the_planning_team_reads_and_changes_nothing(page: PageClient, saved: Saving, cora: User) -> None:
    otis = member("otis")
    assert cora.agency
    add_membership(user=otis, agency=cora.agency, role="planning_member", starts_on=TODAY, by=cora)
    scenario, reader = saved(), page.as_(User.objects.get(pk=otis.pk))
    shown = reader.get(f"/costs/balance/{scenario.pk}/")
    assert "was worth $25,000 more than it cost" in shown.text
    assert {"Approve it", "Discard it"} & set(shown.buttons) == set()
    reader.get("/costs/records/add/", status=403)
    page.as_(member("omar")).get("/costs/", status=403)


def test_the_demonstration_says_that_its_costs_are_invented(page: PageClient) -> None:
    cast = ensure_cast()
    for _ in range(2):
        demonstration.load(coordinator=cast["cora"], evaluator=cast["eve"])
    assert Scenario.objects.count() == 2
    assert set(CostRecord.objects.values_list("source", flat=True)) == {demonstration.SOURCE}
    shown = page.as_(cast["cora"]).get("/costs/records/")
    assert shown.text.count("Invented for the demonstration") == CostRecord.objects.count()
