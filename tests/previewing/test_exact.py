# SPDX-License-Identifier: EUPL-1.2
"""What the Consejo General sees is, byte by byte, what is published next."""

import pytest
from django.conf import settings
from django.core.management import call_command

from conoceles.accounts.rules import Role
from conoceles.publication.models import CouncilPreview
from conoceles.publication.previewing import making
from conoceles.publication.previewing.periodic import look_after
from conoceles.publication.server.site import Site
from conoceles.record.models import Entry
from tests.publication.editions import OWN, answer, content, current, published

from .conftest import CANARY, page_of, path_of


def test_it_is_what_is_published_next_and_is_never_signed_nor_public(council):
    preview = council.prepared()
    assert str(preview) == "Vista previa de la publicación 1"
    seen = content(council.files(preview))
    assert not (council.files(preview) / "SHA256SUMS.sig").exists()
    site = Site(settings.PUBLIC)
    assert site.answer("GET", f"/prueba/{page_of(council.ana)}", {}).status == 404
    assert site.answer("GET", f"/previews/prueba/{preview.pk}/", {}).status == 404
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    exact = {name: b"".join(browser.get(f"{path_of(preview, name)}?exacta").streaming_content) for name in seen}
    assert exact == seen

    release = published(council.world).release
    assert (release.number, release.digest) == (preview.number, preview.digest)
    public = content(current(council.world))
    assert {name: public[name] for name in public if name not in OWN} == seen
    assert any(CANARY.encode() in each for each in public.values())  # what was said there is public now


def test_a_page_bears_a_banner_and_is_kept_in_no_cache_and_in_no_frame(council):
    preview = council.prepared()
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    answered = browser.get(path_of(preview, page_of(council.ana)))
    lying = (council.files(preview) / page_of(council.ana)).read_text()
    at = lying.index("</a>") + len("</a>")  # after the link that skips it
    banner = answered.text[at : at + len(answered.text) - len(lying)]
    assert answered.text.replace(banner, "", 1) == lying
    assert "No es pública" in banner
    assert "no-store" in answered["Cache-Control"]
    assert "frame-ancestors 'none'" in answered["Content-Security-Policy"]
    assert "default-src 'none'" in answered["Content-Security-Policy"]
    assert answered["X-Robots-Tag"] == "noindex, nofollow"
    data = browser.get(path_of(preview, "datos/candidaturas.json"))
    assert "access-control-allow-origin" not in data.headers
    assert "no-store" in data["Cache-Control"]


def test_its_links_lead_on_within_it(council):
    preview = council.prepared()
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    assert browser.get(path_of(preview)).status_code == 200
    assert browser.get(path_of(preview, "ayuntamientos")).headers["Location"] == path_of(preview, "ayuntamientos/")
    assert browser.get(path_of(preview, "ayuntamientos/")).status_code == 200
    for nothing in ("release.json", "SHA256SUMS.sig", "no-existe.html", "../freeze/header.json", ".making/x"):
        assert browser.get(path_of(preview, nothing)).status_code == 404, nothing


def test_what_changes_afterwards_is_told_and_what_is_published_ends_it(council):
    preview = council.prepared()
    (council.files(preview).parent.parent / ".making").mkdir()  # of one that was stopped
    assert look_after() == {"compared": 1, "closed": 0, "removed": 1}
    preview.refresh_from_db()
    assert preview.current
    answer(council.world, council.ana, "Maestra rural desde 2003.")
    look_after()
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    assert "Ya no es lo que se publicaría" in browser.get("/vista-previa/").text
    assert "Ya no es lo que se publicaría" in browser.get(path_of(preview, page_of(council.ana))).text

    published(council.world)
    answered = browser.get(path_of(preview, page_of(council.ana)))
    assert answered.status_code == 403
    assert "ya se publicó" in answered.text
    look_after()
    preview.refresh_from_db()
    assert preview.over == CouncilPreview.Over.PUBLISHED
    assert not council.files(preview).exists()
    assert preview.digest
    again = council.prepared()
    assert (again.number, again.turn) == (2, 1)


def test_another_takes_its_place_and_its_files(council, capsys):
    first = council.prepared()
    call_command("prepare_preview", process="prueba")
    second = CouncilPreview.objects.get(over_at=None)
    assert second.digest in capsys.readouterr().out
    assert (second.number, second.turn, second.digest) == (1, 2, first.digest)
    assert not council.files(first).exists()
    assert council.files(second).exists()
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    assert "se reemplazó" in browser.get(path_of(first)).text
    assert [each.action for each in Entry.objects.filter(action__startswith="preview-")] == ["preview-prepared"] * 2
    assert Entry.objects.filter(action="preview-prepared", digest=second.digest).count() == 2


def test_whoever_leaves_takes_it_along_at_once(council):
    preview = council.prepared()
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    assert CANARY in browser.get(path_of(preview, page_of(council.rival))).text
    type(council.rival).objects.filter(pk=council.rival.pk).update(status="renuncia", status_on="2024-04-01")
    for page in (page_of(council.rival), page_of(council.ana), "datos/candidaturas.json", ""):
        answered = browser.get(path_of(preview, page))
        assert answered.status_code == 403
        assert CANARY not in answered.text
    look_after()
    assert not council.files(preview).exists()
    assert CouncilPreview.objects.get().over == CouncilPreview.Over.LEFT
    made = council.prepared()
    assert CANARY not in browser.get(path_of(made, page_of(council.rival))).text


def test_one_is_made_at_a_time_and_a_failure_leaves_the_one_before(council, monkeypatch):
    preview = council.prepared()
    monkeypatch.setattr(making, "enlist", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        council.prepared()
    assert CouncilPreview.objects.get(over_at=None) == preview
    browser = council.browser(council.someone(Role.GENERAL_COUNCIL))
    assert browser.get(path_of(preview)).status_code == 200
    monkeypatch.undo()
