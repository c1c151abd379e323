# SPDX-License-Identifier: EUPL-1.2
"""What of documents anybody may read: nothing, until somebody publishes it (versiones públicas, estrados).

Comes in:  versions of documents that are final, what is to be taken out of them, or a file from which it was.
Goes out:  public versions, which say nothing of what was taken out; publications, which releases carry; fixings in the
           estrados with the certificates of both acts, and their public list.
Who:       the Instancia Interna and the Secretaría Técnica; the Secretaría Ejecutiva, in the estrados.
Basis:     Lineamientos, art. 10 (public sessions); laws of transparency and of personal data (U: which articles, the
           institute says with each public version). docs/decisions, «La Comisión en el sitio público».
"""
