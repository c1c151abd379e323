# SPDX-License-Identifier: EUPL-1.2
"""A release, taken into an empty register and published again, says the same of everybody."""

import hashlib
import json
import shutil
import zipfile
from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command

from conoceles.accounts.queries import console
from conoceles.candidacies.models import AffirmativeAction, Candidacy, Formula, ImportRun, Person
from conoceles.capture.models import Photo, Revision, Source
from conoceles.elections.models import Agreement, Postulant, Process
from conoceles.kernel.refusals import Refused
from conoceles.publication import shelf
from conoceles.publication.keys import signing_key
from conoceles.publication.models import Exit
from conoceles.record.terminal import Error
from conoceles.republishing import phrases
from conoceles.republishing.rules import Loss, Problem, Reason
from conoceles.republishing.taking import take
from conoceles.validation.afterwards import actions
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.validation.models import Pause, Review, Withdrawal
from tests.opendata.editions import rows
from tests.pictures import kept
from tests.publication.editions import answer, current, published
from tests.world import world

#: What is of each installation: how and when a text came to it, which the first one's history tells and this one's not.
DECLARED = {
    "revision_curricular",
    "enviado_curricular",
    "aprobado_curricular",
    "en_espera_curricular",
    "fuente_curricular",
}
RULING = Because(Motive.RULING, "TEEY-JDC-012/2024", date(2024, 3, 3))


@pytest.fixture
def here(own_database, monkeypatch):
    """A register with an alliance, a formula, a substitution and texts; release 1 of it."""
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.republishing.data_part"])
    here = world(affirmative_action_public=True)
    agreement = Agreement.objects.get(key="C.G.001")
    alliance = Postulant.objects.create(process=here.process, kind="coalicion", key="juntas", name="Juntas", order=3)
    ana = here.candidacy("Ana Pérez Uc", agreement=agreement, reelection=True)
    here.candidacy("Eva Ku Dzib", seat="S", formula=ana.formula)
    bety = here.candidacy("Bety =Chan", status="sustituida", status_on=date(2024, 3, 1))
    dora = here.candidacy("Dora Uc Pech", formula=bety.formula, replaces=bety, registered_on=None)
    Formula.objects.filter(pk=bety.formula_id).update(postulant=alliance, party_of_origin=here.parties[0])
    here.candidacy("Caro May Tun", party=1)
    Person.objects.filter(pk=ana.person_id).update(nickname="@ana", age=29, sex="no_binario")
    AffirmativeAction.objects.create(candidacy=ana, group="joven")
    answer(here, ana, 'Con "comillas", saltos\n\ny | barras; =1+1', pagina="https://ana.example")
    answer(here, dora, "  Un texto con espacios al inicio.")
    published(here)
    return here


@pytest.fixture
def kept_release(here, tmp_path):
    """A copy of what is shown, and a register emptied of everything: what another installation begins with."""

    def kept_release():
        copy = shutil.copytree(current(here), tmp_path / "guardada")
        for model in (Exit, Withdrawal, Pause, Review, Revision, Source, Photo, AffirmativeAction):
            model.objects.all().delete()
        Candidacy.objects.update(replaces=None)
        for model in (Candidacy, Formula, Person, ImportRun):
            model.objects.all().delete()
        shutil.rmtree(shelf.of("prueba").public)
        return copy

    return kept_release


def said(release):
    return {
        row["id"]: {name: value for name, value in row.items() if name not in DECLARED}
        for row in rows((release / "datos/candidaturas.csv").read_bytes())
    }


def taken(here, place, **options):
    return take(here.process, place, by=console(), **options)


def spoil(release, change):
    """Alter rows of a release and sign it again, as whoever made it wrongly would have."""
    records = json.loads((release / "datos/candidaturas.json").read_bytes())
    change(records)
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in records)
    forge(release, "datos/candidaturas.json", ("[\n" + ",\n".join(lines) + "\n]\n").encode())


def forge(release, name, content):
    """Have a release say *content* in the file *name*, and sign it again."""
    (release / name).write_bytes(content)
    sums = (release / "SHA256SUMS").read_text().splitlines()
    digest = hashlib.sha256(content).hexdigest()
    sums = [f"{digest}{line[64:]}" if line.endswith(f"  {name}") else line for line in sums]
    (release / "SHA256SUMS").write_text("".join(f"{line}\n" for line in sums))
    (release / "SHA256SUMS.sig").write_bytes(signing_key().sign((release / "SHA256SUMS").read_bytes()))


def test_what_is_published_again_says_the_same_of_everybody(here, kept_release):
    release = kept_release()
    before = said(release)
    assert len(before) == 5
    done = taken(here, release)
    assert (done.counted.candidacies, done.counted.answered) == (5, 2)
    assert Source.objects.get().document == "publicación 1 de sus datos abiertos"
    assert {review.source_id for review in Review.objects.all()} == {Source.objects.get().pk}
    published(here)
    assert said(current(here)) == before
    fresh = rows((current(here) / "datos/candidaturas.csv").read_bytes())
    assert {row["fuente_curricular"] for row in fresh if row["estado_curricular"] == "validada"} == {
        f"Instituto de prueba, publicación 1 de sus datos abiertos, {Source.objects.get().dated}"
    }
    with pytest.raises(Refused) as refused:
        taken(here, release)
    assert refused.value.reason is Reason.NOT_EMPTY


def test_a_zip_of_the_data_beside_its_list_serves_as_well(here, kept_release, tmp_path, capsys):
    release = kept_release()
    bundle = shutil.copy(release / "datos/conoceles-prueba.zip", release / "descarga.zip")
    call_command("import_release", str(bundle), "--process", "prueba", "--dry-run")
    said = capsys.readouterr().out
    assert "5 candidaturas; 2 cuestionarios respondidos." in said
    assert phrases.ANYONE in said
    assert not Candidacy.objects.exists()
    whole = tmp_path / "entera.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for path in release.rglob("*"):
            archive.write(path, f"publicacion/{path.relative_to(release)}")
    assert taken(here, whole).counted.candidacies == 5


def test_nothing_of_a_release_that_does_not_verify_is_read(here, kept_release):
    release = kept_release()
    file = release / "datos/candidaturas.json"
    file.write_bytes(file.read_bytes().replace(b"Caro", b"Cara"))
    with pytest.raises(Refused) as refused:
        taken(here, release, key="ab" * 32)
    assert refused.value.details["wrong"] == ["clave-publica.pem", "datos/candidaturas.json"]
    (release / "SHA256SUMS").write_text((release / "SHA256SUMS").read_text().replace("a", "b", 1))
    (release / "release.json").unlink()
    with pytest.raises(Error, match=r"no es una publicación entera: falta release\.json"):
        call_command("import_release", str(release), "--process", "prueba")
    assert not Candidacy.objects.exists()


def test_what_is_signed_and_is_no_data_is_told_and_never_half_read(here, kept_release):
    release = kept_release()
    file = release / "datos/candidaturas.json"
    first, *others = file.read_bytes().splitlines(keepends=True)[1:-1]
    bad = [b'{"id":' + b"[" * 50_000 + b"\n", b'{"id":"\xff"},\n', b'{"nombre":"\\ud800"},\n', b"{},\n"]
    forge(release, "datos/candidaturas.json", b"".join([b"[\n", *bad, b" ", first, *others, b"]\n"]))
    with pytest.raises(Refused) as refused:
        taken(here, release)
    found = [(fault.row, fault.problem) for fault in refused.value.details["faults"]]
    assert [row for row, problem in found if problem is Problem.NOT_AN_OBJECT] == [1, 2, 3]
    assert (0, Problem.OTHER_COUNT) in found  # a row that begins with a blank would go unnoticed
    card = json.loads((release / "release.json").read_bytes())
    for wrong in (b"[]", b"{", {"frozen_at": "ayer"}, {"frozen_at": "9999-12-31T00:00:00+00:00"}, {"number": "1"}):
        forge(release, "release.json", wrong if isinstance(wrong, bytes) else json.dumps(card | wrong).encode())
        with pytest.raises(Refused) as refused:
            taken(here, release)
        assert refused.value.details["missing"] == ["release.json"]


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(here, kept_release):
    release = kept_release()

    def wrong(records):
        first, second, *_ = records
        first |= {"cargo": "sindicatura", "edad": "41", "acuerdo": "C.G.999", "registro_fecha": "ayer"}
        second["nombre"] = "Eva\u202eKu"
        third = next(one for one in records if one["nombre"] == "Dora Uc Pech")
        third |= {"curricular_camino": "Otro texto, que nadie validó.", "sustituye_a": "nadie"}
        for one in records:
            one["columna_nueva"] = None

    spoil(release, wrong)
    with pytest.raises(Refused) as refused:
        taken(here, release)
    assert refused.value.reason is Reason.FAULTS
    found = {(fault.row, fault.column, fault.problem) for fault in refused.value.details["faults"]}
    assert {(0, "columna_nueva", Problem.UNKNOWN_COLUMN), (1, "cargo", Problem.UNKNOWN_KEY)} < found
    assert {problem for _, _, problem in found} == {
        Problem.UNKNOWN_COLUMN, Problem.UNKNOWN_KEY, Problem.WRONG_TYPE, Problem.NOT_A_DAY, Problem.HIDDEN,
        Problem.OTHER_DIGEST, Problem.NOBODY,
    }  # fmt: skip
    told = "\n".join(phrases.fault(one) for one in refused.value.details["faults"])
    assert "datos/candidaturas.json, renglón 1, columna «acuerdo»: el proceso no tiene la clave «C.G.999»" in told
    assert not Candidacy.objects.exists()
    assert not ImportRun.objects.exists()


def test_what_would_be_said_wrongly_of_somebody_must_be_accepted(here, kept_release):
    ana, caro = Candidacy.objects.get(key="C-1"), Candidacy.objects.get(key="C-5")
    answer(here, caro, "Sin leer todavía.", approve=False)
    actions.withdraw(ana, because=RULING, by=here.as_reviewer())
    published(here)
    release = kept_release()
    with pytest.raises(Refused) as refused:
        taken(here, release)
    assert refused.value.reason is Reason.LOSSES
    assert refused.value.details["losses"] == {Loss.WITHDRAWN: [ana.slug], Loss.IN_REVIEW: [caro.slug]}
    assert not Candidacy.objects.exists()
    taken(here, release, losses_accepted=True)
    assert not Revision.objects.filter(candidacy=ana).exists()  # nothing of it was in the data


def test_a_photograph_is_not_in_the_data_and_its_text_is(here, kept_release):
    ana = Candidacy.objects.get(key="C-1")
    answer(here, ana, "Con retrato y todo.", foto=kept(here, ana))
    published(here)
    assert taken(here, kept_release()).counted.photographs == 1
    assert Revision.objects.get(candidacy=ana).answers == {"camino": "Con retrato y todo."}
    published(here)


def test_a_process_of_another_name_does_not_take_it(here, kept_release):
    release = kept_release()
    Process.objects.filter(pk=here.process.pk).update(slug="otra")
    here.process.refresh_from_db()
    with pytest.raises(Refused) as refused:
        taken(here, release)
    assert refused.value.reason is Reason.OTHER_PROCESS
