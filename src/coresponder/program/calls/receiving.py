"""Taking a file off the wire: straight to a file that only the program can read, counted and hashed on the way."""

import hashlib
import uuid
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from coresponder.program.calls.storage import create_owner_only, incoming_path


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

    def discard(self) -> None:
        """Delete it; nothing is left behind."""
        self.path.unlink(missing_ok=True)


class ReceivedUpload(UploadedFile):
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

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a file that nobody else can read."""
        super().new_file(*args, **kwargs)
        self._stream = create_owner_only(incoming_path(self.id))
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
        incoming_path(self.id).unlink(missing_ok=True)
