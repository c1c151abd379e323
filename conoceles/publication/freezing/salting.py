# SPDX-License-Identifier: EUPL-1.2
"""What makes a profile with badges impossible to guess again.

Of what is withdrawn its digest stays, in ``SHA256SUMS`` and in ``WITHDRAWN``, and there are few badges to try: whoever
holds the profile of today could write yesterday's with one more, and see whether it fits. So that page, that JSON and
that row bear a value which only this installation can reckon, and which goes with the badges.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace

from django.conf import settings

from conoceles.kernel.secrets_kept import kept
from conoceles.publication.snapshot import Profile

_BYTES = 32


def salted(profile: Profile) -> Profile:
    """*profile* with the value that goes with its badges, 32 hexadecimal digits: the same for the same badges."""
    if not profile.badges:
        return replace(profile, salt="")
    secret = kept(settings.PRIVATE / "keys" / "badges.salt", lambda: secrets.token_bytes(_BYTES))
    told = "\n".join([profile.id, *(badge.key for badge in profile.badges)]).encode()
    return replace(profile, salt=hmac.new(secret, told, hashlib.sha256).hexdigest()[:_BYTES])
