# SPDX-License-Identifier: EUPL-1.2
"""Pushing: what is published here is shown from another place too.

Comes in:  the public folder of a process (:mod:`conoceles.publication.shelf`).
Goes out:  the same releases in an S3-compatible store or on another host, read back and compared by digest.
Until:     the release that is shown here is shown there, and nothing is there that is no longer here.

Pushing decides nothing: it copies what is public already, so it needs no database and notes nothing in the record.
A reader over there sees one whole release or the next one: all of it is sent beside what is shown, read back, and
only then does one small write change which is shown. What was cut short goes on where it was.
Of whom something was withdrawn, what left the releases kept here leaves those over there (decision 0015).
"""
