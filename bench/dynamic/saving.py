# SPDX-License-Identifier: EUPL-1.2
"""What a save costs at the least: a request that writes one text into one row, and asks nothing of who sends it.

One view, no middleware, no session, no permission, no version, no form: one UPDATE by its key, committed.
"""

import os
from urllib.parse import parse_qs

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

from conoceles.capture.models import Draft  # noqa: E402

SAVED = b'{"version": 1}'
settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = []


def save(request, candidacy):
    said = parse_qs(request.body.decode()).items()
    given = {key.removeprefix("r-"): values[-1] for key, values in said if key.startswith("r-")}
    Draft.objects.filter(candidacy=candidacy).update(answers=given)
    return HttpResponse(SAVED, content_type="application/json", headers={"Content-Length": len(SAVED)})


urlpatterns = [path("<uuid:candidacy>/", save)]
application = get_wsgi_application()
