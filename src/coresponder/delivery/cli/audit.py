"""`coresponder audit`: is the audit trail still what was written, and what to keep so that anybody can tell."""

from pathlib import Path

import click
from click.exceptions import Exit

from coresponder.delivery.cli.database import program_database
from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import EXISTING_FILE, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json
from coresponder.kernel.errors import InputError, IntegrityError, StateError

OUT_FILE = click.Path(path_type=Path, dir_okay=False)
public_key_option = click.option(
    "--public-key",
    type=EXISTING_FILE,
    metavar="FILE",
    help="The public key that was kept with the seals; without it, the one that this program has now.",
)
out_file_option = click.option("--out", type=OUT_FILE, metavar="FILE", help="Write it to this file.")


@click.group(cls=DescribedGroup)
def audit() -> None:
    """Verify the audit trail, and keep what proves it."""


@audit.command(
    examples=(
        "coresponder audit verify",
        "coresponder audit verify --seal seal.json --public-key audit-key.pem",
    ),
    library="coresponder.safeguards.audit.verifying.verify_trail",
)
@click.option(
    "--seal",
    "seals",
    multiple=True,
    type=EXISTING_FILE,
    metavar="FILE",
    help="A seal that was kept elsewhere; may be given several times.",
)
@public_key_option
@click.option(
    "--kept-hash", default="", metavar="HASH", help="A last hash that an earlier run said and somebody wrote down."
)
@json_option
def verify(seals: tuple[Path, ...], public_key: Path | None, kept_hash: str, as_json: bool) -> None:
    """Check that no event of the audit trail was changed, left out or moved, and that every seal fits.

    With seals that were kept elsewhere it also finds a trail that was cut off at its end or rebuilt as a whole.
    Ends with exit code 5, with a sentence for each break, if it is not what was written.
    """
    from coresponder.safeguards.audit.seals.document import public_key_from_pem, seal_from_text

    kept_key = public_key_from_pem(public_key.read_bytes(), name=str(public_key)) if public_key else ""
    documents = {path: seal_from_text(_text(path), name=str(path)) for path in seals}
    with program_database(), progress_shown() as progress:
        from coresponder.safeguards.audit.seals.keys import believed_keys
        from coresponder.safeguards.audit.verifying import KeptSeal, verify_trail

        report = verify_trail(
            believed_keys={kept_key} if kept_key else believed_keys(),
            kept_seals=[KeptSeal(name=f"The seal in {path}", document=each) for path, each in documents.items()],
            kept_hash=kept_hash,
            progress=progress,
        )
    if as_json:
        show_json(report.to_mapping())
    else:
        for line in (
            report.sentence,
            *report.breaks,
            f"Last hash, to be kept outside this database: {report.last_hash}",
        ):
            click.echo(line)
    if not report.holds:
        raise Exit(IntegrityError.exit_code)


@audit.command(
    examples=("coresponder audit seal --out seal-2026-11-30.json",),
    library="coresponder.safeguards.audit.seals.making.seal_everything",
)
@out_file_option
@json_option
def seal(out: Path | None, as_json: bool) -> None:
    """Seal every event that is not sealed yet, and hand out the newest seal, to be kept elsewhere."""
    with program_database():
        from coresponder.safeguards.audit.queries.seals import document_of
        from coresponder.safeguards.audit.seals.making import seal_everything

        made = seal_everything()
    if made is None:
        raise StateError("nothing_to_seal", "Nothing has been written to the audit trail yet.", "Seal it later.")
    document = document_of(made)
    sentence = f"Seal {document.number} covers events {document.first_position} to {document.last_position}."
    _hand_out(document.to_text(), out, sentence, as_json=as_json)


@audit.command(
    examples=("coresponder audit key --out public-key.pem",),
    library="coresponder.safeguards.audit.seals.keys.public_key_as_text",
)
@out_file_option
@json_option
def key(out: Path | None, as_json: bool) -> None:
    """Hand out the public key, to be kept with the seals."""
    import json

    with program_database():
        from coresponder.safeguards.audit.seals.keys import public_key_as_text

        text = public_key_as_text()
    written = json.dumps({"public_key": text}) if as_json and out is None else text
    _hand_out(written, out, "The public key of this program’s seals.", as_json=as_json)


@audit.command(
    examples=("coresponder audit proof 1 --out proof-of-event-1.json",),
    library="coresponder.safeguards.audit.queries.seals.proof_of",
)
@click.argument("position", type=click.IntRange(min=1), metavar="EVENT")
@out_file_option
@json_option
def proof(position: int, out: Path | None, as_json: bool) -> None:
    """Hand out the proof that a seal covers an event, named by its number."""
    with program_database():
        from coresponder.safeguards.audit.models import AuditEvent
        from coresponder.safeguards.audit.queries.seals import proof_of

        event = AuditEvent.objects.filter(position=position).first()
        found = proof_of(event) if event else None
    if found is None:
        raise StateError("not_sealed", f"No seal covers event {position}.", "Run “coresponder audit seal” first.")
    sentence = f"Event {position} is covered by seal {found.seal.number}."
    _hand_out(found.to_text(), out, sentence, as_json=as_json)


@audit.command(
    examples=("coresponder audit check-proof proof.json --public-key audit-key.pem",),
    library="coresponder.safeguards.audit.seals.proofs.InclusionProof",
)
@click.argument("file", type=EXISTING_FILE, metavar="FILE")
@click.option("--public-key", required=True, type=EXISTING_FILE, metavar="FILE", help="The public key that was kept.")
@json_option
def check_proof(file: Path, public_key: Path, as_json: bool) -> None:
    """Check a proof about an event, without the program’s database.

    Ends with exit code 5 if the proof does not hold.
    """
    from coresponder.safeguards.audit.seals.document import public_key_from_pem
    from coresponder.safeguards.audit.seals.proofs import proof_from_text

    found = proof_from_text(_text(file), name=str(file))
    holds = found.holds(public_key=public_key_from_pem(public_key.read_bytes(), name=str(public_key)))
    if as_json:
        show_json(
            {"holds": holds, "event": dict(found.event), "seal": found.seal.number, "sealed_at": found.seal.sealed_at}
        )
    else:
        word = "was" if holds else "was not, as it stands here,"
        click.echo(f"Event {found.position} {word} in the trail when seal {found.seal.number} was made.")
    if not holds:
        raise Exit(IntegrityError.exit_code)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError("not_text", f"{path} is not a text file.", "Choose another file.") from error


def _hand_out(text: str, out: Path | None, sentence: str, *, as_json: bool) -> None:
    """To the file, saying so; or to standard output, where it can be printed or sent on."""
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    out.write_text(text, encoding="utf-8")
    if as_json:
        show_json({"out": out, "sentence": sentence})
    else:
        click.echo(f"{sentence} Written to {out}: keep it where nobody who runs the database can change it.")
