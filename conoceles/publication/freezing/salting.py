# SPDX-License-Identifier: EUPL-1.2
"""What makes what a release says impossible to guess again.

Of what is withdrawn its digest stays, in ``SHA256SUMS`` and in ``WITHDRAWN``, and of much of it there is little to try:
badges, a school grade, an age, whether somebody said a word. Whoever holds what is shown today could write yesterday's
with one thing more, and see whether it fits. So the row of whoever answered something bears a salt that only this
installation can reckon and that changes with what she says; and each page of the site, one of all that it says
(``parts.site.rendering.veiled``), which is reckoned from the veil.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace

from django.conf import settings

from conoceles.kernel import digests
from conoceles.kernel.secrets_kept import kept
from conoceles.publication.snapshot import Profile

_BYTES = 32


def salted(profile: Profile) -> Profile:
    """*profile* with the value that goes with what she says, 32 hexadecimal digits: the same for the same."""
    if not profile.badges and not any(sheet.answers for sheet in profile.sheets):
        return replace(profile, salt="")
    said = digests.digest(
        [
            profile.id,
            profile.nickname,
            profile.age,
            [badge.key for badge in profile.badges],
            [[sheet.questionnaire, sheet.answers] for sheet in profile.sheets],
        ]
    )
    return replace(profile, salt=_reckoned(said))


def veil_of(process: str) -> str:
    """What the pages of the *process* with that slug are veiled with."""
    return _reckoned(f"veil {process}")


def _reckoned(said: str) -> str:
    secret = kept(settings.PRIVATE / "keys" / "unguessable.key", lambda: secrets.token_bytes(_BYTES))
    return hmac.new(secret, said.encode(), hashlib.sha256).hexdigest()[:_BYTES]
