# SPDX-License-Identifier: EUPL-1.2
"""Voluntary corrections: a candidacy asks to change chosen sections of what was already sent and approved.

Comes in:  the sections, and why; when her window is closed, for while it is open she just sends again.
Goes out:  a request; granted, an opening in which those sections alone may change. What is published stays until the
           new text is approved.
Who:       the candidacy; whoever grants looks back from validation, unless the process opens by itself.
Until:     what she sent is approved, or the term of ``correction_days`` ends.
Basis:     rules of the domain, 4.2 (late change) and 4.3.
"""
