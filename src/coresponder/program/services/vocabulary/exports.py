"""In which forms the directory is handed out."""

from django.db.models import TextChoices


class ExportForm(TextChoices):
    """A form of HSDS 3.0."""

    JSON = "json", "JSON"
    CSV = "csv", "CSV data package"

    @property
    def ending(self) -> str:
        """How a file's name ends."""
        return {"json": "json", "csv": "zip"}[self.value]
