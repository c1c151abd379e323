# SPDX-License-Identifier: EUPL-1.2
"""A described process, made so in the database, and an account of what that changed.

Only :mod:`conoceles.elections.actions` calls in here: what is written is on record there.
"""
