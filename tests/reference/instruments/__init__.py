"""Instruments and questionnaires against what others have written."""
