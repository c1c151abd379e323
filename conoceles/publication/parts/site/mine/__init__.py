# SPDX-License-Identifier: EUPL-1.2
"""My ballot (mi boleta): all that somebody votes on, in the order of the printed ballot, on one sheet.

Comes in:  the races of a snapshot, its electoral sections, the emblems and the ways of voting of the process.
Goes out:  a folder for each municipality in each district that it lies in: the page, the same in large print, as
           plain text and as JSON, and its address as a QR code; the lists that lead there, by municipality, by
           district and by section; and what whoever votes abroad, in advance or at a special polling place receives.
Who:       anyone, without saying where she is: every ballot is made beforehand, and nothing is sent anywhere.
"""

from .pages import pages
from .spots import addresses

__all__ = ["addresses", "pages"]
