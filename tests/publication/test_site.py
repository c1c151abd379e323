# SPDX-License-Identifier: EUPL-1.2
"""What the site says of each candidacy."""

import json
import re
from dataclasses import replace

import pytest

from conoceles.kernel import digests
from conoceles.publication.baking.links import links
from conoceles.publication.parts.site.answers import link
from conoceles.publication.snapshot import GroupInfo, Sheet, State

from .site_pages import Read, made
from .snapshots import (
    ANSWERS,
    CURRICULAR,
    HEADER,
    HOSTILE,
    IN_REVIEW,
    NEVER,
    NOT_OWED,
    SOURCE,
    profile,
    sheet,
    written,
)

WHERE = "ayuntamientos/villa-aurora/itzel-ku"


@pytest.fixture
def page(tmp_path):
    """The page of one candidacy, and its JSON."""

    def of(*sheets, header=HEADER, **more):
        files = made(written(tmp_path / "congelado", [profile("Itzel Ku", *sheets, **more)], header))
        path = next(path for path in files if path.endswith("/itzel-ku.html"))
        return Read(files[path]), json.loads(files[path.replace(".html", ".json")])

    return of


ABSENCES = {
    "nunca capturó": (NEVER, {}, "No ha capturado su información. Su registro se aprobó el 18 de febrero de 2027."),
    "en revisión": (
        IN_REVIEW, {}, "Capturó su información; el instituto la está revisando desde el 5 de marzo de 2027.",
    ),
    "no obligada": (NOT_OWED, {}, "La norma no pide cuestionario para este cargo."),
    "sustituida": (
        None, {"status": "sustituida", "status_on": "2027-04-01"},
        "Esta candidatura fue sustituida el 1 de abril de 2027.",
    ),
    "renuncia": (
        None, {"status": "renuncia", "status_on": "2027-04-02"},
        "Esta candidatura terminó por renuncia el 2 de abril de 2027.",
    ),
    "cancelada": (
        None, {"status": "cancelada", "status_on": "2027-04-03"},
        "El registro de esta candidatura fue cancelado el 3 de abril de 2027.",
    ),
    "no proporcionó": (sheet({"grado": "otro"}), {}, "No proporcionó este dato."),
    "no aplica": (
        sheet({"grado": "ninguno"}, not_applicable=("estatus",)), {},
        "No aplica: en «Grado máximo» respondió «Sin estudios».",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ABSENCES)
def test_each_absence_is_said_in_its_own_words_and_in_no_others(page, kind):
    given, more, words = ABSENCES[kind]
    (said,) = page(*([given] if given else []), **more)[0].said()

    assert words in said
    others = {sentence.split(".")[0] for other, (*_, sentence) in ABSENCES.items() if other != kind}
    if kind == "no aplica":
        others.discard("No proporcionó este dato")  # of the other questions
    assert [sentence for sentence in others if sentence in said] == []


def test_means_of_contact_that_were_not_given_are_named_together(page):
    (said,) = page(sheet({"historia": "algo", "correo": "a@b.example"}))[0].said()
    assert "No proporcionó: Teléfono, Página web, Red social." in said


def test_while_a_correction_is_read_the_last_approved_text_is_shown_and_says_so(page):
    (said,) = page(sheet(waiting_since="2027-03-09T10:00:00-06:00"))[0].said()
    assert "Hay una corrección en revisión desde el 9 de marzo de 2027; se muestra lo último validado." in said
    assert "Abriremos la biblioteca" in said


def test_what_was_captured_elsewhere_names_its_source(page):
    read, record = page(sheet(source=SOURCE))
    assert "Capturado y aprobado por el INE en la base pública de 2022 (5 de junio de 2022)." in read.said()[0]
    assert record["cuestionarios"][0]["fuente"] == {
        "autoridad": "el INE", "documento": "la base pública de 2022", "fecha": "2022-06-05",
    }  # fmt: skip


def test_proposals_come_first_then_path_education_and_contact(page):
    headings = page(sheet())[0].said("h2")
    assert headings == [
        "Sus propuestas", "Historia profesional", "Formación académica", "Medios de contacto", "Datos del registro",
        "Sobre esta información",
    ]  # fmt: skip


def test_who_is_who_in_a_formula_and_by_whom_it_was_put_forward(tmp_path):
    files = made(written(tmp_path / "congelado"))
    titular = Read(files["diputaciones-mr/distrito-1/dalia-chi.html"]).said()[0]
    alternate = Read(files["diputaciones-mr/distrito-1/elda-may.html"]).said()[0]
    assert "Candidata a diputada Distrito 1" in titular.replace("diputadaDistrito", "diputada Distrito")
    assert "Su suplente: Elda May" in titular
    assert "Partido de origen (siglado)Partido del Faro" in titular
    assert "Integran la alianzaCEIBA, FARO" in titular
    assert "Es suplente de: Dalia Chi" in alternate
    assert "Candidata a diputada (suplente)" in alternate


def test_whoever_was_replaced_leads_to_who_stands_now_and_back(tmp_path):
    files = made(written(tmp_path / "congelado"))
    town = "ayuntamientos/villa-aurora"
    for one, stands, words, other in (
        ("hilaria-ku", "Contendía por", "Ocupa su lugar: Hilda Ku", "hilda-ku"),
        ("hilda-ku", "Contiende por", "En lugar de: Hilaria Ku", "hilaria-ku"),
    ):
        page = Read(files[f"{town}/{one}.html"])
        assert words in page.said()[0]
        assert [text.partition(":")[0] for text in page.said("p") if text.startswith("Cont")] == [stands]
        assert f"{town}/{other}.html" in set(links(f"{town}/{one}.html", files[f"{town}/{one}.html"]))
    record = json.loads(files[f"{town}/hilaria-ku.json"])
    assert record["ocupa_su_lugar"] == {"slug": "hilda-ku", "nombre": "Hilda Ku", "pagina": f"{town}/hilda-ku.html"}
    assert record["sustituye_a"] is None


def test_titular_and_alternate_are_never_told_apart_by_gender(page):
    read, record = page(NEVER, sex="no_binario", seat="S")
    assert "Candidatura a presidencia municipal (suplente)" in read.said()[0]
    assert record["calidad"] == {"clave": "S", "nombre": "Suplente"}


@pytest.mark.parametrize(("age", "group"), [(29, "Personas jóvenes"), (30, None), (59, None), (60, "adultas mayores")])
def test_the_group_that_follows_from_the_age_is_shown_and_not_asked(page, age, group):
    read, record = page(NEVER, age=age)
    assert ("Grupo de edad" in read.said()[0]) == bool(group)
    assert (group in record["grupo_de_edad"]) if group else record["grupo_de_edad"] is None


def test_affirmative_action_is_told_only_where_the_process_makes_it_public(page):
    read, record = page(NEVER, affirmative=("indigena",))
    assert "Registrada por acción afirmativaPersonas indígenas" in read.said()[0]
    assert record["accion_afirmativa"] == ["Personas indígenas"]


def test_a_badge_is_another_fact_with_words_of_its_own(page):
    badge = (GroupInfo("migrante", "Personas migrantes"),)
    read, record = page(NEVER, affirmative=("indigena",), badges=badge, header=replace(HEADER, groups=()))
    assert "Se identifica conPersonas migrantes" in read.said()[0]
    assert (record["accion_afirmativa"], record["se_identifica_con"]) == ([], ["Personas migrantes"])


def test_without_public_groups_no_affirmative_action_is_told(page):
    read, record = page(NEVER, affirmative=("indigena",), header=replace(HEADER, groups=()))
    assert "afirmativa" not in read.said()[0]
    assert record["accion_afirmativa"] == []


def test_whether_somebody_answered_a_questionnaire_that_is_not_public_is_not_told(page):
    read, record = page(sheet(), Sheet("identidad", 1, State.VALIDATED, owed=True, revision=1, digest="cd" * 32))
    assert "identidad" not in read.said()[0].lower()
    assert [each["clave"] for each in record["cuestionarios"]] == ["curricular"]


def test_the_fingerprint_can_be_recomputed_from_the_json(page):
    read, record = page(sheet())
    (answered,) = record["cuestionarios"]
    assert digests.digest(answered["respuestas"]) == answered["huella"]
    assert answered["huella"] in read.said()[0]


def test_the_json_says_what_the_page_says(page):
    read, record = page(sheet())
    said = read.said()[0]
    assert record["nombre"] in said
    assert record["cuestionarios"][0]["palabras"] in said
    for value in ANSWERS.values():
        for text in value if isinstance(value, list) else [value]:
            for line in text.splitlines():
                assert line in said or line in {"titulo", "otro"}
    states = {each["clave"]: each["estado"] for each in record["cuestionarios"][0]["preguntas"]}
    assert states["estatus"] == "respondida"


def test_the_json_has_the_same_keys_whatever_is_known(tmp_path):
    files = made(written(tmp_path / "congelado"))
    hers = re.compile(r"gubernatura/sacnicte/(?!index)[^/]+\.json")
    records = [json.loads(files[path]) for path in files if hers.fullmatch(path)]
    assert len(records) == 3
    assert len({tuple(record) for record in records}) == 1
    assert len({tuple(record["cuestionarios"][0]) for record in records}) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_was_written_and_does_nothing(page, text):
    read, record = page(sheet({"propuesta_1": text, "historia": text, "cursos": [text], "pagina": text}), nickname=text)
    plain = " ".join(text.replace("\x00", "").replace("\x07", "").split())
    assert [words for words in read.said("div") if plain in words]
    assert read.all("script") == read.all("iframe") == []
    assert len(read.all("h1")) == len(read.all("main")) == 1
    assert [name for _, attributes in read.elements for name in attributes if name.startswith("on")] == []
    assert "\x00" not in str(read.texts)
    assert record["cuestionarios"][0]["respuestas"]["historia"] == text


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_is_on_the_ballot_wherever_it_stands(tmp_path, name):
    files = made(written(tmp_path / "congelado", [profile(name, NEVER, slug="quien")]))
    plain = " ".join(name.replace("\x00", "").replace("\x07", "").split())
    for path in files:
        if path.endswith(".html"):
            assert all(script["src"].endswith(".js") for script in Read(files[path]).all("script")), path
    letters = next(path for path in files if path.startswith("nombres/") and path.endswith("html"))
    for path in ("ayuntamientos/villa-aurora/quien.html", "ayuntamientos/villa-aurora/index.html", letters):
        assert plain in " ".join(Read(files[path]).said("main")), path


def test_an_empty_text_was_not_provided(page):
    read, record = page(sheet({"propuesta_1": "  \n ", "historia": "algo"}))
    assert "No proporcionó este dato." in read.said()[0]
    states = {each["clave"]: each["estado"] for each in record["cuestionarios"][0]["preguntas"]}
    assert states["propuesta_1"] == "no_proporcionada"


def test_line_breaks_are_kept(page):
    read, _ = page(sheet({"propuesta_1": "uno\r\ndos\n\ntres"}))
    assert [text for tag, text in read.texts if tag == "p" and text in {"unodos", "tres"}] == ["unodos", "tres"]
    assert len(read.all("br")) == 2 + 1  # two in the heading of the page


@pytest.mark.parametrize(
    ("key", "value", "leads"),
    [
        ("pagina", "https://nadie.example/a?b=c#d", True),
        ("pagina", "http://nadie.example", False),
        ("pagina", "javascript:alert(1)", False),
        ("pagina", "//nadie.example", False),
        ("pagina", "https://yo@nadie.example", False),
        ("pagina", "https://nadie.example:8443", False),
        ("pagina", "https://xn--ndie-5na.example", False),
        ("pagina", "https://nаdie.example", False),  # a Cyrillic letter
        ("pagina", "https://[::1", False),
        ("pagina", 'https://nadie.example/"onload="x', True),  # escaped where it is shown
        ("red", "https://red.example/nadie", True),
        ("red", "https://m.red.example/nadie", True),
        ("red", "https://red.example.otra.example/nadie", False),
        ("red", "https://otrared.example/nadie", False),
        ("correo", "nadie@campana.example", True),
        ("correo", "nadie@campana.example?bcc=otra@x.example", False),
        ("telefono", "999 000 0001", True),
        ("telefono", "911", False),
    ],
)
def test_a_link_leads_only_where_it_may(page, key, value, leads):
    question = CURRICULAR.question(key)
    assert bool(link(question, value)) is leads
    read, _ = page(sheet({key: [value] if key == "telefono" else value}))
    out = [a for a in read.all("a") if a.get("rel") == "noopener nofollow ugc"]
    assert len(out) == (1 if leads else 0)
    assert value in read.said()[0]


@pytest.mark.parametrize(("given", "written_by_her"), [(sheet(), True), (sheet({"foto": "ab"}), False), (NEVER, False)])
def test_whose_words_they_are_is_said_only_where_there_are_words(page, given, written_by_her):
    read, record = page(given)
    assert ("lo escribió la candidatura" in read.said()[0]) is written_by_her
    assert bool(record["autoria"]) is written_by_her
