# SPDX-License-Identifier: EUPL-1.2
"""Withdrawing: what may no longer be shown leaves the site in minutes, by itself.

Comes in:  the release that the public sees, and what the database says of who stands, paused, withdrew or consented.
Goes out:  the next release, made of the freeze of the shown one with that taken out and nothing added; and every
           earlier release reduced to its archive, without the JSON of whom it is about.
Who:       the system, each minute (``PERIODIC``): taking out needs no approval, for it publishes nothing.
Basis:     architecture, "Archive and withdrawal"; security goals, G27.

What is due is told from the release itself and never remembered, so a death at any point leaves the next minute to
finish it, and what a publication showed that was read before a withdrawal is due again.
"""
