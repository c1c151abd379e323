# SPDX-License-Identifier: EUPL-1.2
"""The tables of capture, by noun."""

from .consents import Approved, Consent, Disclosure
from .revisions import Photo, Revision, Source

__all__ = ["Approved", "Consent", "Disclosure", "Photo", "Revision", "Source"]
