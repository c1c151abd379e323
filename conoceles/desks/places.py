# SPDX-License-Identifier: EUPL-1.2
"""The rooms of the house that have a door on every desk from which one may enter: the door asks the room itself."""

from collections.abc import Iterator
from functools import cache

from django.http import Http404, HttpRequest
from django.urls import resolve, reverse

from conoceles.accounts.policy import Policy

#: In the order of the process: what is written at the door, and the name of the address.
_PLACES = (
    ("Cuestionarios", "capture:home"),
    ("Consentimientos", "consents:state"),
    ("Mis derechos sobre mis datos", "rights:home"),
    ("Aviso de privacidad", "rights:notices"),
    ("Atención en mesa", "capture:desk"),
    ("Avisos por entregar en papel", "notices:waiting"),
    ("Consentimientos en papel", "consents:papers"),
    ("Registro de candidaturas", "candidacies:register"),
    ("Paridad del registro", "balance:balance"),
    ("Movimientos del registro", "movements:ledger"),
    ("Extractos para el INE", "extracts:extracts"),
    ("Archivos del registro por cargar", "candidacies:uploads"),
    ("Calendario", "elections:calendar"),
    ("Cartas de acceso y su entrega", "credentials:deliveries"),
    ("Quién no ha enviado", "capture:omissions"),
    ("Avance de la captura", "progress:progress"),
    ("Cola de revisión", "queue:queue"),
    ("Textos repetidos", "suggestions:texts"),
    ("Pausas y retiros de lo publicado", "afterwards:home"),
    ("Cuánto tarda la revisión", "measures:measures"),
    ("Vista previa del Consejo General", "previewing:home"),
    ("Comentarios sobre la vista previa", "previewing:comments"),
    ("Quién abrió la vista previa", "previewing:log"),
    ("Cortes estadísticos", "cuts:home"),
    ("Publicación", "releasing:home"),
    ("Informes con cifras", "reports:home"),
    ("Expedientes y vistas", "dossiers:home"),
    ("Qué se debe, y hasta cuándo", "obligations:board"),
    ("El plan de la Comisión", "plans:plan"),
    ("Informes, dictámenes y oficios", "documents:documents"),
    ("Seguimiento especial", "follow-ups:registers"),
    ("Sesiones de la Comisión", "sessions:sessions"),
    ("Remisiones al INE", "remissions:home"),
    ("Lo que se publica y los estrados", "publicity:listing"),
    ("Bitácora de actividades", "documents:activities"),
    ("Oficialía de partes", "documents:incoming"),
    ("Derechos sobre datos personales", "rights:desk"),
    ("Solicitudes de derechos, en cifras", "rights:counts"),
    ("Comprobar un acuse", "capture:verify"),
    ("Respaldos", "custody:standing"),
    ("Vigilancia", "watching:standing"),
    ("Fin del tratamiento", "ending:home"),
    ("Documento de seguridad", "evidence:home"),
    ("Bitácora de vulneraciones", "breaches:home"),
    ("Personas y caracteres", "accounts:appointments"),
    ("Caracteres por confirmar", "accounts:unconfirmed"),
    ("Personas invitadas", "accounts:people"),
    ("Bitácora", "desks:record"),
)


@cache  # where an address leads does not change while the program runs
def _entrances() -> tuple[tuple[str, str, Policy], ...]:
    """What is written at each door, its address, and who may open it."""
    addresses = [(words, reverse(name)) for words, name in _PLACES]
    return tuple((words, address, resolve(address).func.policy) for words, address in addresses)


def doors(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The name and the address of each place that whoever asks may enter in the capacity she chose."""
    for name, address, declared in _entrances():
        try:
            subject = declared.on(request) if declared.on else None
        except Http404:
            continue
        if declared.allowed(request.acting, subject):
            yield name, address
