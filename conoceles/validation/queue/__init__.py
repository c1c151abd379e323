# SPDX-License-Identifier: EUPL-1.2
"""The queue: what waits to be read, in whose hands it is, and until when.

Comes in:  what candidacies sent (``capture``), and what was decided of it (``validation``).
Goes out:  assignments: who reads which candidacy, the first time and the second.
Who:       the Instancia Interna Responsable; never whoever sent what is read.
Until:     the days that the process gives the institute (``validation_days``), where it decided them.
Basis:     Lineamientos, art. 9 (validación de datos); rules of the domain, 4.1 to 4.4.

Whether all that is asked was answered is checked by the system, before anybody reads: nothing incomplete is sent.
What is kept sealed nobody reads: that it is complete is all there is to say of it.
"""
