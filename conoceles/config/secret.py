# SPDX-License-Identifier: EUPL-1.2
"""Django's secret: given by the environment, or made once and kept where only this user can read it."""

import os
import secrets
from pathlib import Path

from conoceles.kernel.secrets_kept import kept


def secret_key(home: Path) -> str:
    """The secret of this installation; no secret is ever in the repository."""
    given = os.environ.get("CONOCELES_SECRET_KEY")
    if given:
        return given
    return kept(home / "private" / "secret-key", lambda: secrets.token_urlsafe(50).encode()).decode()
