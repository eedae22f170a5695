"""Computing a baseline with the engines of analysis/, from the exports that are stored, into the baseline's folder."""

from collections.abc import Mapping
from typing import Any

from coresponder.analysis.baseline.building import build_baseline, write_baseline
from coresponder.analysis.baseline.verifying import verify
from coresponder.analysis.nexus import RuleSet, load_rules
from coresponder.analysis.report import render_html, render_pdf
from coresponder.formats.cad.profile import Profile
from coresponder.kernel.progress import Progress
from coresponder.program.calls.queries.decisions import decisions_for_rules
from coresponder.program.calls.storage import stored_path
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.storage import baseline_folder, remove_files
