# SPDX-License-Identifier: EUPL-1.2
"""Elections: an electoral process, as data.

Comes in:  the folder ``processes/<slug>``: TOML and CSV that an institute writes.
Goes out:  offices, territories, postulants, calendar and questionnaires, versioned.
Who:       the Área responsable and the Instancia Interna; an agreement of the
           Consejo General puts each version in force.
Basis:     Lineamientos, arts. 1, 9 and 11.

Code never names a question, a party or an office: those are all here. ``reading`` turns
the folder into the plain values of ``described`` or tells everything that is wrong with it;
``writing``, behind ``actions``, makes the tables say the same.
"""
