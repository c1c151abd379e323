# SPDX-License-Identifier: EUPL-1.2
"""Avisos de privacidad: their words by version, what changed between two, and who saw which.

Comes in:  ``avisos.toml`` of a process: what the aviso says of its institute, and its own words or the shared ones.
Goes out:  versions, on her screen and on the public site; that she saw one, with its digest.
Who:       whoever loads the definition of the process; the candidacy reads.
Until:     for ever: what somebody saw stays as it was.
Basis:     LGPDPPSO (its articles by confirming); security goals, 4.4.
"""
