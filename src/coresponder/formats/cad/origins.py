"""Where a stored export came from: written into the Parquet file itself, so that a baseline can name the original.

What is stored of an export is another file than the one that somebody handed over: without its personal columns, under
a name of the program's own. The origin says what the original was called, how large it was, its hash, and what was left
out on the way.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from coresponder.formats.sql import text
from coresponder.formats.workspace import connected

ORIGIN_KEY = "coresponder_origin"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The original of a stored export: name, bytes, SHA-256, the personal columns left out, rejected rows by reason."""

    name: str
    bytes: int
    sha256: str
    personal_columns: tuple[str, ...] = ()
    rejected: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def to_option(self) -> str:
        """The origin as DuckDB's option for writing a Parquet file."""
        return f"KV_METADATA {{{ORIGIN_KEY}: {text(json.dumps(asdict(self)))}}}"


def origin_of(path: Path) -> Origin | None:
    """The origin that is written in a Parquet file; None where none is, as in any file from elsewhere."""
    query = "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = ?"
    with connected() as connection:
        found = connection.execute(query, [str(path), ORIGIN_KEY]).fetchone()
    if found is None:
        return None
    content = json.loads(found[0])
    content |= {name: tuple(content[name]) for name in ("personal_columns", "notes")}
    return Origin(**content)
