"""Exports opened in a workspace, for the commands that read calls."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coresponder.delivery.cli.judging import rules_for
from coresponder.delivery.cli.showing import progress_shown

if TYPE_CHECKING:
    from coresponder.analysis.nexus import RuleSet
    from coresponder.formats.cad.profile import Profile
    from coresponder.formats.cad.reading import Intake
    from coresponder.formats.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class AssembledCalls:
    """Calls that were read and judged, in a workspace that is gone when the command ends."""

    workspace: "Workspace"
    intake: "Intake"
    profile: "Profile"
    rules: "RuleSet"


@contextmanager
def assembled_calls(
    files: Sequence[Path], *, profile_name: str, decisions: Path | None = None
) -> Iterator[AssembledCalls]:
    """Read the files by the profile and judge their calls, showing how far it is."""
    from coresponder.analysis.baseline.assembling import assemble_calls
    from coresponder.formats.cad.profile import load_profile
    from coresponder.formats.cad.reading import read_exports
    from coresponder.formats.workspace import Workspace
    from coresponder.kernel.progress import part_of

    profile = load_profile(profile_name)
    rules = rules_for(profile, decisions)
    with Workspace() as workspace:
        with progress_shown() as progress:
            intake = read_exports(files, profile, workspace, part_of(progress, 0.0, 0.8))
            progress("Judging which calls are crisis calls.", 0.8)
            assemble_calls(workspace, profile, rules)
        yield AssembledCalls(workspace=workspace, intake=intake, profile=profile, rules=rules)
