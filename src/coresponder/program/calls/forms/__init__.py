"""The forms of this app."""

from coresponder.program.calls.forms.mapping import MappingForm
from coresponder.program.calls.forms.profile_file import ProfileFileForm
from coresponder.program.calls.forms.upload import UploadForm

__all__ = ["MappingForm", "ProfileFileForm", "UploadForm"]
