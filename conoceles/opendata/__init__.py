# SPDX-License-Identifier: EUPL-1.2
"""Open data: each release as files that anyone may take away.

Comes in:  the frozen snapshot, which holds nothing that is not public.
Goes out:  ``datos/``: every candidacy as XLSX, CSV, JSON and Parquet, what changed since the release before, the
           dictionary of every column, how to read them, and all of it as one ZIP.
Who:       nobody decides here: the columns follow from the questionnaires.
Basis:     Lineamientos, art. 24; activity 9 of the work plan («formato de base de datos»).

JSON is the unaltered form. In CSV a cell may bear one mark, and lists are joined: see ``cells``.
"""
