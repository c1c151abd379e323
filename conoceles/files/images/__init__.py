# SPDX-License-Identifier: EUPL-1.2
"""Photographs: what somebody sends, turned into pixels of ours before anything else looks at it.

Comes in:  the bytes of a JPEG, PNG or WebP that somebody else made.
Goes out:  its negative (:mod:`.developing`), upright, in sRGB, re-encoded; and the sizes of a part of it
           (:mod:`.cutting`).

Only the child with limits decodes what is foreign (:mod:`.decoding`). Nothing of the original but its pixels comes
back: no EXIF, place, thumbnail, comment or colour profile, nor whatever else was hidden in the file.
"""
