# SPDX-License-Identifier: EUPL-1.2
"""Publication: what was approved becomes a numbered, signed, immutable release.

Comes in:  the register and the approved revisions, in one consistent read.
Goes out:  a folder of plain files that anyone can verify and any server can show.
Who:       the Instancia Interna Responsable.
Basis:     Lineamientos, arts. 22 to 25.

The steps: *freeze* one read into a private file, *bake* it into pages, *sign*
the list of their digests, *show* it by moving one link. Page builders know the
snapshot types alone, which hold nothing that is not public.
"""
