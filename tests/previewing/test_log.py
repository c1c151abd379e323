# SPDX-License-Identifier: EUPL-1.2
"""Who opened what, and who never did; what was said, who reads it, and what is answered."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.publication.models import CouncilPreview, PreviewComment, PreviewVisit
from conoceles.publication.previewing import actions, jobs, periodic
from conoceles.publication.previewing.rules import LONGEST_COMMENT, Reason
from conoceles.record.models import Entry
from conoceles.work import running
from conoceles.work.models import Job
from conoceles.work.rules import State

from .conftest import CANARY, page_of, path_of


def rows(response):
    """The sheets of an answer, by name."""
    book = openpyxl.load_workbook(BytesIO(response.content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_each_opening_is_noted_and_the_record_has_one_line_a_day(council, monkeypatch):
    preview = council.prepared()
    her = council.someone(Role.GENERAL_COUNCIL, name="consejera-1")
    never = council.someone(Role.GENERAL_COUNCIL, name="consejera-2")
    secretary = council.someone(Role.SECRETARY)
    browser = council.browser(her)
    stylesheet = next(path for path in council.everything(preview) if path.endswith(".css"))
    script = next(path for path in council.everything(preview) if path.endswith(".js"))
    piece = "buscar/indice/general.json"
    for page in (
        page_of(council.ana),
        stylesheet,
        script,
        piece,
        "marca.svg",
        "datos/candidaturas.csv",
        "no-existe.html",
    ):
        browser.get(path_of(preview, page))
    browser.head(path_of(preview))
    noted = [visit.page for visit in PreviewVisit.objects.order_by("pk")]
    assert noted == [page_of(council.ana), "datos/candidaturas.csv", "index.html"]
    assert Entry.objects.filter(action="preview-opened").count() == 1

    followed = council.browser(secretary).get("/vista-previa/consultas/").text
    assert "<strong>2</strong> de 3 nunca la han abierto" in followed
    sheets = rows(council.browser(secretary).get("/vista-previa/consultas.xlsx"))
    assert [row[4] for row in sheets["Consultas"][1:]] == noted
    who = {row[0]: row[2:] for row in sheets["Quiénes"][1:]}
    assert who[never.user.name] == (0, "Nunca", "Nunca")
    assert who[her.user.name][0] == 3
    assert sheets["Vistas previas"][1][1] == preview.digest
    assert browser.get("/vista-previa/consultas/").status_code == 404
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    council.browser(her).get(path_of(preview))
    assert Entry.objects.filter(action="preview-opened").count() == 2


def test_a_comment_is_kept_answered_and_read_by_nobody_else(council):
    preview = council.prepared()
    her = council.someone(Role.COUNCIL_REPRESENTATIVE)
    other = council.someone(Role.GENERAL_COUNCIL)
    browser, instance = council.browser(her), council.browser(council.someone(Role.INSTANCE))
    form = f"/vista-previa/publicacion/{preview.pk}/comentar/"
    said = "  =HYPERLINK(1) <b>Falta</b> un acento.\n\nEn el párrafo dos.  "
    before = CouncilPreview.objects.get(), council.everything(preview)

    wrong = browser.post(form, {"text": "x" * (LONGEST_COMMENT + 1)})
    assert wrong.status_code == 422
    assert "x" * (LONGEST_COMMENT + 1) in wrong.text  # what she typed is there
    assert "2,001 caracteres y el máximo es 2,000" in wrong.text
    assert browser.post(form, {"text": "   "}).status_code == 422
    assert (
        browser.post(f"{form}?pagina={page_of(council.ana)}", {"text": said.replace("\n", "\r\n")}).status_code == 302
    )
    assert browser.post(f"{form}?pagina={page_of(council.rival)}", {"text": "En general."}).status_code == 302
    kept = {comment.page: comment for comment in PreviewComment.objects.all()}
    assert set(kept) == {page_of(council.ana), ""}  # a page that is not hers is not even named
    assert kept[page_of(council.ana)].text == said.strip()
    assert (CouncilPreview.objects.get(), council.everything(preview)) == before

    assert "&lt;b&gt;Falta&lt;/b&gt;" in browser.get("/vista-previa/comentarios/").text
    assert "Falta" not in council.browser(other).get("/vista-previa/comentarios/").text
    assert "Comentarios sobre la vista previa por responder" in instance.get("/").text
    answering = f"/vista-previa/comentarios/{kept[page_of(council.ana)].pk}/"
    assert council.browser(other).get(answering).status_code == 404
    assert instance.post(answering, {"text": ""}).status_code == 422
    assert instance.post(answering, {"text": "Se corrigió.", "attended": "on"}).status_code == 302
    again = instance.post(answering, {"text": "Otra."})
    assert again.status_code == 422
    assert "ya tiene respuesta" in again.text
    assert "Se corrigió." in browser.get("/vista-previa/comentarios/").text
    sheet = rows(council.browser(council.someone(Role.SECRETARY)).get("/vista-previa/comentarios.xlsx"))["Comentarios"]
    assert sheet[1][5:8] == (said.strip(), "Atendido", "Se corrigió.")
    acts = list(Entry.objects.filter(action__startswith="preview-comment").values_list("action", flat=True))
    assert acts == ["preview-commented", "preview-commented", "preview-comment-answered"]

    actions.close(preview, over=CouncilPreview.Over.DISCARDED, by=council.world.as_reviewer())
    assert browser.get(form).status_code == 403
    refused = browser.post(form, {"text": "Ya no."})
    assert refused.status_code == 422
    assert "Ya no." in refused.text
    with pytest.raises(Refused, check=lambda refusal: refusal.reason is Reason.DISCARDED):
        actions.comment(preview, text="Tampoco.", page="", by=her)


def test_the_instance_prepares_it_and_closes_it_and_nobody_else_does(council):
    instance = council.someone(Role.INSTANCE)
    browser = council.browser(instance)
    for role in (Role.SECRETARY, Role.GENERAL_COUNCIL, Role.COUNCIL_REPRESENTATIVE):
        assert council.browser(council.someone(role)).post("/vista-previa/preparar/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.prepare(council.process, preview=CouncilPreview(), by=council.someone(Role.AREA))
    her = council.someone(Role.GENERAL_COUNCIL, name="con-correo")
    type(her.user).objects.update(email="")
    type(her.user).objects.filter(pk=her.user_id).update(email="consejera@instituto.example")
    asked = browser.post("/vista-previa/preparar/")
    assert asked.headers["Location"] == browser.post("/vista-previa/preparar/").headers["Location"]  # pressed twice
    job = Job.objects.get(kind=jobs.PREPARE)
    running.do(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.problem) == (State.DONE, "")
    preview = CouncilPreview.objects.get()
    assert preview.made_by == instance
    council.prepared()  # the same again is told to nobody
    message = Message.objects.get(template="previewing/mail/ready")
    assert (message.to, message.values["days"]) == ("consejera@instituto.example", "Está abierta.")
    preview = CouncilPreview.objects.get(over_at=None)
    page = browser.get("/vista-previa/").text
    assert preview.digest in page
    assert "Al día" in page
    assert browser.post(f"/vista-previa/publicacion/{preview.pk}/cerrar/").status_code == 302
    assert not council.files(preview).exists()
    assert "cerró esta vista previa" in browser.get(path_of(preview)).text
    assert periodic.look_after() is None


def test_the_lists_ask_as_much_for_many_as_for_one(council):
    preview = council.prepared()
    follower = council.someone(Role.INSTANCE)
    browser = council.browser(follower)

    def asked(path):
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        return len(queries)

    def looked_and_said(count):
        for number in range(count):
            her = council.someone(Role.COUNCIL_REPRESENTATIVE, name=f"rep-{count}-{number}")
            PreviewVisit.objects.create(preview=preview, by=her, page="index.html", at=clock.now())
            PreviewComment.objects.create(preview=preview, by=her, page="", text=CANARY, at=clock.now())

    paths = ("/vista-previa/consultas/", "/vista-previa/comentarios/", "/vista-previa/")
    looked_and_said(1)
    for path in paths:
        browser.get(path)
    once = {path: asked(path) for path in paths}
    looked_and_said(12)
    assert {path: asked(path) for path in paths} == once
