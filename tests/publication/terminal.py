# SPDX-License-Identifier: EUPL-1.2
"""``manage.py``, with releases made of the tests' small part."""

import os
import sys

import django
from django.conf import settings
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")
    django.setup()
    settings.RELEASE_PARTS = ["tests.publication.plain_part"]
    execute_from_command_line(sys.argv)
