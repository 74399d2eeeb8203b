"""Static files leave compressed: packed when they are first asked for, and kept; nothing is built beforehand."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

WORDY = ("text/", "application/javascript", "application/json", "image/svg+xml")
Answers = Callable[[HttpRequest], HttpResponseBase]


class Packed:
    """Stands before whoever serves the files. They hold nothing secret, so that their size may tell what it likes."""

    def __init__(self, get_response: Answers) -> None:
        self.get_response, self.kept = get_response, dict[tuple[str, str], bytes]()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if not request.path_info.startswith(settings.STATIC_URL) or not isinstance(answer, FileResponse):
            return answer
        if not answer.headers.get("Content-Type", "").startswith(WORDY):
            return answer
        patch_vary_headers(answer, ("Accept-Encoding",))
        wanted = request.method == "GET" and "gzip" in request.headers.get("Accept-Encoding", "")
        whole = answer.status_code == 200 and "Range" not in request.headers
        return self._packed(request.path_info, answer) if wanted and whole else answer

    def _packed(self, path: str, answer: FileResponse) -> HttpResponse:
        key = path, answer.headers.get("Last-Modified", "")
        if key not in self.kept:
            self.kept[key] = gzip.compress(answer.getvalue(), 9)
        answer.close()
        made = HttpResponse(self.kept[key])
        for name, value in answer.headers.items():
            if name not in ("Content-Length", "ETag"):
                made.headers[name] = value
        made.headers["Content-Encoding"] = "gzip"
        made.headers["Content-Length"] = str(len(self.kept[key]))
        return made
