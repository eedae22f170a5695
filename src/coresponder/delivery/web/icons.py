"""The few icons, drawn here as lines on a 16 by 16 grid. They stand beside a word and never instead of one."""

from typing import Final

ICONS: Final = {
    "check": '<path d="M3 8.5 6.5 12 13 4.5"/>',
    "info": '<circle cx="8" cy="8" r="6.25"/><path d="M8 7.25v4M8 4.75v.01"/>',
    "attention": '<path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11.5v.01"/>',
    "problem": (
        '<path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z"/>'
        '<path d="M5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5"/>'
    ),
    "lock": '<path d="M3.5 7h9v6.5h-9zM5.5 7V4.75a2.5 2.5 0 0 1 5 0V7"/>',
    "draft": '<path d="M3 13l.75-3L10.5 3.25l2.25 2.25L6 12.25zM9 4.75 11.25 7"/>',
    "clock": '<circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.5 1.75"/>',
    "file": '<path d="M4 1.75h5l3 3v9.5H4zM9 1.75v3h3"/>',
    "down": '<path d="M4 6.5 8 10.5l4-4"/>',
    "arrow": '<path d="M3 8h10M9 4l4 4-4 4"/>',
    "back": '<path d="M13 8H3M7 4 3 8l4 4"/>',
    "person": '<circle cx="8" cy="5" r="2.75"/><path d="M2.75 14c.5-3 2.5-4.5 5.25-4.5s4.75 1.5 5.25 4.5"/>',
    "bell": '<path d="M3 11.5h10c-1-1-1.25-2-1.25-4.5a3.75 3.75 0 0 0-7.5 0c0 2.5-.25 3.5-1.25 4.5zM6.75 13.5h2.5"/>',
    "none": '<circle cx="8" cy="8" r="6.25"/><path d="M5 8h6"/>',
}

TONES: Final = {"info": "info", "good": "check", "attention": "attention", "problem": "problem", "neutral": "none"}
