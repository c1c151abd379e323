# SPDX-License-Identifier: EUPL-1.2
"""The public site: pages for people, and the same facts as JSON beside each.

Comes in:  a snapshot.
Goes out:  home, a page per office, race, candidacy, place and postulant, lists of names, and what explains them.
Who:       anyone, without an account, without JavaScript, on any device.
Basis:     Lineamientos, arts. 1 and 22 to 25.

Every link is relative, so the folder works under any address, but for those of 404.html, which is shown at any depth
and takes the site to lie at ``/<process>/``. No page bears the number or date
of the release: a page whose facts did not change is linked from the release before.
"""

from .shards import check, closing, pages, seen, shards
from .tongues import prepare

__all__ = ["check", "closing", "pages", "prepare", "seen", "shards"]
