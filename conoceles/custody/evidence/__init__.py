# SPDX-License-Identifier: EUPL-1.2
"""What shows that the system is as it says, made from data and held against the tests.

Comes in:  ``asvs/*.toml``: each requirement of ASVS 5.0 and what shows it; ``risks.toml``; the inventory, the
           permissions, what stands of backups, and the registers of the follow-up.
Goes out:  ``docs/data/asvs.md``; the documento de seguridad as a page, a PDF and a DOCX, kept once it is issued.
Who:       whoever adds a test or a screen says what it shows; the Unidad reads and issues; anyone checks.
Basis:     LGPDPPSO, art. 29 (documento de seguridad); security goals, G1 and 4.4.
"""
