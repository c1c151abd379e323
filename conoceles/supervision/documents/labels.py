# SPDX-License-Identifier: EUPL-1.2
"""What bodies are called, on pages and in the documents themselves."""

from .rules.words import Body

BODIES = {
    Body.INSTANCE: "Instancia Interna Responsable",
    Body.UNIT: "Unidad responsable",
    Body.AREA: "Área responsable",
    Body.GROUP: "Grupo de Trabajo",
    Body.COMMISSION: "Comisión",
    Body.SECRETARY: "Secretaría Técnica",
    Body.PRESIDENCY: "Presidencia de la Comisión",
    Body.COUNCIL: "Consejo General",
    Body.INE: "INE",
    Body.PARTIES: "Partidos y candidaturas",
}
