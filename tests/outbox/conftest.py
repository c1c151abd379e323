# SPDX-License-Identifier: EUPL-1.2
"""Mail that is really sent."""

import pytest

from .mailserver import mail_server


@pytest.fixture
def box(settings):
    settings.DEFAULT_FROM_EMAIL = "Conóceles <conoceles@instituto.example>"
    with mail_server(settings) as box:
        yield box
