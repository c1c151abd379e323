# SPDX-License-Identifier: EUPL-1.2
"""The folders that only this user enters."""

import os
from pathlib import Path


def kept_private(*folders: Path) -> None:
    """Make each of *folders* and keep it for this user alone. Raises OSError when somebody else's could be entered.

    The public server runs with an account that cannot enter what is private: it makes nothing there and needs nothing.
    """
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
        except OSError:
            if not os.path.lexists(folder) or os.access(folder, os.R_OK) or os.access(folder, os.X_OK):
                raise
            return
