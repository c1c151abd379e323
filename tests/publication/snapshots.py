# SPDX-License-Identifier: EUPL-1.2
"""Snapshots of an invented process: every kind of office, place, postulant and absence, and texts that mean harm."""

import uuid
from collections.abc import Iterable
from pathlib import Path

import msgspec

from conoceles.elections.questionnaire import Condition, Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel import digests
from conoceles.kernel.text import Counting
from conoceles.publication.snapshot import (
    AgeGroup,
    Crossing,
    DateInfo,
    FilterInfo,
    GroupInfo,
    Header,
    MapInfo,
    Mate,
    OfficeInfo,
    Other,
    Past,
    Picture,
    PositionInfo,
    PostulantInfo,
    ProcessInfo,
    Profile,
    QuestionnaireInfo,
    Race,
    ShapeInfo,
    Sheet,
    Snapshot,
    SourceInfo,
    State,
    TerritoryInfo,
    note_line,
)


def asked(key, label, kind, **more):
    return Question(key, label, kind, Visibility.PUBLIC, "inventada para las pruebas", "A", **more)


CURRICULAR = Definition(
    slug="curricular",
    name="Cuestionario curricular",
    counting=Counting.COLLAPSED,
    source="inventado para las pruebas",
    sections=(
        Section(
            "contacto",
            "Medios de contacto",
            (
                asked("telefono", "Teléfono", Kind.PHONE, items=3),
                asked("correo", "Correo electrónico", Kind.EMAIL),
                asked("pagina", "Página web", Kind.URL),
                asked("red", "Red social", Kind.URL, hosts=("red.example",)),
                Question("aclaraciones", "Para aclaraciones", Kind.EMAIL, Visibility.NEVER, "prueba", "C"),
            ),
            public_order=9,
        ),
        Section(
            "formacion",
            "Formación académica",
            (
                asked(
                    "grado", "Grado máximo", Kind.CHOICE,
                    options=(Option("ninguno", "Sin estudios"), Option("otro", "Otro", specify=True)),
                ),
                asked("estatus", "Estatus", Kind.CHOICE, options=(Option("titulo", "Título"),),
                      hidden_when=Condition("grado", ("ninguno",))),
                asked("cursos", "Cursos", Kind.TEXT, items=20),
            ),
            public_order=5,
        ),
        Section(
            "propuestas",
            "Sus propuestas",
            (
                asked("foto", "Fotografía", Kind.PHOTO),
                asked("propuesta_1", "Propuesta 1", Kind.LONG_TEXT),
                asked("propuesta_2", "Propuesta 2", Kind.LONG_TEXT),
            ),
            public_order=1,
        ),
        Section("historia", "Historia profesional", (asked("historia", "Historia", Kind.LONG_TEXT),), public_order=3),
    ),
)  # fmt: skip
IDENTITY = Definition(
    slug="identidad",
    name="Cuestionario de identidad",
    counting=Counting.COLLAPSED,
    source="inventado para las pruebas",
    sections=(
        Section("identidad", "Identidad", (Question("lengua", "Lengua", Kind.TEXT, Visibility.STATISTICS, "p", "A"),)),
    ),
)

HEADER = Header(
    process=ProcessInfo(
        "prueba", "Proceso inventado 2026-2027", "Instituto Electoral de Sacnicté", "IES", "Sacnicté", "2027-06-06",
        "America/Merida", "Demostración: nadie de este sitio existe.",
    ),
    offices=(
        OfficeInfo("gubernatura", "Gubernatura", "Gubernatura", "gubernatura", "", "entidad", 1),
        OfficeInfo("mr", "Diputación de mayoría relativa", "Diputaciones", "diputaciones-mr", "MR", "distrito", 2),
        OfficeInfo("rp", "Diputación plurinominal", "Diputaciones RP", "diputaciones-rp", "RP", "circunscripcion", 3),
        OfficeInfo("ayuntamiento", "Ayuntamiento", "Ayuntamientos", "ayuntamientos", "", "municipio", 4),
    ),
    positions=(
        PositionInfo("gubernatura", "gubernatura", "Gubernatura", "Gobernadora", "Gobernador", 1, heads=True),
        PositionInfo("diputacion", "mr", "Diputación", "Diputada", "Diputado", 1, heads=True),
        PositionInfo("diputacion", "rp", "Diputación", "Diputada", "Diputado", 1, heads=True),
        PositionInfo("presidencia", "ayuntamiento", "Presidencia municipal", "Presidenta municipal",
                     "Presidente municipal", 1, heads=True),
        PositionInfo("regiduria", "ayuntamiento", "Regiduría", "Regidora", "Regidor", 2, heads=False),
    ),
    territories=(
        TerritoryInfo("entidad:1", "entidad", "sacnicte", "Sacnicté", 1, "", "", 900_000),
        TerritoryInfo("circunscripcion:1", "circunscripcion", "unica", "Circunscripción única", 1, "", "", None),
        TerritoryInfo("distrito:1", "distrito", "distrito-1", "Distrito 1", 1, "Villa Aurora", "entidad:1", None),
        TerritoryInfo("distrito:2", "distrito", "distrito-2", "Distrito 2", 2, "Agua Mansa", "entidad:1", None),
        TerritoryInfo("municipio:1", "municipio", "villa-aurora", "Villa Aurora", 1, "", "entidad:1", 50_000),
        TerritoryInfo("municipio:2", "municipio", "pueblo-solo", "Pueblo Solo", 2, "", "entidad:1", 900),
        TerritoryInfo("municipio:3", "municipio", "agua-mansa", "Agua Mansa", 3, "", "entidad:1", 2_000),
        TerritoryInfo("municipio:4", "municipio", "anona", "Añona", 4, "", "entidad:1", 1_000),
        TerritoryInfo("municipio:5", "municipio", "anzuelo", "Anzuelo", 5, "", "entidad:1", 1_000),
        TerritoryInfo("municipio:6", "municipio", "alamo", "Álamo", 6, "", "entidad:1", 1_000),
    ),
    postulants=(
        PostulantInfo("partido", "ceiba", "Partido Ceiba", "CEIBA", 1, ()),
        PostulantInfo("partido", "faro", "Partido del Faro", "FARO", 2, ()),
        PostulantInfo("coalicion", "juntas", "Juntas por Sacnicté", "", 3, ("ceiba", "faro")),
        PostulantInfo("independiente", "sola", "Candidatura independiente de Nicté", "", 4, ()),
    ),
    questionnaires=(QuestionnaireInfo("curricular", 1, CURRICULAR), QuestionnaireInfo("identidad", 1, IDENTITY)),
    groups=(GroupInfo("indigena", "Personas indígenas"),),
    searched="propuestas, historia-que-no-hay",
    age_groups=(
        AgeGroup("Personas jóvenes (de 18 a 29 años)", 18, 29),
        AgeGroup("Personas adultas mayores (60 años o más)", 60, None),
    ),
    filters=(FilterInfo("curricular", "grado"),),
    crossings=(
        Crossing("municipio:3", "distrito:1", ((7, 9), (12, 12))),
        Crossing("municipio:4", "distrito:2", ((20, 20),)),
        Crossing("municipio:4", "distrito:1", ((21, 24), (26, 26))),
    ),
    dates=(
        DateInfo("captura", "", "2027-02-20", "2027-06-02"),
        DateInfo("publicacion", "gubernatura", "2027-03-01", "", "C.G. 2/2027", "2027-02-25", 1, sure=True),
        DateInfo("publicacion", "", "2027-04-01", "", "C.G. 2/2027", "2027-02-25", sure=True),
        DateInfo("veda", "", "2027-06-03", "2027-06-06", sure=True),
    ),
    maps=(
        MapInfo(
            "municipio", 60, 10,
            tuple(ShapeInfo(f"municipio:{n}", f"M{n}0 0l+10+0+0+10-10+0z", n * 10 + 5, 5) for n in range(1, 7)),
            "Inventado para las pruebas",
        ),
    ),
)  # fmt: skip

LONG = " ".join(["Abriremos la biblioteca por las tardes, con talleres y sin pedir credencial."] * 8)
ANSWERS = {
    "propuesta_1": f"{LONG}\n\nCon metas:\n- una por año\n- publicadas en el palacio",
    "propuesta_2": LONG,
    "historia": f"{LONG}\n\n{LONG}",
    "grado": "otro",
    "grado__otro": "Bachillerato técnico",
    "estatus": "titulo",
    "cursos": ["Lengua maya", "Contabilidad"],
    "telefono": ["9990000001"],
    "correo": "nadie@campana.example",
    "pagina": "https://nadie.example/propuestas",
    "red": "https://www.red.example/nadie",
}
#: What a text may hold that would break, run, or lead a reader astray.
HOSTILE = (
    "<script>document.title='roto'</script>",
    '"><img src=x onerror=alert(1)>',
    "</main></article><h1>Otra</h1>",
    "{{ process.name }}{% include 'x' %}",
    "&lt;b&gt;&amp;&#x27;",
    "texto \u202e derecha a izquierda \u2066 sin cerrar",
    "نص عربي يبدأ من اليمين",
    "palabra" * 90,
    "nulo\x00 y campana\x07",
    "una\r\nlínea\ny otra",
)


def sheet(answers=None, **more):
    answers = ANSWERS if answers is None else answers
    given = {
        "version": 1, "state": State.VALIDATED, "owed": True, "answers": answers, "revision": 2,
        "digest": digests.digest(answers), "sent_at": "2027-03-02T10:00:00-06:00",
        "approved_at": "2027-03-03T10:00:00-06:00",
    }  # fmt: skip
    return Sheet("curricular", **(given | more))


#: What Abril's profile said before, the oldest first.
HISTORY = (
    Past(1, "2027-03-04T09:00:00-06:00", "2027-03-08T09:00:00.5-06:00", ("propuesta_1", "grado", "telefono"),
         {"propuesta_1": "\n".join(HOSTILE), "grado": "ninguno"}),
    Past(2, "2027-03-09T09:00:00-06:00", "2027-03-12T09:00:00.5-06:00", ("foto", "propuesta_2", "historia"),
         {"propuesta_2": LONG.replace("tardes", "mañanas", 1)}),
)  # fmt: skip


def corrected():
    return sheet(history=HISTORY, published_at="2027-03-13T09:00:00-06:00", revision=3)


NEVER = Sheet("curricular", 0, State.NEVER, owed=True)
IN_REVIEW = Sheet("curricular", 0, State.IN_REVIEW, owed=True, waiting_since="2027-03-05T10:00:00-06:00")
NOT_OWED = Sheet("curricular", 0, State.NOT_OWED, owed=False)


def profile(name="Itzel Ku", *sheets, **more):
    slug = more.pop("slug", name.lower().replace(" ", "-"))
    given = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, slug)), "slug": slug, "name": name, "nickname": "", "sex": "mujer",
        "age": 41, "seat": "P", "status": "registrada", "status_on": "", "registered_on": "2027-02-18",
        "agreement": "C.G. 1/2027", "reelection": None, "office": "ayuntamiento", "position": "presidencia",
        "territory": "municipio:1", "postulant": "ceiba", "party_of_origin": "", "number": "1", "order": 1,
        "mates": (), "affirmative": (), "photo": (), "sheets": sheets,
    }  # fmt: skip
    return Profile(**(given | more))


def pictures(letters):
    """A photograph in two widths and both formats; *letters* begin what names each."""
    return tuple(
        Picture(format_, width, width * 4 // 3, f"{letters}{width}{format_[0] * 59}"[:64].ljust(64, "0"))
        for width in (144, 240)
        for format_ in ("jpeg", "webp")
    )


def regidora(number, name, **more):
    return profile(name, NOT_OWED, position="regiduria", number=str(number), order=number, **more)


GOVERNMENT = {"office": "gubernatura", "position": "gubernatura", "territory": "entidad:1"}
MR = {"office": "mr", "position": "diputacion", "territory": "distrito:1"}
RP = {"office": "rp", "position": "diputacion", "territory": "circunscripcion:1"}
SOURCE = SourceInfo("el INE", "la base pública de 2022", "2022-06-05")
#: In ballot order.
EVERYONE = (
    profile("Abril Poot", corrected(), **GOVERNMENT, nickname="La Maestra", photo=pictures("ab"), age=28,
            reelection=False),
    profile("Benito Uc", NEVER, **GOVERNMENT, sex="hombre", postulant="faro", age=64),
    profile("Ciro Ek", IN_REVIEW, **GOVERNMENT, sex="no_binario", postulant="sola", age=None),
    profile("Dalia Chi", sheet(waiting_since="2027-03-09T10:00:00-06:00"), **MR, postulant="juntas",
            party_of_origin="faro", mates=(Mate("elda-may", "Elda May", "S", "mujer"),), affirmative=("indigena",)),
    profile("Elda May", sheet(source=SOURCE), **MR, postulant="juntas", party_of_origin="faro", seat="S",
            mates=(Mate("dalia-chi", "Dalia Chi", "P", "mujer"),)),
    profile("Fidel Tun", sheet({"grado": "ninguno"}, not_applicable=("estatus",)), **RP, sex="hombre"),
    profile("Gala Tun", NOT_OWED, **RP, number="2", order=2),
    profile("Hilda Ku", sheet(dict.fromkeys(("propuesta_1", "historia"), "\n".join(HOSTILE))), nickname="<b>Chel</b>",
            replaces=Other("hilaria-ku", "Hilaria Ku", "sustituida", "ayuntamiento", "municipio:1")),
    profile("Hilaria Ku", slug="hilaria-ku", status="sustituida", status_on="2027-04-01", age=None,
            replaced_by=Other("hilda-ku", "Hilda Ku", "registrada", "ayuntamiento", "municipio:1")),
    regidora(2, "Irma Ek"),
    regidora(2, "Juan Ek", seat="S", sex="hombre"),
    regidora(3, HOSTILE[1], slug="nombre-hostil"),
    profile("Karla Pech", NEVER, postulant="faro"),
    profile("Lidia Chan", NEVER, territory="municipio:3"),
    profile("Mara Chel", NEVER, territory="municipio:4"),
    profile("Nidia Xiu", NEVER, territory="municipio:6"),
)  # fmt: skip


def written(folder: Path, profiles: Iterable[Profile] = EVERYONE, header: Header = HEADER) -> Snapshot:
    """A snapshot in *folder*; each run of candidacies of the same office and place is a race."""
    (folder / "photos").mkdir(parents=True)
    (folder / "header.json").write_bytes(msgspec.json.encode(header))
    races: list[Race] = []
    parties = {postulant.key: postulant.parties for postulant in header.postulants}
    with (folder / "profiles.jsonl").open("wb") as file:
        for one in profiles:
            start = file.tell()
            file.write(msgspec.json.encode(one) + b"\n")
            size = file.tell() - start
            note_line(races, one, parties[one.postulant], start, size)
            for picture in one.photo:
                (folder / "photos" / picture.digest).write_bytes(PHOTO)
    (folder / "races.json").write_bytes(msgspec.json.encode(races))
    return Snapshot(folder)


#: One grey pixel, as WebP.
PHOTO = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
