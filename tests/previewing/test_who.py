# SPDX-License-Identifier: EUPL-1.2
"""Who sees what: a representation reads nothing that a rival was approved and nobody published, by any path."""

from datetime import timedelta

from django.utils import timezone

from conoceles.accounts.rules import Role
from conoceles.elections.models import Membership, Office, Position, Postulant
from conoceles.kernel import clock
from tests.publication.editions import answer, published

from .conftest import CANARY, Council, page_of, path_of


def _bytes(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_representation_reads_its_own_and_no_byte_of_a_rival_by_any_path(council):
    preview = council.prepared()
    her = council.someone(Role.COUNCIL_REPRESENTATIVE)
    browser = council.browser(her)
    every = council.everything(preview)
    holding = [path for path in every if CANARY.encode() in (council.files(preview) / path).read_bytes()]
    assert {page_of(council.rival), page_of(council.rival, "json"), "datos/candidaturas.json"} <= set(holding)
    opened, wrong = set(), {}
    folders = {f"{path.rpartition('/')[0]}/" for path in every if "/" in path}
    own_photo = {each["digest"][:16] for each in council.ana.photos.get().files}
    for path in (*every, *folders, "", "SHA256SUMS", *(f"{path}?exacta" for path in every)):
        answered = browser.get(path_of(preview, path), follow=True)
        content = _bytes(answered)
        if CANARY.encode() in content or "Beto" in content.decode(errors="replace"):
            wrong[path] = answered.status_code
        elif answered.status_code == 200 and answered.redirect_chain == []:
            opened.add(path.removesuffix("?exacta"))
    assert wrong == {}
    pages, photos = {page_of(council.ana), page_of(council.ana, "json")}, {p for p in opened if p.startswith("fotos/")}
    assert {path for path in opened - photos if not path.startswith("estilo.")} == {*pages, "marca.svg"}
    assert {path.removeprefix("fotos/")[:16] for path in photos} == own_photo
    home = browser.get("/vista-previa/").text
    assert "Ana Pérez Uc" in home
    assert [word for word in ("Beto", preview.digest, preview.sums) if word in home] == []


def test_in_an_alliance_whoever_answers_for_it_sees_it_and_its_other_members_do_not(council):
    here = council.world
    alliance = Postulant.objects.create(process=here.process, kind="coalicion", key="juntas", name="Juntas", order=9)
    for party in here.parties:
        Membership.objects.create(alliance=alliance, party=party)
    candidacy = here.candidacy("Caro Ek May")
    type(candidacy.formula).objects.filter(pk=candidacy.formula_id).update(
        postulant=alliance, answered_by=here.parties[1]
    )
    answer(here, candidacy, "Lo que dice la alianza.")
    preview = council.prepared()
    of_ceiba = council.browser(council.someone(Role.COUNCIL_REPRESENTATIVE))
    of_faisan = council.browser(council.someone(Role.COUNCIL_REPRESENTATIVE, "prueba/faisan", "faisan"))
    assert of_faisan.get(path_of(preview, page_of(candidacy))).status_code == 200
    assert of_ceiba.get(path_of(preview, page_of(candidacy))).status_code == 404
    elsewhere = council.browser(council.someone(Role.COUNCIL_REPRESENTATIVE, "otra/ceiba", "otra"))
    assert elsewhere.get(path_of(preview, page_of(council.ana))).status_code == 404
    assert elsewhere.get("/vista-previa/").status_code == 404


def test_each_kind_sees_what_its_setting_says(own_database):
    council = Council(preview_representations="todo", preview_executive_secretary="nada", preview_commission="nada")
    preview = council.prepared()
    page = path_of(preview, page_of(council.rival))
    sees = {
        role: council.browser(council.someone(role)).get(page).status_code
        for role in (Role.GENERAL_COUNCIL, Role.COUNCIL_REPRESENTATIVE, Role.EXECUTIVE_SECRETARY, Role.COMMISSIONER,
                     Role.REPRESENTATIVE, Role.INSTANCE, Role.AREA)
    }  # fmt: skip
    assert sees == {
        Role.GENERAL_COUNCIL: 200, Role.COUNCIL_REPRESENTATIVE: 200, Role.EXECUTIVE_SECRETARY: 404,
        Role.COMMISSIONER: 404, Role.REPRESENTATIVE: 404, Role.INSTANCE: 200, Role.AREA: 404,
    }  # fmt: skip
    told = council.browser(council.someone(Role.SECRETARY)).get("/vista-previa/").text
    assert "su carácter no ve la vista previa" in told
    assert "prueba" in told  # the source of what is decided
    assert "sin decidir" in told


def test_before_and_after_its_days_nobody_but_the_instance_looks_and_is_told_when(council, monkeypatch):
    council.window.first_day, council.window.last_day = "2027-03-01", "2027-03-04"
    council.window.save()
    preview = council.prepared()
    council.window.refresh_from_db()
    window = council.window.window()
    her, hers = council.someone(Role.GENERAL_COUNCIL), path_of(preview, page_of(council.ana))
    instance = council.someone(Role.INSTANCE)
    tick = timedelta(microseconds=1)
    seen = {}
    for at in (window.opens - tick, window.opens, window.closes - tick, window.closes):
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        answered = council.browser(her).get(hers)
        seen[at] = answered.status_code, "1 de marzo de 2027 a las 00:00" in answered.text, (
            "terminaron el 4 de marzo de 2027 a las 23:59" in answered.text
        )  # fmt: skip
        assert council.browser(instance).get(hers).status_code == 200
    assert list(seen.values()) == [(403, True, False), (200, False, False), (200, False, False), (403, False, True)]
    council.window.last_day = None
    council.window.save()
    assert council.browser(her).get(hers).status_code == 200
    type(council.process).objects.update(parameters={"preview_days": {"value": 4, "source": "x"}})
    assert council.browser(her).get(hers).status_code == 403
    council.window.delete()
    assert "no dice qué días" in council.browser(her).get(hers).text


def test_it_is_about_the_offices_in_their_days_and_of_the_others_shows_what_a_release_would(council):
    here, office = council.world, council.world.presidency.office
    governing = Office.objects.create(
        process=here.process, key="gubernatura", name="Gubernatura", plural="Gubernatura", slug="gubernatura",
        territory_kind="municipio", order=0,
    )  # fmt: skip
    position = Position.objects.create(
        office=governing, key="gubernatura", name="Gubernatura", feminine="Gobernadora", masculine="Gobernador",
        order=1, heads=True, alternates=False, titular_owes=["curricular"], alternate_owes=[],
    )  # fmt: skip
    answer(here, here.candidacy("Gala Sol Uc", position=position), "Fue rectora.")
    here.process.windows.filter(key="publicacion").update(first_day="2099-03-31")
    council.window.delete()
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=3), "last_day": today + timedelta(days=3), "source": "prueba"}
    own = here.process.windows.create(key="vista-previa", name="De la gubernatura", office=governing, **days)
    other = here.process.windows.create(
        key="vista-previa", name="De los ayuntamientos", office=office, first_day=today + timedelta(days=9), source="x"
    )
    preview = council.prepared()
    assert preview.offices == ["gubernatura"]
    lying = {path: (council.files(preview) / path).read_bytes() for path in council.everything(preview)}
    assert any(b"Fue rectora." in each for each in lying.values())
    assert [path for path, each in lying.items() if CANARY.encode() in each or b"Maestra rural" in each] == []
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    assert browser.get(path_of(preview)).status_code == 200
    assert (
        "Cargos que todavía no se abren, como se verán</dt><dd>Gubernatura</dd>" in browser.get("/vista-previa/").text
    )
    type(own).objects.filter(pk=own.pk).update(last_day=today - timedelta(days=1))
    type(own).objects.filter(pk=other.pk).update(first_day=today)
    assert browser.get(path_of(preview)).status_code == 403  # open to that of the town councils, and it is not theirs
    again = council.prepared()
    assert again.offices == ["ayuntamiento"]
    said = (council.files(again) / page_of(council.rival)).read_text()
    assert CANARY in said
    assert "Fue rectora." not in "".join(p.read_text() for p in council.files(again).rglob("*.html"))

    here.process.windows.filter(key="publicacion").update(first_day=today)  # the day comes: it is what was seen
    here.process.windows.create(
        key="publicacion",
        name="De la gubernatura",
        office=governing,
        first_day=today + timedelta(days=20),
        source="x",
    )
    made = council.prepared()
    assert published(here).release.digest == made.digest
