# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the private side. The public side is a release: plain files, no address here."""

urlpatterns: list[object] = []
