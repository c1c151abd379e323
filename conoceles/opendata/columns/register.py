# SPDX-License-Identifier: EUPL-1.2
"""What the register says of a candidacy."""

from functools import partial

from conoceles.opendata.cells import Value
from conoceles.publication.languages import N_
from conoceles.publication.snapshot import Header, Profile, on_ballot

from .column import Column, Type

_KINDS = (
    ("partido", N_("partido político")),
    ("coalicion", N_("coalición")),
    ("comun", N_("candidatura común")),
    ("independiente", N_("candidatura independiente")),
)
_STATUS = (
    ("registrada", N_("contiende")),
    ("sustituida", N_("otra persona ocupa su lugar")),
    ("renuncia", N_("renunció")),
    ("cancelada", N_("su registro se canceló")),
    ("fallecimiento", N_("falleció")),
)

_PRINCIPLES = (("MR", N_("mayoría relativa")), ("RP", N_("representación proporcional")))
_SEATS = (("P", N_("propietaria o propietario")), ("S", N_("suplente")))
_ON_BALLOT = (
    ("aparece_y_contiende", N_("su nombre está en la boleta impresa y contiende")),
    ("aparece_y_no_contiende", N_("su nombre quedó en la boleta impresa y no contiende")),
    ("contiende_sin_aparecer", N_("contiende y su nombre no está en la boleta impresa")),
    ("ni_aparece_ni_contiende", N_("su nombre no está en la boleta impresa y no contiende")),
)
_unlogged = partial(Column, logged=False)
_SEXES = (("mujer", N_("mujer")), ("hombre", N_("hombre")), ("no_binario", N_("no binario")))

#: In the order of the files. ``values`` below gives exactly these.
REGISTER = (
    Column("id", Type.TEXT, "Identificador de la candidatura; no cambia de una publicación a otra"),
    Column("slug", Type.TEXT, "Identificador legible, parte de su dirección; no cambia"),
    Column("direccion", Type.TEXT, "Dirección del perfil, a partir de la raíz de este proceso"),
    Column("proceso", Type.TEXT, "Clave del proceso electoral"),
    Column("entidad", Type.TEXT, "Entidad federativa del proceso"),
    Column("eleccion", Type.TEXT, "Clave de la elección: lo que una boleta elige"),
    Column("eleccion_nombre", Type.TEXT, "Nombre de la elección"),
    Column("principio", Type.OPTION, "Principio por el que se elige", _PRINCIPLES),
    Column("cargo", Type.TEXT, "Clave del cargo al que se aspira"),
    Column("cargo_nombre", Type.TEXT, "Nombre del cargo"),
    Column("demarcacion_tipo", Type.TEXT, "Qué es la demarcación: entidad, distrito, municipio o circunscripción"),
    Column("demarcacion", Type.TEXT, "Clave de la demarcación que elige"),
    Column("demarcacion_nombre", Type.TEXT, "Nombre de la demarcación"),
    Column("demarcacion_numero", Type.INTEGER, "Número de la demarcación, si lo tiene"),
    Column("postulante", Type.TEXT, "Clave de quien postula"),
    Column("postulante_nombre", Type.TEXT, "Nombre de quien postula"),
    Column("postulante_tipo", Type.OPTION, "Qué es quien postula", _KINDS),
    Column("integrantes", Type.LIST, "Claves de los partidos de la coalición o candidatura común"),
    Column("siglado", Type.TEXT, "Partido de origen dentro de la coalición o candidatura común"),
    Column("calidad", Type.OPTION, "Lugar dentro de la fórmula", _SEATS),
    Column("numero", Type.TEXT, "Número de fórmula o lugar en la lista, como se registró"),
    Column("orden", Type.INTEGER, "Orden en la lista o planilla, para acomodar"),
    Column("formula", Type.LIST, "slug de la otra persona de la fórmula"),
    Column("nombre", Type.TEXT, "Nombre como aparece en la boleta"),
    Column("sobrenombre", Type.TEXT, "Sobrenombre como aparece en la boleta"),
    Column("sexo", Type.OPTION, "Sexo, como se registró", _SEXES),
    Column("edad", Type.INTEGER, "Edad en años, como se registró"),
    Column("reeleccion", Type.YES_NO, "Si se postula para reelegirse; vacía cuando el registro no lo dice"),
    Column("estatus", Type.OPTION, "En qué está el registro", _STATUS),
    Column("estatus_fecha", Type.DAY, "Desde cuándo"),
    Column("registro_fecha", Type.DAY, "Cuándo se registró"),
    Column("acuerdo", Type.TEXT, "Acuerdo por el que se registró"),
    _unlogged("acciones_afirmativas", Type.LIST, "Acciones afirmativas de su registro, donde el proceso las publica"),
    _unlogged("se_identifica_con", Type.LIST, "Grupos a los que dijo pertenecer, con su consentimiento; o vacía"),
    _unlogged("sal", Type.TEXT, "Valor al azar: sin él, nadie adivina lo anterior por su huella"),
    Column("sustituye_a", Type.TEXT, "slug de la candidatura en cuyo lugar se registró; vacía si no sustituyó a nadie"),
    Column("sustituida_por", Type.TEXT, "slug de quien quedó en su lugar, la última si hubo varias; o vacía"),
    Column("perfil_retirado", Type.INSTANT, "Desde cuándo no se muestra su perfil, aunque su registro siga; o vacía"),
    Column("perfil_retirado_por", Type.TEXT, "Por qué no se muestra su perfil: clave del motivo; o vacía"),
    Column("movimientos", Type.LIST, "Lo que ordenaron los acuerdos: clase, desde cuándo y acuerdo, entre comas"),
    Column("boleta_cierre", Type.DAY, "Desde qué día lo que cambia ya no se imprime en la boleta, cuando llega"),
    Column("boleta", Type.OPTION, "Si aparece en la boleta impresa y si contiende; o vacía", _ON_BALLOT),
    Column("boleta_nombre", Type.TEXT, "Nombre que lleva la boleta, si aparece en ella"),
    Column("boleta_cargo", Type.TEXT, "Clave del cargo con que aparece en la boleta"),
    Column("boleta_numero", Type.TEXT, "Número de fórmula o lugar con que aparece en la boleta"),
    Column("boleta_calidad", Type.OPTION, "Lugar dentro de la fórmula con que aparece en la boleta", _SEATS),
    Column("boleta_nadie_contiende", Type.YES_NO, "Si en el lugar que tenía no contiende nadie; o vacía"),
)  # fmt: skip


class Places:
    """The catalogues of a header, by key."""

    def __init__(self, header: Header) -> None:
        self._process = header.process
        self._offices = {office.key: office for office in header.offices}
        self._positions = {(position.office, position.key): position for position in header.positions}
        self._territories = {place.id: place for place in header.territories}
        self._postulants = {postulant.key: postulant for postulant in header.postulants}

    def values(self, profile: Profile) -> list[Value]:
        """The register's values of *profile*, as ``REGISTER`` lists them; what the register does not say is None."""
        office = self._offices[profile.office]
        place = self._territories[profile.territory]
        postulant = self._postulants[profile.postulant]
        return [
            profile.id,
            profile.slug,
            f"{office.slug}/{place.slug}/{profile.slug}.html",
            self._process.slug,
            self._process.entity,
            office.key,
            office.name,
            office.principle or None,
            profile.position,
            self._positions[profile.office, profile.position].name,
            place.kind,
            place.id,
            place.name,
            place.number,
            postulant.key,
            postulant.name,
            postulant.kind,
            list(postulant.members),
            profile.party_of_origin or None,
            profile.seat,
            profile.number or None,
            profile.order,
            [mate.slug for mate in profile.mates],
            profile.name,
            profile.nickname or None,
            profile.sex or None,
            profile.age,
            profile.reelection,
            profile.status,
            profile.status_on or None,
            profile.registered_on or None,
            profile.agreement or None,
            list(profile.affirmative),
            [group.key for group in profile.badges],
            profile.salt or None,
            profile.replaces.slug if profile.replaces else None,
            profile.replaced_by.slug if profile.replaced_by else None,
            profile.withdrawn.since if profile.withdrawn else None,
            profile.withdrawn.motive if profile.withdrawn else None,
            [f"{one.kind}, {one.on}, {one.agreement}" for one in profile.moves],
            *_of_the_ballot(profile, office.ballots_closed_on),
        ]


def _of_the_ballot(profile: Profile, closed_on: str) -> list[Value]:
    said = on_ballot(profile)
    printed = profile.on_paper if profile.printed else None
    return [
        closed_on or None,
        said.value if said else None,
        printed.name if printed else None,
        printed.position if printed else None,
        (printed.number or None) if printed else None,
        printed.seat if printed else None,
        profile.vacant if closed_on else None,
    ]
