# SPDX-License-Identifier: EUPL-1.2
"""Screens of what is published of documents, and of the estrados."""
