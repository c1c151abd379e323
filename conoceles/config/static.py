# SPDX-License-Identifier: EUPL-1.2
"""Static files of the private side, where no proxy serves them; they leave with the same headers as everything else."""

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import anyone, policy


@policy(anyone)
@require_safe
def static(request: HttpRequest, path: str) -> FileResponse:  # noqa: ARG001
    """One file of those that the steps bring."""
    found = finders.find(path)
    if not found or not Path(found).is_file():
        raise Http404
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(Path(found).open("rb"), content_type=kind)  # noqa: SIM115  (the answer closes it)
    response["Cache-Control"] = "public, max-age=300"
    return response
