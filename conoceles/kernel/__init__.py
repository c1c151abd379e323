# SPDX-License-Identifier: EUPL-1.2
"""Kernel: what has no electoral meaning and everything else stands on.

Comes in:  plain values.
Goes out:  plain values; nothing here touches a database, a file of the
           process, or the framework.

Digests and signatures, refusals, the counting of text, the strict reading of TOML, names and their
spellings, the clock, and windows of time.
"""
