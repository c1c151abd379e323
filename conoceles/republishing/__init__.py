# SPDX-License-Identifier: EUPL-1.2
"""Republishing: a release of another installation becomes the register and the approved texts of an empty one.

Comes in:  the open data of a release, signed, and a process that was loaded and has nobody.
Goes out:  its candidacies, and their public answers as revisions approved by that release.
Who:       whoever loads the register, and what was captured elsewhere.
Basis:     nothing obliges; whoever relies on the data must be able to do without whoever made them.

The file is read whole and questioned before anything is written; then one transaction, or nothing.
Badges, consents, photographs, what waits to be read and what was done before are not in the data, and are not made up.
"""
