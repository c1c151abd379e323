# SPDX-License-Identifier: EUPL-1.2
"""Addresses of deliveries."""

urlpatterns: list[object] = []
