# SPDX-License-Identifier: EUPL-1.2
"""The settings that the rules leave open: every process states each, with its source, or says it is undecided.

A value nobody found in a rule is never a constant in code (rules of the domain, sections 4.4 and 10).
"""

from dataclasses import dataclass

from conoceles.kernel.text import Counting


@dataclass(frozen=True, slots=True)
class Setting:
    """One open setting: what sort of value it takes, and which where they are few."""

    kind: type
    meaning: str
    choices: tuple[str, ...] = ()
    pattern: str = ""  # for a text that is a list: a regular expression, with an example of it in ``meaning``


#: Days, hours or times that any of them may say; more was mistyped.
MOST = 10_000

#: The codes of ``validation.afterwards.rules.Motive``, which comes later: a test compares both.
_MOTIVES = "sentencia|medida-cautelar|acuerdo|solicitud|derechos-de-terceros|error-de-publicacion"

#: By key. ``docs/processes.md`` lists them in the same words.
SETTINGS = {
    "counting": Setting(str, "cómo se cuentan los caracteres de un texto", tuple(Counting)),
    "affirmative_action_public": Setting(bool, "si se publica la acción afirmativa por la que se registró"),
    "validation_model": Setting(
        str,
        "quién verifica antes de publicar: solo el instituto, o el instituto después de que el actor político acepta",
        ("instituto", "actor-politico"),
    ),
    "second_approver": Setting(bool, "si lo que una persona del instituto aprueba debe aprobarlo también otra"),
    "figures_count": Setting(
        str, "si una postulación de alianza cuenta una vez o por cada partido", ("una-vez", "por-partido")
    ),
    "activation_days": Setting(int, "días que sirve el código de una carta de acceso"),
    "capture_from": Setting(
        str,
        "desde cuándo corren los días de captura de cada candidatura, o si son los del calendario",
        ("calendario", "entrega-de-cuentas", "aprobacion-del-registro"),
    ),
    "capture_days": Setting(int, "días que tiene cada candidatura para capturar"),
    "capture_first_day_counts": Setting(bool, "si el día de la entrega o de la aprobación es el primero de esos días"),
    "day_kind": Setting(str, "qué días se cuentan", ("naturales", "habiles")),
    "late_capture": Setting(bool, "si se recibe la captura después de esos días, hasta el fin de las campañas"),
    "reminder_days": Setting(
        str,
        "cuántos días antes del último se recuerda a quien no ha enviado; por ejemplo, 7, 3, 1, 0",
        pattern=r"\d{1,3}(, ?\d{1,3})*",
    ),
    "similar_share": Setting(
        int, "qué tanto de un texto, de cada cien, debe estar en otro para avisar a quien lee de que se parecen"
    ),
    "searched_sections": Setting(
        str,
        "en qué rubros del cuestionario público se busca por palabra; por ejemplo, propuestas, genero",
        pattern=r"[a-z0-9-]+(?:, ?[a-z0-9-]+)*",
    ),
    "validation_days": Setting(int, "días que tiene el instituto para validar"),
    "correction_days": Setting(int, "días que tiene la candidatura para corregir"),
    "corrections_allowed": Setting(int, "cuántas correcciones puede pedir la candidatura"),
    "correction_needs_approval": Setting(
        bool, "si la Instancia Interna concede cada corrección que pide la candidatura antes de abrirla"
    ),
    "withdrawal_motives": Setting(
        str,
        "por qué motivos se pausa un rubro o se retira un perfil ya publicado; por ejemplo, sentencia, acuerdo",
        pattern=rf"(?:{_MOTIVES})(?:, ?(?:{_MOTIVES}))*",
    ),
    "correction_history": Setting(bool, "si al corregir el registro a mano se conserva lo que decía antes"),
    "public_languages": Setting(
        str,
        "en qué idiomas, además del español, se publica el sitio; por ejemplo, en, yua",
        pattern=r"[a-z]{2,3}(?:, ?[a-z]{2,3})*",
    ),
    "publication_hours": Setting(int, "horas entre validar y publicar"),
    "register_before_opening": Setting(
        bool,
        "si antes de su fecha de publicación se ve quién está registrado para un cargo, sin nada de lo que capturó",
    ),
    "two_persons": Setting(
        bool, "si nombrar a quien revisa o nombra, y publicar lo que uno mismo aprobó, necesitan a otra persona"
    ),
    "preview_days": Setting(int, "días de la vista previa del Consejo General (art. 13)"),
    "preview_councillors": Setting(str, "qué ven las consejerías en la vista previa", ("todo", "nada")),
    "preview_executive_secretary": Setting(str, "qué ve la Secretaría Ejecutiva en la vista previa", ("todo", "nada")),
    "preview_representations": Setting(
        str,
        "qué ve en la vista previa una representación ante el Consejo General",
        ("sus-candidaturas", "todo", "nada"),
    ),
    "preview_commission": Setting(
        str, "qué ven en la vista previa la Comisión y su Secretaría Técnica", ("todo", "nada")
    ),
    "party_captures_curricular": Setting(bool, "si el actor político puede capturar el curricular de sus candidaturas"),
    "party_captures_identity": Setting(
        bool,
        "si el actor político puede capturar, sin leerla, la identidad que una candidatura dio en su formato firmado",
    ),
    "party_reads_identity": Setting(bool, "si el actor político puede leer las respuestas de identidad"),
    "identity_detail_public": Setting(bool, "si se publica, con consentimiento, más que el distintivo del grupo"),
    "identity_needs_consent": Setting(
        bool, "si hace falta consentir el tratamiento antes de enviar el cuestionario de identidad"
    ),
    "consent_thumbprint": Setting(bool, "si se recibe un consentimiento firmado con huella digital y dos testigos"),
    "consent_interpreter_maya": Setting(bool, "si se recibe un consentimiento que interpretó alguien en lengua maya"),
    "consent_interpreter_lsm": Setting(
        bool, "si se recibe un consentimiento que interpretó alguien en lengua de señas mexicana"
    ),
    "desk_captures": Setting(
        bool, "si la mesa de atención captura, del formato impreso y firmado, por quien no puede hacerlo"
    ),
    "parity_rule": Setting(
        str,
        "cuándo hay paridad entre las titulares de cada postulación por cargo: mitad y mitad con una de diferencia "
        "a lo más, o mujeres por lo menos la mitad",
        ("mitad-y-mitad", "mujeres-al-menos-la-mitad"),
    ),
    "alternation_rule": Setting(bool, "si en cada lista y planilla se alternan mujeres y hombres, lugar por lugar"),
    "alternate_sex": Setting(
        str,
        "de qué sexo es la suplencia: el mismo, o también mujer cuando el titular es hombre, o cualquiera",
        ("mismo-sexo", "mujer-suplente-de-hombre", "cualquiera"),
    ),
    "affirmative_place_kept": Setting(
        bool, "si el lugar registrado por una acción afirmativa la conserva cuando cambia la persona"
    ),
    "balance_non_binary": Setting(
        str,
        "cómo cuentan las personas no binarias en la paridad y en la alternancia: aparte, o en los lugares de hombres",
        ("aparte", "lugar-de-hombres"),
    ),
    "ballot_names": Setting(
        str,
        "qué nombres lleva la boleta impresa: todos, los de quien encabeza y su suplente, o sólo quien encabeza",
        ("todos", "encabeza-y-suplente", "encabeza"),
    ),
    "draw_seed": Setting(
        str,
        "el texto del que sale el orden sorteado de las comparaciones, de 8 a 200 caracteres en un renglón y sin «|»; "
        "por ejemplo, los números premiados de un sorteo público posterior al registro",
        pattern=r"(?=\S)[^|\n\r]{8,200}(?<=\S)",
    ),
    "progress_whom": Setting(
        str,
        "a quién se cuenta en el avance de la captura: a quienes contienden al corte, o también a quienes ya no",
        ("vigentes", "todas"),
    ),
    "progress_cuts": Setting(
        str,
        "para qué días se ordena un informe del avance de la captura, y cuál es el de resultados finales; por ejemplo, "
        "2024-03-01 avance, 2024-05-31 avance, 2024-09-01 final",
        pattern=r"\d{4}-\d{2}-\d{2} (?:avance|final)(?:, ?\d{4}-\d{2}-\d{2} (?:avance|final))*",
    ),
    "progress_cut_instant": Setting(
        str,
        "con qué corte se hace el informe de un día: el que se toma al empezar ese día, o al terminarlo",
        ("inicio-del-dia", "fin-del-dia"),
    ),
    "session_notice_hours": Setting(
        int, "horas de anticipación con que se notifica una sesión ordinaria de la Comisión"
    ),
    "session_notice_hours_extraordinary": Setting(
        int,
        "horas de anticipación con que se notifica una sesión extraordinaria de la Comisión; una urgente no las pide",
    ),
    "session_quorum": Setting(
        str,
        "con cuántas personas con voto sesiona la Comisión: la mayoría, la mayoría con quien la preside, o todas",
        ("mayoria", "mayoria-con-presidencia", "todas"),
    ),
    "session_second_call_anyone": Setting(bool, "si en segunda convocatoria la Comisión sesiona con quienes asistan"),
    "session_casting_vote": Setting(bool, "si quien preside la Comisión desempata con su voto"),
    "arco_day_kind": Setting(
        str, "qué días cuentan para atender derechos sobre datos personales", ("habiles", "naturales")
    ),
    "arco_answer_days": Setting(
        int, "días para contestar, y notificar, una solicitud de derechos sobre datos personales"
    ),
    "arco_extension_days": Setting(int, "días que puede ampliarse, una vez y con motivo, el plazo para contestarla"),
    "arco_prevent_days": Setting(int, "días para pedir a la persona que complete su solicitud"),
    "arco_complete_days": Setting(int, "días que tiene la persona para completarla"),
    "arco_prevented_term": Setting(
        str,
        "si al completarla el plazo para contestar empieza de nuevo o sigue donde iba",
        ("empieza-de-nuevo", "sigue"),
    ),
    "arco_effect_days": Setting(int, "días, desde que se notifica, para que lo que procede se cumpla"),
    "arco_noted_days": Setting(
        int, "días para anotar una notificación en papel; si pasan más, o no se decide, cuenta el día en que se anotó"
    ),
    "arco_portability": Setting(bool, "si la portabilidad se recibe como un derecho más"),
    "access_names_readers": Setting(
        bool, "si la copia de los datos de una persona nombra a quien leyó algo suyo, y no sólo en qué carácter lo leyó"
    ),
    "blocking_days": Setting(int, "días después de la jornada en que vence bloquear los datos de las candidaturas"),
    "security_contact": Setting(
        str,
        "a quién se avisa de una falla de seguridad del sitio; por ejemplo, mailto:seguridad@conoceles.example",
        pattern=r"(?:mailto:[^\s@]+@[^\s@]+|https://\S+)",
    ),
    "breach_person_hours": Setting(
        int, "horas, desde que se supo de una vulneración, para avisar a cada persona a la que afecta"
    ),
    "breach_guarantor_hours": Setting(
        int, "horas, desde que se supo de una vulneración, para notificarla a la autoridad garante"
    ),
    "session_mail_notifies": Setting(
        bool, "si el correo con que se manda la convocatoria notifica por sí solo a quien se convoca"
    ),
    "retention_days": Setting(int, "días que dura el bloqueo, antes de cancelar los datos"),
    "public_archive": Setting(
        str,
        "qué pasa con los perfiles publicados cuando se bloquean sus datos; por decidir, se conservan como archivo",
        ("se-conserva", "se-retira"),
    ),
}
