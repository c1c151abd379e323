# SPDX-License-Identifier: EUPL-1.2
"""A file goes in whole or not at all, and the same file again changes nothing."""

import os
import resource
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from conoceles.accounts.models import User
from conoceles.candidacies.actions import Arrival, register
from conoceles.candidacies.models import AffirmativeAction, Candidacy, Formula, ImportRun, Person
from conoceles.candidacies.rules import Reason
from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry

from ..files.workbooks import absurd_range, delimited, ods, xlsx
from .conftest import ROW, Desk, invented_process, row

EVERY_TABLE = (Candidacy, Formula, Person, AffirmativeAction, ImportRun, Entry)


def everything():
    """Every row of every table that an import may touch."""
    return {model: sorted(map(str, model.objects.values_list())) for model in EVERY_TABLE}


FULL = row(
    "C-1", NOMBRE="María Tun Ek", MOTE="La Maestra", SEXO="Mujer", EDAD="33", CARGO="ayuntamiento/regiduria",
    NUMERO="3", POSTULA="Juntas por la Selva", SIGLADO="ceiba", RESPONDE="Partido del Faisán", REELECCION="Sí",
    ACCIONES="joven; Personas indígenas", ACUERDO_ACCIONES="C.G.007", FECHA="20/02/2024", ACUERDO="C.G.007",
)  # fmt: skip


def test_the_register_keeps_everything_that_the_file_says(desk):
    told = desk.load(FULL)
    assert told.refusal == ""
    candidacy = Candidacy.objects.get()
    formula, person = candidacy.formula, candidacy.person
    assert (person.name, person.nickname, person.sex, person.age) == ("María Tun Ek", "La Maestra", "mujer", 33)
    assert (formula.position.key, formula.territory.name) == ("regiduria", "Villa de Prueba")
    assert (formula.postulant.key, formula.party_of_origin.key, formula.answered_by.key) == ("selva", "ceiba", "faisan")
    assert (formula.number, formula.order) == ("3", 3)
    assert (candidacy.seat, candidacy.status, candidacy.reelection) == ("P", "registrada", True)
    assert (candidacy.registered_on.isoformat(), candidacy.agreement.key) == ("2024-02-20", "C.G.007")
    assert sorted(candidacy.affirmative_actions.values_list("group", "agreement__key")) == [
        ("indigena", "C.G.007"), ("joven", "C.G.007"),
    ]  # fmt: skip
    assert candidacy.slug == "maria-tun-ek"


def test_what_the_file_does_not_say_is_not_made_up(desk):
    desk.load(row("C-1", EDAD="-", REELECCION="", POSTULA="Partido del Faisán"))
    candidacy = Candidacy.objects.get()
    assert (candidacy.person.age, candidacy.reelection, candidacy.registered_on) == (None, None, None)
    assert (candidacy.formula.party_of_origin, candidacy.formula.answered_by) == (None, None)


def test_what_is_wrong_in_the_same_way_in_many_rows_is_told_once(desk):
    rows = [row(f"C-{n}", NUMERO=str(n), POSTULA="Nadie", NOMBRE=f"Ana {'Uc' * n}") for n in range(1, 10)]
    told = desk.load(*rows, row("C-20", NUMERO="20", POSTULA="Otra", NOMBRE="Eva Chi"))
    lines = told.printed.splitlines()
    start = lines.index("  10 × postulante-desconocido")
    assert lines[start + 1].startswith("      fila 2, POSTULA: «Nadie» no postula en este proceso")
    assert lines[start + 1].endswith(" Lo mismo en las filas 3, 4, 5, 6, 7 y 3 más.")
    assert lines[start + 2].startswith("      fila 11, POSTULA: «Otra»")
    assert lines[start + 3 :] == []
    assert len(told.report["hallazgos"]) == 10


def test_the_same_file_again_changes_nothing_and_leaves_no_line_on_record(desk):
    rows = (FULL, row("C-2", NUMERO="9"), row("C-3", CALIDAD="Suplente", NUMERO="9", NOMBRE="Eva Chi"))
    desk.load(*rows)
    before = everything()
    told = desk.load(*rows)
    assert everything() == before
    assert "nada que cambiar" in told.printed
    assert len(before[Entry]) == len(before[ImportRun]) == 1


def test_ids_come_from_keys_and_so_last_beyond_the_database(desk):
    desk.load(row("C-1"))
    first = Candidacy.objects.get()
    connection.check_constraints()
    for model in (Candidacy, Formula, Person, ImportRun):
        model.objects.all().delete()
    desk.load(row("C-1"))
    again = Candidacy.objects.get()
    assert (again.pk, again.person_id, again.formula_id) == (first.pk, first.person_id, first.formula_id)


def test_what_changed_is_updated_and_the_rest_is_not_touched(desk):
    desk.load(row("C-1"), row("C-2", NOMBRE="Eva Chi", NUMERO="2"))
    told = desk.load(row("C-1"), row("C-2", NOMBRE="Eva Chi", NUMERO="2", REELECCION="Sí", FECHA="2024-02-20"))
    assert told.report["cambios"]["candidaturas"] == {"nuevas": 0, "cambiadas": 1, "iguales": 1}
    assert told.report["cambios"]["personas"] == {"nuevas": 0, "cambiadas": 0, "iguales": 2}
    assert desk.register("reelection") == {"C-1": None, "C-2": True}


def test_a_reload_names_whom_it_changes_and_in_what_and_never_the_values(desk):
    layout = desk.layout.replace('["PERSONA"]', '["NOMBRE", "EDAD"]')
    former = [FULL, row("C-2", NOMBRE="Eva Chi", NUMERO="2"), row("C-3", NOMBRE="Luz Ek", NUMERO="5")]
    assert desk.load(*former, layout=layout).report["candidaturas_que_cambian"] == []  # all are new
    told = desk.load(
        FULL | {"ACCIONES": "joven"},
        former[1] | {"EDAD": "42", "NUMERO": "4", "ESTATUS": "renuncia"},
        former[2] | {"CLAVE": "c 3"},
        row("C-4", NOMBRE="Sol Moo", NUMERO="6", SUSTITUYE_A="C-2"),
        layout=layout,
    )
    assert told.report["candidaturas_que_cambian"] == [
        {"clave": key, "nombre": name, "nueva": new, "datos": data}
        for key, name, new, data in (
            ("C-1", "María Tun Ek", False, ["acciones afirmativas"]),
            ("C-2", "Eva Chi", False, [
                "clave de la persona", "edad", "número de fórmula, de lista o de planilla", "estatus",
            ]),
            ("c 3", "Luz Ek", False, ["clave de la candidatura"]),
            ("C-4", "Sol Moo", True, []),
        )
    ]  # fmt: skip
    lines = told.printed.splitlines()
    assert lines[lines.index("Son nuevas:") + 1] == "  Sol Moo (clave C-4)"
    assert lines[lines.index("Cambia algo de:") + 1] == "  María Tun Ek (clave C-1): acciones afirmativas"
    # A key made of her age changed; she is the same person.
    assert told.report["cambios"]["personas"] == {"nuevas": 1, "cambiadas": 1, "iguales": 2}
    told = desk.load(*(row(f"N-{n}", NUMERO=f"1{n}", NOMBRE=f"Mar {'Uc' * n}") for n in range(1, 13)), layout=layout)
    assert "  … y 2 más (--report las lista todas)" in told.printed.splitlines()
    assert len(told.report["candidaturas_que_cambian"]) == 12


def test_an_address_lasts_though_the_name_is_corrected(desk):
    desk.load(row("C-1", NOMBRE="Ana Peres"))
    desk.load(row("C-1", NOMBRE="Ana Pérez"))
    assert desk.register("person__name", "slug") == {"C-1": ("Ana Pérez", "ana-peres")}


def test_namesakes_have_addresses_of_their_own(desk):
    desk.load(row("C-1"), row("C-2", NUMERO="2"), row("C-3", NUMERO="3", NOMBRE="Ana Pérez Uc 2"))
    desk.load(*(row(f"C-{n}", NUMERO=str(n)) for n in (4, 5)), options=["--accept-warnings"])
    assert desk.register("slug") == {
        "C-1": "ana-perez-uc", "C-2": "ana-perez-uc-2", "C-3": "ana-perez-uc-2-2",
        "C-4": "ana-perez-uc-3", "C-5": "ana-perez-uc-4",
    }  # fmt: skip


def test_who_is_no_longer_in_the_file_is_told_and_never_deleted(desk):
    desk.load(row("C-1"), row("C-2", NUMERO="2"))
    told = desk.load(row("C-1"), options=[])
    assert told.messages() == ["«Ana Pérez Uc» (clave C-2) está en el registro y no en el archivo; no se borra"]
    assert "--accept-warnings" in told.refusal
    assert desk.load(row("C-1")).refusal == ""
    assert Candidacy.objects.count() == 2


def test_what_came_in_a_row_with_errors_is_not_said_to_be_missing(desk):
    """Nor is anything said of others for want of it: her alternate, or who replaces her."""
    first, alternate = row("C-1", NUMERO="7"), row("C-2", NUMERO="7", NOMBRE="Eva Chi", CALIDAD="Suplente")
    desk.load(first, alternate)
    more = [alternate, row("C-3", NUMERO="8", SUSTITUYE_A="C-1")]
    for wrong in ({"NOMBRE": ""}, {"MUNICIPIO": "Vila de Prueba"}, {"POSTULA": "Nadie"}, {"CARGO": "Nada"}):
        told = desk.load(first | wrong, *more)
        assert [problem for problem, *_ in told.problems()] == [told.report["hallazgos"][0]["problem"]], wrong
        assert told.problems()[0][1] == 2
    told = desk.load(first | {"CLAVE": ""}, *more)  # nobody knows whose that row is
    assert told.problems() == [("falta", 2, "CLAVE")]
    told = desk.load(first | {"SEXO": "", "NUMERO": "8"}, alternate)  # hers is known to be another formula
    assert ("suplente-sin-titular", 3, "CALIDAD") in told.problems()


def test_a_substitute_without_whom_she_replaces_is_an_error(desk):
    desk.load(row("C-1"))
    told = desk.load(row("C-2", NOMBRE="Eva Chi"))
    assert [problem for problem, *_ in told.problems()] == ["ya-no-viene", "lugar-ocupado-en-registro"]
    assert desk.register("status") == {"C-1": "registrada"}


def test_a_substitution_is_one_load(desk):
    desk.load(row("C-1"))
    told = desk.load(
        row("C-2", NOMBRE="Eva Chi", SUSTITUYE_A="C-1", FECHA="2024-04-01"),
        row("C-1", ESTATUS="Sustituida", FECHA_ESTATUS="2024-04-01"),
    )
    assert told.refusal == ""
    assert desk.register("status", "replaces__key") == {"C-1": ("sustituida", None), "C-2": ("registrada", "C-1")}


def test_nobody_replaces_herself(desk):
    told = desk.load(row("C-1"), row("C-2", NUMERO="2", SUSTITUYE_A="C-2"))
    assert told.problems() == [("se-sustituye-a-si-misma", 3, "SUSTITUYE_A")]
    assert not Candidacy.objects.exists()


def test_substitutions_that_go_round_are_an_error_in_each_of_their_rows(desk):
    ring = [row(f"C-{n}", NUMERO=str(n), SUSTITUYE_A=f"C-{n % 3 + 1}") for n in (1, 2, 3)]
    told = desk.load(*ring, row("C-4", NUMERO="4", SUSTITUYE_A="C-1"), row("C-5", NUMERO="5", SUSTITUYE_A="C-4"))
    assert told.problems() == [
        ("sustituida-dos-veces", 5, "SUSTITUYE_A"),
        *(("sustituciones-en-circulo", n, "SUSTITUYE_A") for n in (2, 3, 4)),
    ]
    assert told.messages()[:3:2] == [
        "también la fila 4 dice que la sustituye, y a cada quien la sustituye una sola",
        "las sustituciones dan la vuelta por la fila 2, la fila 4",
    ]
    assert not Candidacy.objects.exists()


def test_nor_do_they_go_round_by_way_of_the_register(desk):
    desk.load(row("C-1", ESTATUS="renuncia"), row("C-2", SUSTITUYE_A="C-1"))
    told = desk.load(row("C-1", ESTATUS="renuncia", SUSTITUYE_A="C-2"))
    assert ("sustituciones-en-circulo", 2, "SUSTITUYE_A") in told.problems()
    assert "las sustituciones dan la vuelta por el registro" in told.messages()
    told = desk.load(row("C-1", ESTATUS="renuncia", SUSTITUYE_A="C-2"), row("C-2"))
    assert told.refusal == ""  # corrected: the one who stayed replaces nobody
    assert desk.register("replaces__key") == {"C-1": "C-2", "C-2": None}
    told = desk.load(row("C-2"), row("C-3", NUMERO="3", SUSTITUYE_A="C-2"))  # whom C-1, in the register, replaced
    assert ("sustituida-dos-veces", 3, "SUSTITUYE_A") in told.problems()


def test_two_who_trade_seats_do_not_meet_half_way(desk):
    desk.load(row("C-1"), row("C-2", NOMBRE="Eva Chi", CALIDAD="Suplente"))
    told = desk.load(row("C-1", CALIDAD="Suplente"), row("C-2", NOMBRE="Eva Chi"))
    assert told.refusal == ""
    assert desk.register("seat", "status") == {"C-1": ("S", "registrada"), "C-2": ("P", "registrada")}


def test_they_trade_seats_too_where_the_layout_says_nothing_of_status(desk):
    short = "\n".join(line for line in desk.layout.splitlines() if not line.startswith("status"))
    desk.load(row("C-1"), row("C-2", NOMBRE="Eva Chi", CALIDAD="Suplente"), row("C-3", NUMERO="2", ESTATUS="renuncia"))
    desk.load(row("C-1", CALIDAD="Suplente"), row("C-2", NOMBRE="Eva Chi"), row("C-3", NUMERO="2"), layout=short)
    assert desk.register("seat", "status") == {
        "C-1": ("S", "registrada"), "C-2": ("P", "registrada"), "C-3": ("P", "renuncia"),
    }  # fmt: skip


def test_one_who_leaves_makes_room_for_one_who_comes_back(desk):
    desk.load(row("C-1"), row("C-2", ESTATUS="renuncia"))
    told = desk.load(row("C-1", ESTATUS="cancelada"), row("C-2"))
    assert told.refusal == ""
    assert desk.register("status") == {"C-1": "cancelada", "C-2": "registrada"}
    connection.check_constraints()


def test_a_person_whom_a_correction_made_another_is_not_kept(desk):
    desk.load(row("C-1", PERSONA="7", NUMERO="1"))
    desk.load(row("C-1", PERSONA="8", NUMERO="2"))
    assert [person.key for person in Person.objects.all()] == ["8"]
    assert [formula.number for formula in Formula.objects.all()] == ["2"]


def test_affirmative_actions_follow_the_file(desk):
    desk.load(row("C-1", ACCIONES="joven; indigena"))
    told = desk.load(row("C-1", ACCIONES="joven", ACUERDO_ACCIONES="C.G.007"))
    assert told.report["cambios"]["acciones_afirmativas"] == {"nuevas": 0, "cambiadas": 2, "iguales": 0}
    assert list(AffirmativeAction.objects.values_list("group", "agreement__key")) == [("joven", "C.G.007")]


def test_a_layout_leaves_alone_what_it_does_not_map(desk):
    desk.load(FULL)
    short = "\n".join(
        line for line in desk.layout.splitlines() if not line.startswith(("nickname", "affirmative", "party", "reel"))
    )
    desk.load(FULL | {"EDAD": "34"}, layout=short)
    candidacy = Candidacy.objects.get()
    assert (candidacy.person.age, candidacy.person.nickname, candidacy.reelection) == (34, "La Maestra", True)
    assert candidacy.affirmative_actions.count() == 2
    assert candidacy.formula.party_of_origin.key == "ceiba"


def test_a_rehearsal_tells_and_changes_nothing(desk):
    before = everything()
    told = desk.load(row("C-1"), row("C-2", CALIDAD="Suplente", NUMERO="8"), options=["--dry-run"])
    assert told.refusal == ""
    assert told.report["cambios"]["candidaturas"]["nuevas"] == 2
    assert "Ensayo" in told.printed
    assert everything() == before


def test_a_load_is_one_act_on_record_with_the_digest_of_the_file(desk):
    desk.load(row("C-1"))
    run = ImportRun.objects.get()
    (entry,) = Entry.objects.all()
    assert (entry.action, entry.digest) == ("register-imported", run.digest)
    assert entry.about == f"elections.Process:{desk.process.pk}"
    assert (run.file_name, run.layout) == ("registro.csv", "formato")


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_spreadsheet_goes_in_like_a_csv(desk, tmp_path, kind):
    cells = [list(ROW), list(FULL.values())]
    path = tmp_path / f"r.{kind}"
    file = xlsx(path, {"Registro": cells}) if kind == "xlsx" else ods(path, cells)
    assert desk.load_file(file).refusal == ""
    assert Candidacy.objects.get().person.name == "María Tun Ek"


def test_a_file_made_to_do_harm_changes_nothing_and_is_told(desk, tmp_path):
    desk.load(row("C-1"))
    before = everything()
    told = desk.load_file(absurd_range(tmp_path / "r.xlsx"))
    assert "rango de celdas desmedido" in told.refusal
    assert told.report["resultado"] == "rechazado"
    assert told.report["mensaje"] == told.refusal
    assert everything() == before


def test_a_file_with_headers_alone_is_refused(desk, tmp_path):
    (tmp_path / "r.csv").write_text(",".join(ROW) + "\n")
    assert "ninguna fila" in desk.load_file(tmp_path / "r.csv").refusal


def test_a_file_of_another_layout_is_refused_by_its_columns(desk, tmp_path):
    file = xlsx(tmp_path / "r.xlsx", {"Hoja": [["Nombres", "Sexo", "Clave"], ["Ana", "M", "1"]]})
    told = desk.load_file(file)
    assert "falta «NOMBRE»; la más parecida es «Nombres»" in told.refusal
    assert "falta «MUNICIPIO»; ninguna se le parece" in told.refusal
    assert "falta «SEXO»" not in told.refusal
    assert not Candidacy.objects.exists()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_headers_in_another_row_are_found_and_told(desk, tmp_path, kind):
    cells = [["Instituto de Prueba"], ["Registro, al 1 de abril"], list(FULL), list(FULL.values())]
    book = tmp_path / f"r.{kind}"
    if kind == "xlsx":
        xlsx(book, {"Hoja": cells})
    else:
        book.write_text("\n".join(";".join(one) for one in cells).replace("joven; Per", "Per"))
    where = "  hoja «Hoja», los" if kind == "xlsx" else "  los"
    for said in ("", "\nheader_row = 4"):
        told = desk.load_file(book, layout=desk.layout.replace("[[sheet]]", f"[[sheet]]{said}"))
        assert told.refusal.splitlines()[1:] == [
            f"{where} encabezados están en la fila 3: ponga header_row = 3 en [[sheet]] del formato"
        ]
    told = desk.load_file(book, layout=desk.layout.replace("[[sheet]]", "[[sheet]]\nheader_row = 9"))
    assert "no tiene la fila 9" in told.refusal
    assert "Parecen estar en la fila 3: ponga header_row = 3 en" in told.refusal
    assert desk.load_file(book, layout=desk.layout.replace("[[sheet]]", "[[sheet]]\nheader_row = 3")).refusal == ""


def test_somebody_elses_import_in_between_stops_this_one(desk):
    desk.load(row("C-1"))
    run = ImportRun.objects.get()
    begun_before_it = Arrival("otro.csv", "0" * 64, "registro", frozenset({"name"}), edition=(None, None))
    with pytest.raises(Refused) as refused:
        register(desk.process, arrival=begun_before_it, records=[], by=run.by)
    assert refused.value.reason is Reason.REGISTER_CHANGED
    assert ImportRun.objects.get() == run


def test_a_report_that_cannot_be_written_is_told_before_anything_is_read(desk):
    told = desk.load(row("C-1"), options=["--accept-warnings", "--report", "/nada/informe.json"])
    assert "No se puede escribir el informe" in told.refusal
    assert not Candidacy.objects.exists()


def test_in_production_somebody_must_answer_for_it(desk, settings):
    settings.PRODUCTION = True
    assert "--as USUARIO" in desk.load(row("C-1")).refusal
    User.objects.create(username="responsable")
    assert desk.load(row("C-1"), options=["--as", "responsable"]).refusal == ""
    assert ImportRun.objects.get().by.user.username == "responsable"


def test_a_process_that_is_not_loaded_is_told(process, tmp_path):
    with pytest.raises(CommandError, match="No hay un proceso «otro» cargado"):
        call_command("import_candidacies", str(tmp_path / "x.csv"), "--process", "otro", "--layout", "registro")


def test_nothing_of_the_file_stays_behind_on_disk(desk, settings):
    desk.load(row("C-1"))
    assert list((settings.PRIVATE / "imports").iterdir()) == []
    assert (settings.PRIVATE / "imports").stat().st_mode & 0o777 == 0o700


def test_a_disk_without_room_leaves_the_register_and_the_last_report_as_they_were(own_database, tmp_path):
    invented_process()
    desk = Desk(tmp_path, Process.objects.get())
    (tmp_path / "formato.toml").write_text(desk.layout)
    file = delimited(
        tmp_path / "a.csv", [list(ROW), *([*row(f"C-{n}", NUMERO=str(n), SEXO="").values()] for n in range(9000))]
    )
    before = everything()
    (tmp_path / "informe.json").write_text("el de antes")
    done = subprocess.run(
        [
            sys.executable, "manage.py", "import_candidacies", file, "--process", "registro",
            "--layout", tmp_path / "formato.toml", "--report", tmp_path / "informe.json", "--accept-warnings",
        ],
        cwd=settings.BASE, env=os.environ | own_database.environment(), capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == "Error: El archivo llegó al tamaño más grande que el sistema permite.\n"
    assert everything() == before
    assert (tmp_path / "informe.json").read_text() == "el de antes"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".informe")]
