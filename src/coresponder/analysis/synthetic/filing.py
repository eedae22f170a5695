"""Which rows stand in the file: a silent day gone, some rows twice, some calls again later, some broken."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pyarrow as pa

from coresponder.analysis.synthetic.call_types import EDP, EDP_RENAMED, code_index
from coresponder.analysis.synthetic.calls import Calls, Course
from coresponder.analysis.synthetic.defects import SILENT_AFTER_SHARE, Defects, day_after_share
from coresponder.analysis.synthetic.demand import HOUR_SECONDS
from coresponder.analysis.synthetic.streams import Flags, Integers, Streams

DAY_SECONDS = 24 * HOUR_SECONDS
LATER_DISPOSITION = "MHH-Mental Hold,RPT-Report Taken"
LATER_PRIORITY = 2
TYPES_THAT_CHANGE_LATE = ("DISTURBANCE", "CHK WELFARE", "UNWANTED PERSON")


@dataclass(frozen=True, kw_only=True)
class Filing:
    """Rows of the calls table: those kept, those written twice, those that come again at the end in a later version."""

    kept: Integers
    twice: Integers
    again: Integers
    silent_on: date | None

    @property
    def order(self) -> Integers:
        """The rows in the order of the file, later versions left aside."""
        return np.repeat(self.kept, 1 + np.isin(self.kept, self.twice))


def draw_filing(streams: Streams, calls: Calls, local: Integers, defects: Defects) -> Filing:
    """Draw which calls the defects of the file fall on."""
    silent_on = _silent_on(local, defects)
    is_kept = local // DAY_SECONDS != _day_number(silent_on) if silent_on else np.ones(len(local), dtype=np.bool_)
    kept = np.flatnonzero(is_kept)
    late = _rows_that_change_late(calls, is_kept)
    again = streams("defects.second_versions").choice(late, min(defects.second_versions, len(late)), replace=False)
    free = np.setdiff1d(kept, again)
    twice = streams("defects.duplicate_rows").choice(free, min(defects.duplicate_rows, len(free)), replace=False)
    return Filing(kept=kept, twice=np.sort(twice), again=np.sort(again), silent_on=silent_on)


def _silent_on(local: Integers, defects: Defects) -> date | None:
    if not defects.has_silent_day:
        return None
    first, last = (_date(int(seconds)) for seconds in (local[0], local[-1]))
    return day_after_share(first, last, SILENT_AFTER_SHARE)


def _date(local_seconds: int) -> date:
    return date.fromordinal(date(1970, 1, 1).toordinal() + local_seconds // DAY_SECONDS)


def _day_number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _rows_that_change_late(calls: Calls, is_kept: Flags) -> Integers:
    index = code_index()
    changing = np.isin(calls.final, [index[code] for code in TYPES_THAT_CHANGE_LATE])
    return np.flatnonzero(changing & is_kept & (calls.course == Course.ATTENDED))


def filed(table: Any, filing: Filing, is_renamed: Flags, *, disposition_width: int | None) -> Any:
    """The table in the order of the file, with the later versions at its end."""
    later = table.take(pa.array(filing.again))
    named = [EDP_RENAMED if renamed else EDP for renamed in is_renamed[filing.again]]
    values = {
        "Final_Type": pa.array(named, pa.string()),
        "Final_Priority": pa.array([LATER_PRIORITY] * later.num_rows, pa.int64()),
        "Disposition": pa.array([LATER_DISPOSITION[:disposition_width]] * later.num_rows, pa.string()),
    }
    for name, value in values.items():
        later = later.set_column(later.column_names.index(name), name, value)
    return pa.concat_tables([table.take(pa.array(filing.order)), later])


def unreadable_lines(streams: Streams, table: Any, defects: Defects) -> dict[int, bytes]:
    """Broken lines by the row that they stand before: cut off, without a number, or with a time that is none."""
    rows = streams("defects.unreadable_rows").choice(table.num_rows, defects.unreadable_rows, replace=False)
    moments = [table.column("Received")[int(row)].as_py() for row in rows]
    return {
        int(row): _broken(kind % 3, kind, moment, table.num_columns)
        for kind, (row, moment) in enumerate(zip(rows, moments, strict=True))
    }


def _broken(kind: int, number: int, moment: datetime, columns: int) -> bytes:
    event, when = f"MC{moment:%y}-9{number:05d}", f"{moment:%m/%d/%Y %H:%M:%S}"
    starts = (f"{event},{when[:13]}", f",{when}", f"{event},99/99/9999 99:99:99")
    padding = "" if kind == 0 else "," * (columns - 2)
    return f"{starts[kind]}{padding}\n".encode()
