"""From an empty installation to a signed agreement, an approved chapter and a score, by links and buttons only.

Nobody reads a document and nobody types an address. What is done is what the first page names as the next step.
"""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from coresponder.program.policies.models import Reading
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementState
from tests.support.newcomer import Newcomer

POLICE, CLINIC = "Example Police Department", "Example Mental Health Center"
PASSWORD = "five large green turtles"


def joined(link: str, username: str) -> Newcomer:
    """Somebody who was handed a link, with an account."""
    person = Newcomer(link)
    told = {"Username": username, "Password": PASSWORD, "The same password again": PASSWORD}
    return person.presses("Set up the account", told).goes_home()


@pytest.fixture
def cora(db: None, data_dir: object) -> Newcomer:
    """The first coordinator of an empty installation."""
    assert not User.objects.exists()
    said = StringIO()
    call_command("invite_first_coordinator", name="Cora Example", agency="Example County", stdout=said)
    return joined(said.getvalue().strip(), "cora")


def agency(cora: Newcomer, name: str) -> str:
    """The value that a form sends for an agency."""
    options = [each for each in cora.page.all("option") if "".join(each.itertext()).startswith(name)]
    return options[0].get("value", "")


def invites(cora: Newcomer, name: str, of: str, role: str, *, by: tuple[str, ...]) -> Newcomer:
    """Somebody whom the coordinator has invited, and who has joined."""
    cora.goes_home().goes(*by)
    told = {"Name": name, "Agency": agency(cora, of), "Role": role}
    cora.presses("Make the link", told)
    links = [each.get("value", "") for each in cora.page.all("input") if "/invitation/" in each.get("value", "")]
    return joined(links[0][links[0].index("/invitation/") :], name.split()[0].lower())


def test_a_coordinator_gets_from_nothing_to_a_signed_agreement_an_approved_chapter_and_a_score(cora: Newcomer) -> None:
    explore(cora)
    plan_the_team(cora)
    choose_a_model(cora)
    park, moss = heads(cora)
    sign_an_agreement(cora, park, moss)
    approve_and_sign_a_chapter(cora, park, moss)
    cora.goes_home().sees("The next step: plan").goes("All phases")
    cora.sees("Explore: 4 of 4", "Plan: 5 of 9", "Build: 1 of 7", "one export is stored")


def explore(cora: Newcomer) -> None:
    """Partners, a planning team with people with lived experience, and one export of calls."""
    cora.sees("The next step: explore").goes("Add the agency that is missing.")
    for name, kind in ((POLICE, "police"), (CLINIC, "mental_health")):
        value = next(
            each.get("value") for each in cora.page.all("option") if kind.replace("_", "-") in "".join(each.itertext())
        )
        cora.presses("Add it", {"Name": name, "Kind": value})
    cora.goes_home().goes("Open seats, and fill them.", "Open seats").presses("Open the seats")
    cora.goes_home().goes("Note who takes the seats that are open.", "Note who takes it: Police command")
    cora.presses("Note who takes it", {"Name": "Ann Example"})
    cora.goes_home().goes("Ask a peer-run organization", "Note who takes it: People with lived experience")
    cora.presses("Note who takes it", {"Or a new member: name": "Bo Example"})
    cora.goes_home().goes("Upload one export")
    file = SimpleUploadedFile("calls.csv", b"CallNo,RcvdDtTm,Nature\n1,2026-01-02 10:00,WELFARE\n")
    cora.presses("Upload", {"Export from computer-aided dispatch": file})


def plan_the_team(cora: Newcomer) -> None:
    """A charter that the team adopted, and a meeting."""
    cora.goes_home().goes("Write it, and adopt it in a meeting.", "Write the charter")
    cora.presses("Save as a version", {"The charter": "The team plans the program. It meets every month."})
    cora.goes_home().goes("Read the charter in a meeting, and note").presses("The team adopted it")
    cora.goes_home().goes("Plan the next meeting.", "Plan a meeting")
    begins = f"{timezone.localdate():%Y-%m-%d}T23:59"
    cora.presses("Plan it", {"What kind of meeting": "First meeting", "Begins": begins, "Agenda": "Who we are"})
    cora.goes_home().sees("Hold the meeting, and write its minutes.", "While that waits for somebody else")


def choose_a_model(cora: Newcomer) -> None:
    """Drafts from a program that went before, and one kind of team put in use."""
    cora.goes("Compare models, and begin from one.", "Boulder").presses("Begin drafts")
    cora.sees("Nothing of it is in force.", "not drafted: lay out the manual first")
    cora.goes_home().goes(
        "Read what was drafted, and put a kind of team in use.", "Officer and clinician at peak hours"
    )
    cora.presses("Save", ticks=("In use",))


def heads(cora: Newcomer) -> tuple[Newcomer, Newcomer]:
    """The heads of both partners, with accounts."""
    step = ("Invite the head of each partner",)
    park = invites(cora, "Park Example", POLICE, "signatory", by=step)
    cora.goes_home().sees("nobody for: health care")
    return park, invites(cora, "Moss Example", CLINIC, "signatory", by=step)


def sign_an_agreement(cora: Newcomer, park: Newcomer, moss: Newcomer) -> None:
    """Negotiated from the library, one cell of the matrix, signed by both."""
    cora.goes_home().goes("Negotiate one, and have it signed.", "Negotiate an agreement")
    parties = (f"{CLINIC}, mental-health agency", f"{POLICE}, police department")
    cora.presses("Begin", {"Title": "In a crisis"}, ticks=("Information-sharing agreement", *parties))
    cora.sees("The agreement has no first day.", "Its matrix opens nothing yet.")
    cora.goes("Say from which day on it holds.").presses("Save", {"First day": f"{timezone.localdate()}"})
    park.goes_home().goes("Read what is negotiated", "In a crisis").sees("Nothing stands against settling it.")
    cell = f"safety facts for responding to a crisis, from {POLICE} to {CLINIC}"
    cora.goes("Fill in the matrix").presses("Save the matrix", ticks=(cell,))
    cora.goes("Back to the agreement").presses("Settle it").sees("Each finds it on the first page.")
    for head in (park, moss):
        head.goes_home().goes("Sign an agreement", "In a crisis").presses("Sign it")
    agreement = Agreement.objects.get()
    assert agreement.state == AgreementState.IN_FORCE
    assert [(term.data_class, term.purpose) for term in agreement.terms.all()] == [("safety", "crisis_response")]


def approve_and_sign_a_chapter(cora: Newcomer, park: Newcomer, moss: Newcomer) -> None:
    """Written by the coordinator, approved for both sides, signed by an officer."""
    cora.goes_home().goes("Lay out the manual").presses("Lay out the manual")
    cora.goes_home().goes("Write the chapter “Mission", "Write")
    told = {"What the chapter says": "We help people in crisis, together."}
    cora.presses("Save and propose", told, ticks=("This text was reviewed for our county",))
    cora.goes_home().sees("Ask the heads of both agencies to approve the chapter “Mission")
    for head in (park, moss):
        head.goes_home().goes("Approve a chapter", "1 Mission").presses("Approve it")
    officer = invites(cora, "Olga Example", POLICE, "officer", by=("Accounts", "Invite somebody"))
    officer.goes_home().goes("Read and sign a chapter", "1 Mission").presses("I have read it, and work by it")
    assert Reading.objects.get().user.username == "olga"
