# SPDX-License-Identifier: EUPL-1.2
"""The private side as a WSGI application, for granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")
application = get_wsgi_application()
