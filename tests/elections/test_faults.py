# SPDX-License-Identifier: EUPL-1.2
"""Whoever writes a process badly is told where, what, and how to mend it; and nothing is loaded."""

import os

import pytest
from django.core.management import call_command

from conoceles.accounts.terminal import Error
from conoceles.elections.models import Process, Questionnaire, Territory

CURRICULAR = "../_shared/questionnaires/curricular.toml"
IDENTITY = "../_shared/questionnaires/identidad.toml"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_loaded():
    yield
    assert not Process.objects.exists()
    assert not Questionnaire.objects.exists()
    assert not Territory.objects.exists()


def test_a_typo_in_a_key_suggests_the_key(written):
    written.change("process.toml", "authority_acronym = ", "autority_acronym = ")
    assert written.faults() == [
        (
            "processes/demo/process.toml, línea 8, process.autority_acronym: "
            "esta clave no se conoce; ¿quiso decir «authority_acronym»?"
        )
    ]


def test_a_typo_in_a_required_key_says_also_what_is_missing(written):
    written.change("process.toml", "election_day = ", "electon_day = ")
    assert written.faults() == [
        "processes/demo/process.toml, línea 4, process.election_day: falta esta clave",
        (
            "processes/demo/process.toml, línea 10, process.electon_day: "
            "esta clave no se conoce; ¿quiso decir «election_day»?"
        ),
    ]


def test_an_unknown_setting_suggests_one(written):
    written.change("process.toml", "[parameters.capture_days]", "[parameters.captura_days]")
    line = written.line("process.toml", "captura_days")
    assert written.faults() == [
        (
            "processes/demo/process.toml, línea 1, parameters.capture_days: "
            "falta este parámetro: días que tiene cada candidatura para capturar"
        ),
        (
            f"processes/demo/process.toml, línea {line}, parameters.captura_days: "
            "este parámetro no se conoce; ¿quiso decir «capture_days»?"
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('value = "collapsed"', 'value = "colapsed"', "¿quiso decir «collapsed»?"),
        ("value = 15", 'value = "15"', "se esperaba un número entero"),
        ("value = 15", "value = -1", "no puede ser negativo"),
        ("value = 15", "value = 10001", "es demasiado: a lo más 10,000"),
        ("value = 15", "value = 9007199254740993", "se esperaba un entero de no más de 16 cifras"),
        ("value = 15", f"value = {'9' * 5000}", "el número es desmedido"),
        ("value = 15", f"value = {'[' * 5000}{']' * 5000}", "hay demasiadas listas o tablas, una dentro de otra"),
        ("value = 15\n", "", 'solo puede quedar por decidir lo que tiene confidence = "U"'),
        ('confidence = "B"', 'confidence = "Z"', "«Z» no es una de: A, B, C, M, U"),
        ('timezone = "America/Merida"', 'timezone = "America/Yucatan"', "no es una zona horaria"),
        ('timezone = "America/Merida"', 'timezone = "America"', "no es una zona horaria"),
        ('timezone = "America/Merida"', 'timezone = "../../../etc/passwd"', "no es una zona horaria"),
        ("election_day = 2027-06-06", "election_day = 0001-01-01", "se esperaba una fecha de los años 1990 a 2100"),
        ("questionnaires/identidad.toml", f"{'ñ' * 150}.toml", "no existe el archivo"),
        ('slug = "demo"', 'slug = "otro"', "debe ser el nombre de la carpeta, «demo»"),
        ("election_day = 2027-06-06", "election_day = 2027-06-31", "la fecha no existe o está mal escrita"),
        ("election_day = 2027-06-06", "election_day = 06/06/2027", "la fecha no existe o está mal escrita"),
        ("election_day = 2027-06-06", 'election_day = "2027-06-06"', "se esperaba una fecha AAAA-MM-DD, sin comillas"),
        ('entity = "Sacnicté"', 'entity = "Sacnicté', "falta cerrar las comillas"),
        ('entity = "Sacnicté"', "entity = Sacnicté", "el valor no se entiende"),
        ('entity = "Sacnicté"', 'entity = ""', "está en blanco"),
        ('entity = "Sacnicté"', f'entity = "{"a" * 81}"', "tiene 81 caracteres y caben 80"),
        ('entity = "Sacnicté"', 'entity = "Sacnicté"\nentity = "Otra"', "la clave está repetida"),
        ('key = "IES-DEMO-02/2026"', 'key = "IES-DEMO-01/2026"', "está repetido: ya se usó en la línea"),
        ('in_force_by = "IES-DEMO-01/2026"', 'in_force_by = "IES-DEMO-01/26"', "¿quiso decir «IES-DEMO-01/2026»?"),
        ("questionnaires/identidad.toml", "questionnaires/identida.toml", "no existe el archivo"),
        ("_shared/questionnaires/identidad.toml", "../../etc/passwd", "sale de la carpeta de procesos"),
    ],
)
def test_each_mistake_in_the_process_is_told_on_its_line(written, old, new, told):
    line = written.line("process.toml", old.split("\n")[0])
    written.change("process.toml", old, new)
    (fault,) = written.faults()
    assert fault.startswith("processes/demo/process.toml, línea ")
    assert told in fault
    # A key repeated is told on its second line; one taken away, where its table begins.
    assert abs(int(fault.split("línea ")[1].split(",")[0].split(":")[0]) - line) <= 1


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "told"),
    [
        (
            "calendar.toml",
            'agreement = "IES-DEMO-03/2026"',
            'agreement = "IES-DEMO-30/2026"',
            "window[4].agreement",
            "no es un acuerdo",
        ),
        (
            "calendar.toml",
            'office = "gubernatura"',
            'office = "gobernatura"',
            "window[4].office",
            "¿quiso decir «gubernatura»?",
        ),
        (
            "calendar.toml",
            'key = "vista-previa"',
            'key = "vistaprevia"',
            "window[3].key",
            "¿quiso decir «vista-previa»?",
        ),
        (
            "calendar.toml",
            "last_day = 2027-06-04",
            "last_day = 2025-06-04",
            "window[2].last_day",
            "es anterior al primer día",
        ),
        ("calendar.toml", 'key = "validacion"', 'key = "captura"', "window[2].key", "ya hay una ventana «captura»"),
        ("offices.toml", 'key = "diputacion-rp"', 'key = "diputacion-mr"', "office[3].key", "ya se usó en la línea"),
        (
            "offices.toml",
            'titular_owes = ["curricular"',
            'titular_owes = ["curicular"',
            "office[1].position[1].titular_owes[1]",
            "¿quiso decir «curricular»?",
        ),
        ("offices.toml", "heads = true", 'heads = "true"', "office[1].position[1].heads", "se esperaba true o false"),
        (
            "offices.toml",
            "alternate_owes = []",
            'alternate_owes = ["curricular"]',
            "office[1].position[1].alternate_owes",
            "no tiene suplentes",
        ),
        (
            "offices.toml",
            'territory_kind = "distrito"',
            'territory_kind = "distritos"',
            "office[2].territory_kind",
            "¿quiso decir «distrito»?",
        ),
        (
            "postulants.toml",
            'members = ["ceiba"',
            'members = ["cieba"',
            "postulant[9].members[1]",
            "¿quiso decir «ceiba»?",
        ),
        (
            "postulants.toml",
            'members = ["ceiba", "faro"]',
            'members = ["ceiba"]',
            "postulant[9].members",
            "necesita dos partidos o más",
        ),
        (
            "postulants.toml",
            '"99-D01", ',
            '"99-D91", ',
            "postulant[9].scope[2].places[1]",
            "no es una clave de distrito",
        ),
        ("postulants.toml", '"99-D01", ', '"99-D02", ', "postulant[9].scope[2].places[2]", "está repetido"),
        ("postulants.toml", 'key = "faro"', 'key = "Faro"', "postulant[2].key", "solo minúsculas sin acento"),
        (
            "territories.toml",
            "territories/distritos.csv",
            "territories/distrito.csv",
            "catalogue[2].file",
            "no existe el archivo",
        ),
        (
            CURRICULAR,
            'question = "grado_maximo"',
            'question = "grado_maxim"',
            "section[3].question[2].hidden_when.question",
            "¿quiso decir «grado_maximo»?",
        ),
        (
            CURRICULAR,
            'values = ["sin_estudios"]',
            'values = ["sinestudios"]',
            "section[3].question[2].hidden_when.values[1]",
            "¿quiso decir «sin_estudios»?",
        ),
        (CURRICULAR, 'key = "youtube"', 'key = "facebook"', "section[2].question[7].key", "ya se usó en la línea"),
        (
            CURRICULAR,
            "minimum = 280",
            "minimum = 5001",
            "section[4].question[1].minimum",
            "es mayor que el máximo, 5000",
        ),
        (
            CURRICULAR,
            '{ key = "primaria"',
            '{ key = "sin_estudios"',
            "section[3].question[1].options",
            "la opción «sin_estudios» está repetida",
        ),
        (
            CURRICULAR,
            'visibility = "nunca"',
            'visibility = "distintivo"',
            "section[9].question[1]",
            "un distintivo necesita «group»",
        ),
        (
            IDENTITY,
            '  derived = "edad: de 18 a 29 años"\n',
            "",
            "section[6].question[1].visibility",
            "una respuesta pública va en otro cuestionario",
        ),
        (CURRICULAR, 'kind = "correo"', 'kind = "correos"', "section[2].question[3].kind", "¿quiso decir «correo»?"),
        (
            CURRICULAR,
            "max_months = 3",
            "hosts = []\n  minimum = 3",
            "section[1].question[1].minimum",
            "no lleva esta clave",
        ),
    ],
)
def test_each_mistake_is_told_with_its_file_line_and_key(written, file, old, new, key, told):
    written.change(file, old, new)
    faults = [fault for fault in written.faults() if told in fault]
    assert len(faults) == 1
    where, _ = faults[0].split(": ", 1)
    shown = (written.path / file).resolve().relative_to(written.path.parent.parent)
    name, line, told_key = where.split(", ")
    assert (name, told_key) == (str(shown), key)
    last = key.rsplit(".", 1)[-1].split("[")[0]
    assert (
        last in (written.path / file).read_text().splitlines()[int(line.removeprefix("línea ")) - 1] or last == "places"
    )


def test_what_a_faulty_part_is_called_is_still_known(written):
    """One mistake, one fault: the scopes and windows of that office are not blamed for it."""
    written.change("offices.toml", 'plural = "Ayuntamientos"', "plural = 3")
    assert written.faults() == [
        (
            f"processes/demo/offices.toml, línea {written.line('offices.toml', 'plural = 3')}, office[4].plural: "
            "se esperaba un texto entre comillas"
        )
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_files(written):
    written.change("calendar.toml", 'key = "veda"', 'key = "vedas"')
    written.change("offices.toml", "heads = false", "cabeza = false")
    written.change("process.toml", 'developed_by = "propio"', 'developed_by = "nadie"')
    (written.path / "postulants.toml").unlink()
    (written.path / "territories" / "municipios.csv").write_bytes("key,name\n1,Mérida\n2,Muná\n".encode("latin-1"))
    told = written.faults()
    heads = written.line("offices.toml", "sindicatura") - 1
    assert [fault.split(":")[0] for fault in told] == [
        f"processes/demo/calendar.toml, línea {written.line('calendar.toml', 'vedas')}, window[10].key",
        f"processes/demo/offices.toml, línea {heads}, office[4].position[2].heads",
        f"processes/demo/offices.toml, línea {written.line('offices.toml', 'cabeza')}, office[4].position[2].cabeza",
        "processes/demo/postulants.toml",
        f"processes/demo/process.toml, línea {written.line('process.toml', 'developed_by')}, process.developed_by",
        "processes/demo/territories/municipios.csv, línea 2",
    ]
    assert told[3].endswith("no existe este archivo, o no se puede leer")
    assert told[5].endswith("no está en UTF-8: guárdelo de nuevo con esa codificación")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "key,number,name,seat",
            "key,number,nombre,seat",
            ["línea 1, columna «name»: falta", "línea 1, columna «nombre»: no se conoce"],
        ),
        ("key,number,name,seat", "key,number,name,name", ["línea 1, columna «name»: está repetida"]),
        ("99-D02,2,", "99-D02,dos,", ["línea 3, columna «number»: «dos» no es un número entero sin signos ni comas"]),
        ("99-D02,2,Distrito 2", "99-D01,2,Distrito 2", ["línea 3, columna «key»: «99-D01» está repetida"]),
        (
            "99-D02,2,Distrito 2",
            "99-D02,2,Distrito 1",
            ["línea 3, columna «name»: da la misma dirección que «Distrito 1»: agregue una columna «slug»"],
        ),
        ("99-D02,2,Distrito 2", "99-D02,2,", ["línea 3, columna «name»: está en blanco"]),
        ("99-D02,2,Distrito 2,", "99-D02,2,Distrito 2,,", ["línea 3: tiene 5 celdas y los encabezados son 4"]),
        (
            "99-D02,2,Distrito 2",
            '99-D02,2,"Distrito" 2',
            ["línea 3: no es un CSV bien formado (',' expected after '\"')"],
        ),
    ],
)
def test_a_bad_catalogue_is_told_by_line_and_column(written, old, new, told):
    written.change("territories/distritos.csv", old, new)
    assert written.faults() == [f"processes/demo/territories/distritos.csv, {fault}" for fault in told]


def test_secciones_that_lie_nowhere_are_told(written):
    (written.path / "territories" / "secciones.csv").write_text(
        "number,municipality,district\n1,99001,99-D01\n1,99001,99-D22\n2,98001,99-D01\n"
    )
    assert [fault.split(", ", 1)[1] for fault in written.faults()] == [
        "línea 3, columna «district»: «99-D22» no es la clave de un distrito; ¿quiso decir «99-D21»?",
        "línea 3, columna «number»: la sección 1 está repetida",
        "línea 4, columna «municipality»: «98001» no es la clave de un municipio; ¿quiso decir «99001»?",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "process.toml", 'entity = "Sacnicté"', 'entity = "Sac\\u202Enicté"',
            "process.entity: trae lo que no se ve: U+202E RIGHT-TO-LEFT OVERRIDE (carácter 4)",
        ),
        ("process.toml", 'entity = "Sacnicté"', 'entity = "Sac\\nnicté"', "process.entity: va en un solo renglón"),
        (
            "territories/distritos.csv", "99-D02,2,Distrito 2", "99-D02,2,Distrito\u200b2",
            "columna «name»: trae lo que no se ve: U+200B ZERO WIDTH SPACE (carácter 9)",
        ),
        ("territories/distritos.csv", "99-D02,", "99-D02\x1f,", "columna «key»: trae lo que no se ve: U+001F"),
        ("territories/distritos.csv", "Distrito 2,", '"Distrito\n2",', "columna «name»: va en un solo renglón"),
        (
            "calendar.toml", "[[window]]", '[[window]]\n"\\u001b[31mkey" = 1',
            r"window[1].\x1b[31mkey: esta clave no se conoce",
        ),
    ],
)  # fmt: skip
def test_what_does_not_show_is_told_by_its_name(written, file, old, new, told):
    written.change(file, old, new)
    (fault,) = written.faults()
    assert told in fault
    assert fault.isprintable()


def test_a_folder_that_is_not_there_is_said_so(written):
    with pytest.raises(Error, match="No existe la carpeta del proceso «nada»"):
        call_command("load_process", str(written.path.parent / "nada"))


def test_a_catalogue_of_options_is_read_as_strictly(written):
    """The process's own catalogue takes the place of the shared one."""
    (written.path / "catalogues").mkdir()
    (written.path / "catalogues" / "paises.csv").write_text("key,label\nMX,México\nus,\n")
    assert [fault.split(", ", 1)[1].split(":")[0] for fault in written.faults()] == [
        "línea 2, columna «key»",
        "línea 3, columna «label»",
    ]


def test_a_window_far_from_the_election_was_mistyped(written):
    written.change("calendar.toml", "first_day = 2027", "first_day = 2017")
    (fault,) = written.faults()
    assert fault.endswith("].first_day: está a más de tres años de la jornada electoral, 2027-06-06")


def test_what_is_no_file_is_said_so_and_keeps_nobody_waiting(written):
    for name in ("calendar.toml", "territories/distritos.csv"):
        (written.path / name).unlink()
        os.mkfifo(written.path / name)
    (written.path / "offices.toml").unlink()
    (written.path / "offices.toml").symlink_to("/dev/zero")
    (written.path / "postulants.toml").unlink()
    (written.path / "postulants.toml").mkdir()
    assert written.faults() == [
        "processes/demo/calendar.toml: no es un archivo, es una tubería",
        "processes/demo/offices.toml: no es un archivo, es un dispositivo",
        "processes/demo/postulants.toml: no es un archivo, es una carpeta",
        "processes/demo/territories/distritos.csv: no es un archivo, es una tubería",
    ]


def test_links_that_go_round_are_no_file(written):
    (written.path / "territories" / "distritos.csv").unlink()
    (written.path / "territories" / "distritos.csv").symlink_to("distritos.csv")
    (fault,) = written.faults()
    assert fault.endswith("file: no existe el archivo «territories/distritos.csv»")


def test_a_file_that_is_no_text_is_said_so(written):
    (written.path / "calendar.toml").write_bytes("[[window]]\nkey = 1".encode("utf-16-be"))
    assert written.faults() == ["processes/demo/calendar.toml, línea 1: no es texto: guárdelo de nuevo en UTF-8"]


def test_an_address_that_does_not_fit_asks_for_another(written):
    written.change("territories/distritos.csv", "Distrito 2,", f"{'Æ' * 70},")
    (fault,) = written.faults()
    assert fault.endswith("columna «name»: da una dirección demasiado larga: agregue una columna «slug»")


def test_an_exception_is_of_an_office_and_a_postulant_that_there_are(written):
    exception = '[[exception]]\nrule = "paridad"\noffice = "gobernatura"\npostulant = "nadie"\nsource = "x"\n'
    written.change("process.toml", "[parameters.counting]", f'{exception}confidence = "A"\n\n[parameters.counting]')
    office, postulant = written.faults()
    assert "exception[1].office" in office
    assert "¿quiso decir «gubernatura»?" in office
    assert "exception[1].postulant" in postulant


def test_an_exception_is_of_a_rule_that_there_is(written):
    exception = '[[exception]]\nrule = "paridá"\nsource = "x"\nconfidence = "A"\n\n[parameters.counting]'
    written.change("process.toml", "[parameters.counting]", exception)
    (fault,) = written.faults()
    assert "¿quiso decir «paridad»?" in fault


def test_only_a_public_question_with_options_may_be_a_filter(written):
    written.change("process.toml", 'question = "grado_maximo"', 'question = "grado_maxmo"')
    (fault,) = written.faults()
    assert "«grado_maxmo» no es una pregunta de este proceso; ¿quiso decir «grado_maximo»?" in fault
    for slug, key in (("curricular", "propuesta_1"), ("identidad", "indigena")):
        written.change("process.toml", 'questionnaire = "curricular"', f'questionnaire = "{slug}"')
        written.change("process.toml", 'question = "grado_maxmo"', f'question = "{key}"')
        (fault,) = written.faults()
        assert "sólo puede ser filtro una pregunta pública que se responde con opciones" in fault
        written.change("process.toml", f'question = "{key}"', 'question = "grado_maxmo"')
        written.change("process.toml", f'questionnaire = "{slug}"', 'questionnaire = "curricular"')
