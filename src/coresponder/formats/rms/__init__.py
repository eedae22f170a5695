"""The officer's part of an encounter for a police records system (RMS), as XML or CSV: plain values in, text out."""

from coresponder.formats.rms.report import OfficersReport, ReportLine, as_csv, as_xml

__all__ = ["OfficersReport", "ReportLine", "as_csv", "as_xml"]
