# SPDX-License-Identifier: EUPL-1.2
"""The roles of the process and the acts they may do, each with its word in Spanish."""

from dataclasses import dataclass
from enum import StrEnum

from .places import Reach


class Role(StrEnum):
    """In what capacity someone acts (rules of the domain, section 5)."""

    CONSOLE = "consola"
    CANDIDACY = "candidatura"
    PARTY_ROOT = "cuenta-generica"
    PARTY = "representacion"
    AREA = "area-responsable"
    INSTANCE = "instancia-interna"
    UNIT = "unidad-tecnica"
    PRESIDENCY = "presidencia-de-comision"
    COMMISSIONER = "integrante-de-comision"
    AIDE = "auxiliar-de-consejeria"
    SECRETARY = "secretaria-tecnica"
    GENERAL_COUNCIL = "consejo-general"
    EXECUTIVE_SECRETARY = "secretaria-ejecutiva"
    COUNCIL_REPRESENTATIVE = "representacion-ante-el-consejo"
    REPRESENTATIVE = "representacion-en-comision"
    WORKING_GROUP = "grupo-de-trabajo"
    LOCAL_COUNCIL = "consejo-local"
    AUDITOR = "auditoria"


@dataclass(frozen=True)
class Kind:
    """What a role is: its name, how far its scope reaches, and how its sessions must be."""

    name: str
    reach: Reach
    second_factor: bool = True
    #: Whether that factor must be a passkey: of whoever publishes, none that a false page can take will do.
    passkey: bool = False
    staff: bool = False
    note: str = ""


#: Every role. Staff sessions end after 8 hours, others after 12; only candidacies may go without second factor.
ROLES: dict[Role, Kind] = {
    Role.CONSOLE: Kind("Consola", Reach.ANYWHERE, staff=True, note="la terminal; en producción responde una persona"),
    Role.CANDIDACY: Kind("Candidatura", Reach.CANDIDACY, second_factor=False, note="puede inscribir segundo factor"),
    Role.PARTY_ROOT: Kind(
        "Cuenta genérica",
        Reach.PARTY,
        note="de partido, coalición, candidatura común o independiente: sólo invita a personas con nombre",
    ),
    Role.PARTY: Kind(
        "Representación del postulante",
        Reach.PARTY,
        note="no lee respuestas de identidad; puede limitarse a algunos cargos o lugares",
    ),
    Role.AREA: Kind("Área responsable", Reach.PROCESS, staff=True, note="Coordinación de organización"),
    Role.INSTANCE: Kind(
        "Instancia Interna Responsable", Reach.PROCESS, passkey=True, staff=True, note="publica; no edita textos"
    ),
    Role.UNIT: Kind("Unidad de Tecnologías", Reach.PROCESS, staff=True, note="no ve ninguna respuesta de identidad"),
    Role.PRESIDENCY: Kind("Presidencia de la Comisión", Reach.PROCESS, staff=True),
    Role.COMMISSIONER: Kind("Integrante de la Comisión", Reach.PROCESS, staff=True),
    Role.AIDE: Kind(
        "Auxiliar de consejería",
        Reach.PROCESS,
        staff=True,
        note="por delegación con nombre y fechas; nunca vota ni firma",
    ),
    Role.SECRETARY: Kind("Secretaría Técnica", Reach.PROCESS, staff=True, note="no vota"),
    Role.GENERAL_COUNCIL: Kind(
        "Consejo General", Reach.PROCESS, staff=True, note="consejerías, con voz y voto; vista previa (art. 13)"
    ),
    Role.EXECUTIVE_SECRETARY: Kind(
        "Secretaría Ejecutiva", Reach.PROCESS, staff=True, note="en el Consejo General, con voz y sin voto"
    ),
    Role.COUNCIL_REPRESENTATIVE: Kind(
        "Representación ante el Consejo General",
        Reach.PARTY,
        note="con voz y sin voto; no ve lo que un rival todavía no hace público",
    ),
    Role.REPRESENTATIVE: Kind("Representación ante la Comisión", Reach.PROCESS, note="asiste; no vota"),
    Role.WORKING_GROUP: Kind(
        "Grupo de Trabajo",
        Reach.PROCESS,
        staff=True,
        note="UAI, UTI y Coordinación; presenta con el nombre de sus integrantes y no depende de la Comisión",
    ),
    Role.LOCAL_COUNCIL: Kind("Consejo distrital o municipal", Reach.BODY, staff=True),
    Role.AUDITOR: Kind("Auditoría", Reach.PROCESS, staff=True, note="sólo lee la bitácora"),
}


class Act(StrEnum):
    """What can be done, as the table of permissions names it; the words are the ones people read."""

    DEFINE = "Cargar la definición del proceso"
    PUT_IN_FORCE = "Poner en vigor por acuerdo"
    REGISTER = "Cargar el registro de candidaturas y sus sustituciones"
    EXTRACT = "Sacar del registro lo que se remite al INE"
    SEE_BALANCE = "Ver si el registro guarda paridad y alternancia"
    LOAD_HISTORY = "Cargar lo capturado en otro sistema"
    CAPTURE = "Contestar los cuestionarios y enviarlos"
    CAPTURE_ON_BEHALF = "Capturar lo curricular por una candidatura"
    ENDORSE = "Aceptar lo que envió una candidatura suya"
    OPEN_CAPTURE = "Abrir la captura a una sola candidatura"
    REMIND = "Recordar a las candidaturas cuánto les queda"
    CERTIFY_NOTICES = "Hacer constar los avisos que se enviaron"
    DRAFT_REPORT = "Hacer proyectos de informe con cifras"
    MAKE_DOSSIER = "Formar expedientes y vistas de hechos"
    VERIFY_ACUSE = "Comprobar un acuse de captura"
    CONSENT = "Consentir la publicación y retirarla"
    REGISTER_CONSENT = "Registrar un consentimiento firmado a mano"
    HAND_OVER_FORMS = "Imprimir formatos de consentimiento y entregar los que se firmaron"
    ENTER_IDENTITY = "Capturar, sin leerla, la identidad de un formato firmado"
    CAPTURE_AT_DESK = "Capturar en la mesa, del formato impreso, por una candidatura"
    READ_IDENTITY = "Leer las respuestas de identidad de la propia candidatura"
    SEE_PROGRESS = "Ver el avance de la captura"
    REVIEW = "Revisar, observar y aprobar"
    MEASURE_REVIEW = "Ver cuánto tarda la revisión"
    RELEASE = "Congelar, mostrar y programar publicaciones"
    PREVIEW = "Ver la publicación antes de que sea pública"
    FOLLOW_PREVIEW = "Ver quién abrió la vista previa y qué se comentó"
    CUT_STATISTICS = "Preparar y firmar cortes estadísticos"
    READ_ANNEX = "Leer, diciendo para qué, los conteos exactos de un corte"
    SEE_STATISTICS = "Ver los cortes estadísticos, como son públicos"
    APPOINT = "Nombrar en un carácter y terminarlo"
    DELEGATE = "Delegar en una persona auxiliar"
    INVITE = "Invitar a una persona con nombre"
    REISSUE = "Reponer el acceso de una persona"
    DELIVER = "Entregar cartas de acceso y registrar acuses"
    CONVENE = "Convocar y llevar las actas"
    READ_SESSION_PAPERS = "Leer los documentos de la sesión"
    PRESENT_PROJECT = "Presentar proyectos"
    VOTE = "Votar"
    SIGN = "Firmar dictámenes e informes"
    SEE_PLAN = "Ver el plan de la Comisión y lo que se debe"
    KEEP_PLAN = "Anotar la aprobación del plan, lo que inicia un plazo y las dispensas"
    MEET = "Anotar con qué se cumplió lo que debe"
    SEE_DOCUMENTS = "Ver los documentos de la supervisión y sus rutas"
    KEEP_DOCUMENTS = "Elaborar documentos y anotar los pasos de su ruta"
    LOG_ACTIVITY = "Anotar en la bitácora lo que cada unidad y cada partido hizo"
    KEEP_INCOMING = "Registrar los escritos recibidos"
    PUBLISH_DOCUMENTS = "Publicar documentos de la Comisión y hacer sus versiones públicas"
    POST = "Fijar documentos en estrados, retirarlos y dar razón de ello"
    REMIT = "Armar y enviar al INE las remisiones, y anotar sus respuestas"
    ASK_RIGHTS = "Ejercer los derechos sobre los propios datos"
    ATTEND_RIGHTS = "Atender a quien ejerce derechos sobre sus datos"
    COUNT_RIGHTS = "Ver cuántas solicitudes de derechos hay"
    END_TREATMENT = "Bloquear y cancelar los datos cuando termina su tratamiento"
    OPERATE = "Operar el sistema y sus respaldos"
    KEEP_SECURITY = "Expedir el documento de seguridad y llevar la bitácora de vulneraciones"
    AUDIT = "Leer la bitácora"
