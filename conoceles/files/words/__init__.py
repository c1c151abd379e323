# SPDX-License-Identifier: EUPL-1.2
"""Word-processor documents of others (DOCX): refused for what they hide or do, and read as plain lines and tables.

Comes in:  the bytes of a DOCX that somebody sends back, or of a letterhead.
Goes out:  its headings, paragraphs and tables as text, in order, and a count of what was left behind.
Basis:     ECMA-376 (Office Open XML). Only the limited child opens what comes from outside.
"""
