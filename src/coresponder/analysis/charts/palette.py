"""The colors of the charts by role: one blue hue, neutral grays, nothing that red-green color blindness hides.

A chart carries the LIGHT colors as presentation attributes, which is all that the PDF writer reads and what paper
needs. It also carries a class for each role, by which the page's style sheet swaps in the DARK colors on a screen.
"""

from typing import Literal, get_args

HeatRole = Literal["heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6"]
OnHeatRole = Literal["on-heat-0", "on-heat-1", "on-heat-2", "on-heat-3", "on-heat-4", "on-heat-5", "on-heat-6"]
Role = Literal["surface", "ink", "muted", "rule", "accent", "band", "second", "second-band"] | HeatRole | OnHeatRole

HEAT: tuple[HeatRole, ...] = get_args(HeatRole)
ON_HEAT: tuple[OnHeatRole, ...] = get_args(OnHeatRole)
MOST = len(HEAT) - 1
LAST_PALE_STEP = 4  # up to here a light page writes dark on pale, a dark page (one step earlier) light on deep

LIGHT: dict[Role, str] = {
    "surface": "#ffffff",
    "ink": "#16212b",
    "muted": "#52606d",
    "rule": "#d5dbe1",
    "accent": "#1f5f99",
    "band": "#cfe0ef",
    "second": "#74818e",
    "second-band": "#dde2e7",
    "heat-0": "#eff5fa",
    "heat-1": "#d6e5f3",
    "heat-2": "#b4d0e8",
    "heat-3": "#8bb6db",
    "heat-4": "#6299ca",
    "heat-5": "#2f6ea8",
    "heat-6": "#134a7c",
    **{role: "#ffffff" if step > LAST_PALE_STEP else "#16212b" for step, role in enumerate(ON_HEAT)},
}

DARK: dict[Role, str] = {
    "surface": "#1a2026",
    "ink": "#ece6dc",
    "muted": "#aab3bc",
    "rule": "#3a444e",
    "accent": "#7fb6e8",
    "band": "#284560",
    "second": "#909ca8",
    "second-band": "#39434c",
    "heat-0": "#202b36",
    "heat-1": "#223d57",
    "heat-2": "#265177",
    "heat-3": "#2e6592",
    "heat-4": "#5293c6",
    "heat-5": "#82b8e4",
    "heat-6": "#bcdcf6",
    **{role: "#10151a" if step >= LAST_PALE_STEP else "#ece6dc" for step, role in enumerate(ON_HEAT)},
}

FONT_FAMILY = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
