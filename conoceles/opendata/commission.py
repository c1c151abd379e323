# SPDX-License-Identifier: EUPL-1.2
"""The tables of the commission, which supervision writes: what each column is, for the dictionary."""

from conoceles.publication.languages import N_

from .columns import Column, Type
from .described import Described

#: The name of what is frozen beside the candidacies for them.
NAME = "comision"

_OWED = (
    ("actividad", N_("Hacer la actividad")),
    ("remision", N_("Remitir el documento al INE")),
    ("aviso", N_("Informar al INE")),
    ("requerimiento", N_("Contestar al INE")),
)
_LIGHTS = (
    ("vencida", N_("Rojo: vencida, o cumplida fuera de plazo")),
    ("por-vencer", N_("Ámbar: vence en siete días, o vencida por diseño del plan")),
    ("al-dia", N_("Verde: en plazo o cumplida")),
    ("sin-plazo", N_("Gris: sin plazo todavía, o dispensada")),
)
_STATES = (
    ("en-espera", N_("En espera del acto que inicia su plazo")),
    ("en-plazo", N_("En plazo")),
    ("esta-semana", N_("Vence en los próximos siete días")),
    ("hoy", N_("Vence hoy")),
    ("vencida", N_("Vencida")),
    ("vencida-por-diseno", N_("Vencida por diseño del plan")),
    ("cumplida", N_("Cumplida en plazo")),
    ("cumplida-antes-del-plan", N_("Cumplida antes de que existiera el plan")),
    ("cumplida-tarde", N_("Cumplida fuera de plazo")),
    ("cumplida-tarde-por-diseno", N_("Cumplida tarde por diseño del plan")),
    ("dispensada", N_("Dispensada con motivo")),
)
DUTIES = Described(
    "datos/plazos.csv",
    (
        Column("renglon", Type.TEXT, "Renglón del plan de trabajo; vacía, lo pidió el INE"),
        Column("nombre", Type.TEXT, "Qué se debe, como lo dice el plan"),
        Column("que", Type.OPTION, "Qué de ello se debe", _OWED),
        Column("de", Type.TEXT, "El mes (AAAA-MM) o el día del que informa, cuando se debe varias veces"),
        Column("lo_debe", Type.LIST, "Quién lo debe"),
        Column("vence", Type.DAY, "El primer día en que vence; vacía, su plazo no empieza"),
        Column("fechas", Type.LIST, "Todas las fechas que el plan da; la primera es la que cuenta"),
        Column("estado", Type.OPTION, "Cómo estaba ese día", _STATES),
        Column("semaforo", Type.OPTION, "El color de ese estado", _LIGHTS),
        Column("cumplida_el", Type.DAY, "El día en que se cumplió"),
        Column("contradicciones", Type.LIST, "Claves de lo que el plan dice de dos maneras o deja sin decir"),
        Column("documentos", Type.LIST, "Números de los documentos publicados que la cumplen, en documentos.csv"),
        Column("al", Type.DAY, "De qué día es el estado"),
    ),
)
MEMBERS = Described(
    "datos/integracion.csv",
    (
        Column("lugar", Type.TEXT, "El lugar en la Comisión, o ante ella"),
        Column("nombre", Type.TEXT, "Quién lo ocupa"),
        Column("cargo", Type.TEXT, "Su cargo en el instituto"),
        Column("representa", Type.TEXT, "A quién representa: la clave de postulante en candidaturas.csv"),
        Column("acuerdo", Type.TEXT, "El acuerdo que lo determinó"),
        Column("acordado_el", Type.DAY, "El día de ese acuerdo"),
        Column("desde", Type.DAY, "El primer día"),
        Column("hasta", Type.DAY, "El último día; vacía, sigue"),
        Column("termina_por", Type.TEXT, "El acuerdo por el que terminó, si lo hubo"),
    ),
)
SESSIONS = Described(
    "datos/sesiones.csv",
    (
        Column("sesion", Type.TEXT, "La clase y el número de la sesión"),
        Column("fecha", Type.INSTANT, "Para cuándo se convocó"),
        Column("estado", Type.TEXT, "Cómo está la sesión"),
        Column("punto", Type.INTEGER, "Número del punto del orden del día"),
        Column("texto", Type.TEXT, "El punto del orden del día"),
        Column("resultado", Type.TEXT, "Qué se resolvió; vacía, nada o todavía no"),
        Column("acordado", Type.TEXT, "Lo acordado, en sus palabras"),
        Column("documento", Type.INTEGER, "Número del documento publicado, en documentos.csv"),
        Column("acta_aprobada_el", Type.DAY, "El día en que una sesión aprobó el acta de ésta"),
    ),
)
VOTES = Described(
    "datos/votos.csv",
    (
        Column("sesion", Type.TEXT, "La clase y el número de la sesión, como en sesiones.csv"),
        Column("punto", Type.INTEGER, "Número del punto del orden del día"),
        Column("nombre", Type.TEXT, "Quién votó"),
        Column("sentido", Type.TEXT, "A favor, en contra, abstención o excusa"),
    ),
)
DOCUMENTS = Described(
    "datos/documentos.csv",
    (
        Column("numero", Type.INTEGER, "Número del documento publicado"),
        Column("titulo", Type.TEXT, "Su título"),
        Column("clase", Type.TEXT, "Informe, dictamen, acuerdo, acta, oficio o convocatoria"),
        Column("version", Type.INTEGER, "Qué versión del documento es"),
        Column("fecha", Type.DAY, "El día en que se fijó esa versión"),
        Column("publicado_el", Type.DAY, "El día en que se publicó"),
        Column("publicado_por", Type.TEXT, "En qué carácter actuó quien lo publicó"),
        Column("archivo", Type.TEXT, "Dónde está el PDF, desde la raíz de este proceso"),
        Column("bytes", Type.INTEGER, "Cuánto pesa"),
        Column("sha256", Type.TEXT, "La huella del archivo"),
        Column("completo", Type.YES_NO, "Si es el documento completo, o su versión pública"),
        Column("fundamento", Type.TEXT, "De la versión pública, el fundamento para testar"),
        Column("motivo", Type.TEXT, "De la versión pública, por qué se testó"),
        Column("resolucion", Type.TEXT, "La resolución del Comité de Transparencia que la confirmó"),
        Column("resuelta_el", Type.DAY, "El día de esa resolución"),
    ),
)
POSTINGS = Described(
    "datos/estrados.csv",
    (
        Column("numero", Type.INTEGER, "Número de la fijación"),
        Column("que", Type.TEXT, "Qué se fijó"),
        Column("lugar", Type.TEXT, "En qué estrados"),
        Column("fijado", Type.INSTANT, "Cuándo se fijó"),
        Column("fijado_por", Type.TEXT, "En qué carácter actuó quien lo fijó"),
        Column("dias", Type.INTEGER, "Cuántos días debe estar"),
        Column("como_se_cuentan", Type.TEXT, "Qué días cuentan"),
        Column("ultimo_dia", Type.DAY, "El último de esos días"),
        Column("retirado", Type.INSTANT, "Cuándo se retiró; vacía, sigue fijado"),
        Column("retirado_por", Type.TEXT, "En qué carácter actuó quien lo retiró"),
        Column("documento", Type.INTEGER, "Número del documento publicado, en documentos.csv"),
    ),
)
TABLES = (DUTIES, MEMBERS, SESSIONS, VOTES, DOCUMENTS, POSTINGS)
