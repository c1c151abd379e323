# SPDX-License-Identifier: EUPL-1.2
"""Intake: a register's file, understood and questioned before anything is written.

Comes in:  the rows of a foreign file, and the layout that says what they mean.
Goes out:  records ready to be written, lying in a private temporary file, and
           findings: everything that does not fit, each with its place.

One pass, a row at a time. What must be remembered between rows (:mod:`.across`) is a
few dozen bytes for each; texts and findings go to disk.
"""
