"""Taking a file off the wire: straight to a file that only the program can read, counted and hashed on the way."""

import hashlib
import uuid
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from coresponder.program.calls.models import Export
from coresponder.program.calls.storage import create_incoming, incoming_path, remove_incoming

FILE_FIELD = "file"


@dataclass(frozen=True, kw_only=True)
class ReceivedFile:
    """A file that has arrived complete and waits under an id of its own, which its export takes over."""

    id: uuid.UUID
    file_name: str
    size_bytes: int
    sha256: str

    @property
    def path(self) -> Path:
        """Where it waits."""
        return incoming_path(self.id)


class ReceivedUpload(UploadedFile):  # type: ignore[type-arg]  # not generic when it runs
    """What Django's forms see of a received file."""

    def __init__(self, received: ReceivedFile) -> None:
        super().__init__(file=BytesIO(), name=received.file_name, size=received.size_bytes)
        self.received = received


class ReceivingHandler(FileUploadHandler):
    """Writes one upload to the incoming folder. Past the limit it keeps nothing and only reads on to the end.

    Reading on lets a browser without JavaScript show the page that says what to do; cutting the line would not.
    """

    def __init__(self, *, limit_bytes: int) -> None:
        super().__init__()
        self.limit_bytes = limit_bytes
        self.is_too_large = False
        self.id = uuid.uuid4()
        self._has_begun = False

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        """Open a file that nobody else can read. Only one file is taken."""
        super().new_file(field_name, *args, **kwargs)
        if field_name != FILE_FIELD or self._has_begun:
            raise SkipFile
        self._has_begun = True
        self._stream = create_incoming(self.id, self.file_name or "")
        self._digest = hashlib.sha256()
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write and hash one piece; past the limit, delete what was written."""
        self._size += len(raw_data)
        if self._size > self.limit_bytes:
            self.is_too_large = True
            self.upload_interrupted()
            raise SkipFile
        self._digest.update(raw_data)
        self._stream.write(raw_data)

    def file_complete(self, file_size: int) -> ReceivedUpload:
        """The whole file has arrived."""
        self._stream.close()
        received = ReceivedFile(
            id=self.id, file_name=self.file_name or "", size_bytes=self._size, sha256=self._digest.hexdigest()
        )
        return ReceivedUpload(received)

    def upload_interrupted(self) -> None:
        """The line was cut, or the file is too large."""
        self._stream.close()
        remove_incoming(self.id)


def discard_unless_taken_over(file_id: uuid.UUID) -> None:
    """Delete a received file of which no export was made; nothing is left behind."""
    if not Export.objects.filter(pk=file_id).exists():
        remove_incoming(file_id)


def take_in(path: Path) -> ReceivedFile:
    """Receive a file that lies on this machine, the same way as one that comes over the wire."""
    handler = ReceivingHandler(limit_bytes=path.stat().st_size)
    handler.new_file(FILE_FIELD, path.name, "application/octet-stream", path.stat().st_size)
    with path.open("rb") as stream:
        while piece := stream.read(handler.chunk_size):
            handler.receive_data_chunk(piece, 0)
    return handler.file_complete(path.stat().st_size).received
