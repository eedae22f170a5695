"""The colors of the charts by role: the accent of the program and warm grays, nothing that red-green blindness hides.

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
    "ink": "#1c1a17",
    "muted": "#5b554c",
    "rule": "#e2dcd1",
    "accent": "#1d6470",
    "band": "#cbe1e5",
    "second": "#847c6f",
    "second-band": "#ddd6ca",
    "heat-0": "#eef5f6",
    "heat-1": "#d3e6e9",
    "heat-2": "#add1d7",
    "heat-3": "#80b7c1",
    "heat-4": "#4f98a5",
    "heat-5": "#1d6f7d",
    "heat-6": "#0d4a55",
    **{role: "#ffffff" if step > LAST_PALE_STEP else "#1c1a17" for step, role in enumerate(ON_HEAT)},
}

DARK: dict[Role, str] = {
    "surface": "#1f1d1b",
    "ink": "#ece7df",
    "muted": "#b0a99d",
    "rule": "#37332e",
    "accent": "#86c5cf",
    "band": "#264a52",
    "second": "#8a8377",
    "second-band": "#403b35",
    "heat-0": "#20292b",
    "heat-1": "#1f3b41",
    "heat-2": "#1f4f59",
    "heat-3": "#24646f",
    "heat-4": "#4f9ba8",
    "heat-5": "#86c5cf",
    "heat-6": "#c5e7ec",
    **{role: "#10262a" if step >= LAST_PALE_STEP else "#ece7df" for step, role in enumerate(ON_HEAT)},
}

FONT_FAMILY = "'Segoe UI', Roboto, Inter, 'Noto Sans', 'Liberation Sans', Arial, system-ui, sans-serif"
