"""The service worker of a page that opens without a line: it keeps the page's frame, and nothing of anybody."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static


def worker_of(request: HttpRequest, *, name: str, scope: str, shell: str, files: Sequence[str]) -> HttpResponse:
    """The worker for the addresses below `scope`, which shows `shell` when the program does not answer.

    A module is kept under both of its addresses: a page names it with the fingerprint that it has in production, other
    modules import it by its plain name.
    """
    plain = [f"{settings.STATIC_URL}{file}" for file in files if file.endswith(".mjs")]
    kept = list(dict.fromkeys([shell, *(static(file) for file in files), *plain]))
    content = {"name": name, "kept": kept, "shell": shell}
    answer = render(request, "dispatch/offline_worker.js", content, content_type="text/javascript")
    answer["Service-Worker-Allowed"] = scope
    answer["Cache-Control"] = "no-cache"
    return answer
