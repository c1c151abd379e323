# SPDX-License-Identifier: EUPL-1.2
"""The reasons of cuts, in words for people. None says anything exact, nor why a cell is hidden."""

from conoceles.statistics.disclosure import Flaw, Status, Table

from .rules import Reason

PHRASES = {
    Reason.NO_GROUPS: "Ningún cuestionario en vigor pregunta por un grupo que se cuente. Póngalo en vigor antes.",
    Reason.NOBODY_COUNTED: "Nadie consiente todavía que sus respuestas se cuenten: no hay qué cortar.",
    Reason.ANOTHER_WAITS: "El corte {number} todavía no es público. Publíquelo, o descártelo, antes de preparar otro.",
    Reason.AFTER_FINAL: "El corte {number} fue el final: después de él no hay otro.",
    Reason.NOT_PREPARED: "El corte {number} no está preparado: ya se firmó, se omitió o se descartó.",
    Reason.NOT_SAFE: (
        "El corte {number} no puede publicarse: la auditoría no probó que nadie quede señalado. Descártelo y prepare "
        "otro."
    ),
    Reason.NOT_COUNTABLE: (
        "Los conteos sellados de los cortes anteriores no corresponden con lo que se contó. No se preparó nada. Avise "
        "a quien opera el sistema."
    ),
    Reason.KNOWN_MORE: (
        "Desde que se auditó el corte {number}, los perfiles dicen, o están por decir, otra cosa. Audítelo otra vez y "
        "después fírmelo."
    ),
    Reason.SAME_PERSON: (
        "En este proceso hacen falta dos personas: quien preparó el corte no lo firma. Debe firmarlo otra de la "
        "Instancia Interna."
    ),
    Reason.SEEN_OTHER: (
        "Lo que usted miró del corte {number} no es lo que se firmaría: cambió mientras tanto. Mírelo otra vez."
    ),
    Reason.IS_PUBLIC: "El corte {number} ya es público: no se audita para firmarlo otra vez, ni se descarta.",
    Reason.NO_PURPOSE: "Diga para qué, en no más de {most} caracteres: con qué oficio, o para qué atribución.",
    Reason.NO_ANNEX: "El corte {number} no tiene conteos exactos: se omitió o se descartó.",
    Reason.NO_SUCH_CUT: "No hay un corte {number} en este proceso.",
    Reason.NO_REPORT: (
        "No se publicó: trae el corte estadístico {number} sin su informe de auditoría firmado. Fírmelo en «Cortes "
        "estadísticos» y publique otra vez. Lo publicado sigue como estaba."
    ),
    Reason.REPORT_ALTERED: (
        "El informe de auditoría del corte estadístico {number} no es el que se firmó: fue alterado, o se firmó con "
        "otra clave. Así no se publica. Avise a quien opera el sistema."
    ),
    Reason.TABLES_DIFFER: (
        "Las tablas del corte estadístico {number} no son las que se auditaron y firmaron. Así no se publica. Avise a "
        "quien opera el sistema."
    ),
    Reason.NOT_READABLE: (
        "Los cortes estadísticos que trae la publicación no se pueden leer: su archivo está dañado. Publique sin "
        "«--resume», para congelar otra vez."
    ),
    Reason.TAKEN_BACK: (
        "No se publicó: el corte estadístico {number} se descartó, o se auditó otra vez, mientras se preparaba la "
        "publicación. Publique otra vez, sin «--resume». Lo publicado sigue como estaba."
    ),
    Reason.WITHDREW: (
        "Desde que se preparó el corte {number}, alguien a quien cuenta retiró su consentimiento. Así no se firma ni "
        "se publica: descártelo y prepare otro."
    ),
}

#: What each table of a group is by, for headings.
TABLES = {
    Table.TOTAL: "Total",
    Table.BY_SEX: "Por sexo",
    Table.BY_POSITION: "Por cargo",
    Table.BY_PARTY: "Por postulante",
    Table.POSITION_SEX: "Por cargo y sexo",
    Table.PARTY_SEX: "Por postulante y sexo",
    Table.POSITION_PARTY: "Por cargo y postulante",
}

#: How an audit ended.
STATUSES = {
    Status.PROVEN: "Probado: de nadie que no lo haya hecho público se puede saber nada",
    Status.VIOLATED: "No probado: de alguien se podría saber algo",
    Status.UNSOLVED: "Sin resolver: el programa que audita no terminó",
}

#: What is told already by profiles and earlier cuts (SDC-1, 5).
FLAWS = {
    Flaw.EXISTENCE: "que entre unas cuantas personas hay alguien del grupo",
    Flaw.ABSENCE: "que entre unas cuantas personas hay menos del grupo de lo que dice la banda",
    Flaw.EVERYBODY: "que todas ellas son del grupo",
    Flaw.INSIDER: "algo de lo anterior, por una de ellas que sabe de sí misma",
}
