"""Making a release again as of its moment, and saying whether the same bytes come out."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from coresponder.kernel.progress import Progress, silent
from coresponder.program.extracts.making import make_dataset
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.vocabulary import Detail, ReleasePurpose


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Whether the same came out, and which tables differ where it did not."""

    is_same: bool
    differing: tuple[str, ...]


def compare_again(release: Release, *, progress: Progress = silent) -> Comparison:
    """Make it in a place of its own, and compare fingerprints.

    Where it differs, records were disposed of or a call was amended since: neither leaves behind what it was.
    """
    scope = Scope(as_of=release.as_of_at, purpose=ReleasePurpose(release.purpose), progress=progress)
    with tempfile.TemporaryDirectory(prefix="coresponder-release-") as place:
        made = make_dataset(scope, folder=Path(place), detail=Detail(release.detail))
    before = {each["name"]: each["sha256"] for each in release.tables}
    now = {each.name: each.sha256 for each in made.tables}
    differing = tuple(sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name)))
    return Comparison(is_same=made.sha256 == release.sha256, differing=differing)
