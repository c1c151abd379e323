# SPDX-License-Identifier: EUPL-1.2
"""The vault: sensitive answers are sealed by whoever writes them, and opened through one recorded door.

Comes in:  values that somebody answered, with the label that says whose they are and where they belong.
Goes out:  sealed bytes, which the step that owns them keeps; and, through the door, the values again.
Who:       anyone who may write may seal; only who the purpose allows may open; whoever operates keeps the keys.
Basis:     security goals, sections 0 and 4; rules of the domain, section 3.5.

::

                    in the database                               outside of it
    sealed bytes ←─ public half of the subject's data key
                    private half, sealed to ────────────────────→ the wrapping key of that version (a file)
                    private half, sealed to the recovery key, whose
                    own private half is sealed, twice each, to ──→ the three pairs of three custodians

``sealing`` needs no secret: a process without key files can take answers in and cannot read one back. ``opening``
is the other half; a contract names the only modules that may import it.
"""
