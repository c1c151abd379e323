# SPDX-License-Identifier: EUPL-1.2
"""Files that leave by the browser and never open inside this site, whatever they hold."""

from typing import TypeVar

from django.http.response import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)


def apart(response: R, name: str) -> R:
    """*response* as a file to be saved under *name*, which is ours and never typed by anyone."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
