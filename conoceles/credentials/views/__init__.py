# SPDX-License-Identifier: EUPL-1.2
"""Screens of deliveries: what to deliver, each account, and how it goes."""
