# SPDX-License-Identifier: EUPL-1.2
"""Watching: whether all is as it should be, told in words while it can still be mended.

Comes in:  the queue, the mail, the disk, the clock, the keys, the record, the releases, the backups; and who opened
           sealed answers, how often and at what hour.
Goes out:  alerts, each opened once, told to the Unidad, answered by a person and closed when it is over; a page with
           how everything stands; each day, how many times sealed answers were opened; and, for whoever watches from
           outside, whether the system lives and is ready.
Who:       the clock looks; the Unidad reads and answers. What it says names nobody.
Until:     the process ends. What was told and answered is on record.
Basis:     work plan, special follow-up (d); security goals, T4 and G16; ASVS 5.0, 16.3 and 16.4.

``rules`` decides over plain values (``Facts``), which ``facts`` gathers; nothing here mends what it sees.
"""
