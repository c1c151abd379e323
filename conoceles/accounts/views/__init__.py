# SPDX-License-Identifier: EUPL-1.2
"""Screens of accounts: signing in, second factors, sessions, capacities and people."""
