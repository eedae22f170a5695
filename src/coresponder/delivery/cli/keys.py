"""`coresponder keys`: the operator's keys and the data keys that they wrap."""

import base64
import secrets
from uuid import UUID

import click

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import by_option, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json, show_table
from coresponder.delivery.cli.starting import account

KEY_BYTES = 32


@click.group(cls=DescribedGroup)
def keys() -> None:
    """Look after the keys that names and notes are encrypted with.

    The operator's keys lie outside the database, in ENCRYPTION_KEYS; each person's data key is wrapped by one of them.
    """


@keys.command(
    examples=("coresponder keys status",),
    library="coresponder.safeguards.encryption.rotating.key_status",
    needs_database=True,
)
@json_option
def status(as_json: bool) -> None:
    """Say how many data keys each of the operator's keys wraps, and which library encrypts."""
    from coresponder.safeguards.encryption.module import crypto_module
    from coresponder.safeguards.encryption.rotating import key_status

    found, module = key_status(), crypto_module()
    if as_json:
        crypto = {"library": module.library, "openssl": module.openssl, "fips_provider": module.fips_provider}
        show_json({**vars(found), "to_rotate": found.to_rotate, "crypto": crypto})
        return
    show_table(("OPERATOR KEY", "DATA KEYS"), list(found.wrapped_by.items()) or [(found.newest, 0)])
    click.echo(f"Newest: {found.newest}. To rotate: {found.to_rotate:,}. Destroyed for good: {found.destroyed:,}.")
    click.echo(module.sentence)


@keys.command(examples=("coresponder keys new 2027-01",), library="coresponder.delivery.cli.keys.key_line")
@click.argument("name")
@json_option
def new(name: str, as_json: bool) -> None:
    """Print a new key for the operator's secret store, to be put in front of ENCRYPTION_KEYS or BACKUP_KEYS.

    It is stored nowhere. Whoever loses it loses what it protects.
    """
    line = key_line(name)
    if as_json:
        show_json({"name": name, "line": line})
    else:
        click.echo(line)
    click.echo("Keep it in a secret store, away from the database and its backups.", err=True)


@keys.command(
    examples=("coresponder keys rotate --by priya --dry-run", "coresponder keys rotate --by priya"),
    library="coresponder.safeguards.keeping.actions.keys.rotate_keys",
    needs_database=True,
)
@by_option
@click.option("--dry-run", is_flag=True, help="Only say how many there are.")
@json_option
def rotate(by: str, dry_run: bool, as_json: bool) -> None:
    """Wrap every data key with the newest of the operator's keys; stopped in between, it goes on where it was.

    Afterwards an older key can be taken out of ENCRYPTION_KEYS, once no backup that is still kept needs it.
    """
    from coresponder.safeguards.encryption.rotating import key_status
    from coresponder.safeguards.keeping.actions.keys import rotate_keys

    who, found = account(by), key_status()
    if dry_run:
        done = 0
    else:
        with progress_shown() as progress:
            done = rotate_keys(by=who, progress=progress)
    left = key_status().to_rotate
    if as_json:
        show_json({"newest": found.newest, "rotated": done, "to_rotate": left, "dry_run": dry_run})
    else:
        click.echo(f"{done:,} data keys wrapped by {found.newest}; {left:,} to rotate.")


@keys.command(
    examples=("coresponder keys rekey 00000000-0000-4000-8000-0000000000aa --by priya",),
    library="coresponder.safeguards.keeping.actions.keys.renew_key",
    needs_database=True,
)
@click.argument("person", type=click.UUID, metavar="PERSON")
@by_option
@json_option
def rekey(person: UUID, by: str, as_json: bool) -> None:
    """Seal every text about one person again, under a fresh data key, all at once or not at all."""
    from coresponder.safeguards.keeping.actions.keys import renew_key

    texts = renew_key(person_id=person, by=account(by))
    if as_json:
        show_json({"person": str(person), "texts": texts})
    else:
        click.echo(f"{texts:,} texts sealed again under a fresh data key.")


def key_line(name: str) -> str:
    """A name and 32 random bytes, as ENCRYPTION_KEYS and BACKUP_KEYS take them."""
    return f"{name}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"
