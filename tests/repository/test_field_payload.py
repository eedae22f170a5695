"""The field page is small enough for a bad line: everything of it, compressed, is under 40 kB."""

import gzip
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from coresponder.program.encounters import field_kit
from coresponder.program.encounters.views.field import FILES

MOST_BYTES = 40_000


def test_the_whole_field_page_is_under_40_kb() -> None:
    """With what other apps add to it, such as the screenings."""
    page = render_to_string("encounters/field/page.html", {"sections": [], "modules": "[]"}).encode()
    added = {name for section in field_kit.sections() for name in section.files}
    files = [Path(str(finders.find(name))).read_bytes() for name in (*FILES, *sorted(added))]
    size = sum(len(gzip.compress(content)) for content in [page, *files])
    assert size < MOST_BYTES, f"{size:,} bytes"


def test_every_module_that_is_imported_is_kept_for_working_offline() -> None:
    for name in (each for each in FILES if each.endswith(".mjs")):
        path = Path(str(finders.find(name)))
        for line in path.read_text().splitlines():
            if line.startswith(("import ", "export {")) and ' from "' in line:
                wanted = (path.parent / line.split(' from "')[1].split('"')[0]).resolve()
                found = (
                    [each for each in FILES if Path(str(finders.find(each))).samefile(wanted)]
                    if wanted.exists()
                    else []
                )
                assert found or "/dispatch/" in str(wanted), f"{name} imports {wanted.name}, which is not kept."
