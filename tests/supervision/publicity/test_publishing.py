# SPDX-License-Identifier: EUPL-1.2
"""Nothing of a document is public until somebody publishes it; what has personal data, only as its public version."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.files.storage import unaltered
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look.papers import pdf
from conoceles.record.models import Entry
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.models import Document, Posting
from conoceles.supervision.publicity import actions, papers, posting_actions, queries
from conoceles.supervision.publicity.phrases import PHRASES
from conoceles.supervision.publicity.rules import Reason
from tests.people import entered
from tests.supervision.conftest import MERIDA
from tests.supervision.documents.test_screens import browser

from .test_public_versions import SAID, refused

PLACE = "los estrados del instituto"


@pytest.fixture
def letter(office):
    office.cycle.at("2023-10-02")
    return office.open("oficio-secretaria")


@pytest.fixture
def issued(office, letter):
    made = office.write(letter, "Se informa lo que se pidió.")
    office.take(letter, "emitir", "2023-10-02")
    return made


def publish(version, by, **more):
    given = {"personal": False, "looked": True, "seen": version.digest} | more
    return actions.publish(version, by=by, **given)


def test_a_draft_is_never_published_and_neither_is_what_was_given_up(office, letter, secretary):
    version = office.write(letter, "Todavía no se emite.")
    assert not queries.final(version)
    assert queries.may_go_out(office.process) == []
    assert refused(publish, version, secretary) is Reason.NOT_FINAL
    office.take(letter, "emitir", "2023-10-02")
    assert queries.may_go_out(office.process) == [version]
    Document.objects.filter(pk=letter.pk).update(withdrawn="Se abandonó")
    assert refused(publish, version, secretary) is Reason.WITHDRAWN
    assert queries.may_go_out(office.process) == []


def test_whoever_publishes_says_whether_it_has_personal_data_and_that_she_read_it(office, issued, secretary):
    assert refused(publish, issued, secretary, looked=False) is Reason.NOT_LOOKED_AT
    assert refused(publish, issued, secretary, personal=True) is Reason.PERSONAL_DATA
    assert refused(publish, issued, secretary, seen="0") is Reason.VERSION_CHANGED
    with pytest.raises(PermissionDenied):
        publish(issued, office.cycle.who(Role.UNIT))
    made = publish(issued, secretary)
    assert (made.number, made.public, made.title) == (1, None, issued.content["title"])
    assert unaltered(made.file, made.file_digest) == pdf(paper(issued))
    assert Entry.objects.filter(action="document-published", digest=made.file_digest).count() == 1
    assert refused(publish, issued, secretary) is Reason.ALREADY_PUBLISHED
    actions.end(made, why="Se pidió", by=secretary)
    assert list(queries.published(office.process)) == []
    assert publish(issued, secretary).number == 2


def test_what_a_person_is_known_by_is_noticed(office, letter, secretary):
    version = office.write(letter, "La persona con CURP PEXA800101MYNRXN09 lo pidió.")
    office.take(letter, "emitir", "2023-10-02")
    assert refused(publish, version, secretary) is Reason.LOOKS_PERSONAL
    made = actions.type_out(version, passages=["PEXA800101MYNRXN09"], said=SAID, seen=version.digest, by=secretary)
    out = publish(version, secretary, personal=True, public=made)
    assert out.file_digest == made.file_digest
    assert refused(actions.discard, made, why="x", by=secretary) is Reason.PUBLISHED


def posting(fixed="2023-10-02T10:00", days=3, counted="naturales"):
    at = datetime.fromisoformat(fixed).replace(tzinfo=MERIDA)
    return Posting(told="Oficio 1", place=PLACE, fixed_at=at, days=days, counted=counted)


def test_a_fixing_and_its_removal_are_certified_with_who_where_when_and_for_how_long(office, issued, secretary):
    executive = office.cycle.who(Role.EXECUTIVE_SECRETARY)

    def fix(**more):
        return posting_actions.fix(issued, posting=posting(**more), seen=issued.digest, by=executive)

    assert refused(fix, fixed="2023-10-02T12:01") is Reason.HOUR_TO_COME
    assert refused(fix, fixed="2023-10-01T23:59") is Reason.BEFORE_DOCUMENT
    first = fix(days=5, counted="habiles")
    assert first.until == date(2023, 10, 9)  # a Saturday and a Sunday do not count
    assert refused(fix) is Reason.ALREADY_FIXED
    posting_actions.set_aside(first, why="Se contaron otros días", by=executive)
    made = fix()
    assert (made.number, made.until) == (2, date(2023, 10, 5))
    said = str(papers.fixing(made))
    for words in ("2 de octubre de 2023 a las 10:00", PLACE, "3 días naturales", "5 de octubre de 2023", "Oficio 1"):
        assert words in said
    assert "Secretaría Ejecutiva" in said
    assert issued.digest not in said  # the certificate hangs in the estrados

    def remove(hour, **more):
        at = datetime.fromisoformat(hour).replace(tzinfo=MERIDA)
        return posting_actions.remove(made, at=at, by=secretary, **more)

    office.cycle.at("2023-10-07")
    assert refused(remove, "2023-10-02T09:59") is Reason.BEFORE_FIXED
    assert refused(remove, "2023-10-05T23:59") is Reason.TERM_NOT_OVER
    done = remove("2023-10-06T00:00")
    assert (done.removed_by, done.removed_early) == (secretary, "")
    assert refused(remove, "2023-10-06T09:00") is Reason.ALREADY_REMOVED
    done = Posting.objects.select_related("process", "removed_by__user", "by__user").get(pk=done.pk)
    assert "6 de octubre de 2023 a las 00:00" in str(papers.removal(done))
    assert "Secretaría Técnica" in str(papers.removal(done))


def test_removing_before_its_term_says_why(office, issued, secretary):
    made = posting_actions.fix(issued, posting=posting(), seen=issued.digest, by=secretary)
    office.cycle.at("2023-10-03")
    at = datetime(2023, 10, 3, 11, tzinfo=MERIDA)
    with pytest.raises(Refused) as early:
        posting_actions.remove(made, at=at, by=secretary)
    assert "5 de octubre de 2023" in sentence(early.value, PHRASES)
    done = posting_actions.remove(made, at=at, why="Lo ordenó una sentencia", by=secretary)
    assert "Lo ordenó una sentencia" in str(papers.removal(done))


def test_what_was_fixed_by_mistake_counts_no_more_and_its_certificate_says_so(office, issued, secretary):
    made = posting_actions.fix(issued, posting=posting(), seen=issued.digest, by=secretary)
    page = browser(office, Role.SECRETARY)
    again = {
        "told": "Otro nombre", "place": "Los estrados del Instituto", "day": "02/10/2023", "hour": "11:00", "days": "3",
        "counted": "naturales", "seen": issued.digest,
    }  # fmt: skip
    address = reverse("publicity:fix", args=[issued.pk])
    twice = page.post(address, again)  # the same, once more
    assert twice.status_code == 422
    assert "ya estaba fijada ahí ese día, en la fijación 1" in twice.content.decode()
    assert page.post(address, again | {"place": "los estrados del consejo"}).status_code == 302
    aside = reverse("publicity:posting-aside", args=[made.pk])
    assert page.post(aside, {"why": ""}).status_code == 422
    assert page.post(aside, {"why": "Se fijó otro"}).status_code == 302
    assert "se quitó por error" in page.post(aside, {"why": "Se fijó otro"}).content.decode()
    assert [each.number for each in queries.postings(office.process)] == [2]
    listing = page.get(reverse("publicity:listing")).content.decode()
    assert "No cuenta: Se fijó otro" in listing
    assert papers.fixing(Posting.objects.get(pk=made.pk)).standing == "Sin efecto: Se fijó otro"
    assert refused(posting_actions.remove, made, at=clock.now(), by=secretary) is Reason.SET_ASIDE
    assert page.post(address, again).status_code == 302
    assert Posting.objects.last().number == 3  # a number is not used again


def test_nobody_writes_in_the_estrados_what_a_person_is_known_by(office, issued, secretary):
    known = "PEXA800101MYNRXN09"
    for words in ({"told": f"Oficio de {known}"}, {"place": f"casa de {known}"}):
        made = posting()
        for name, said in words.items():
            setattr(made, name, said)
        assert refused(posting_actions.fix, issued, posting=made, seen=issued.digest, by=secretary) is (
            Reason.SAYS_PERSONAL
        )
    made = posting_actions.fix(issued, posting=posting(), seen=issued.digest, by=secretary)
    at = datetime(2023, 10, 2, 11, tzinfo=MERIDA)
    assert refused(posting_actions.remove, made, at=at, why=f"Lo pidió {known}", by=secretary) is Reason.SAYS_PERSONAL
    said = replace(SAID, motive=f"Es la CURP {known}")
    given = {"title": "Oficio", "content": b"%PDF-", "seen": issued.digest, "by": secretary}
    assert refused(actions.draw, issued, said=said, **given) is Reason.SAYS_PERSONAL
    assert refused(actions.draw, issued, said=SAID, **given | {"title": known}) is Reason.SAYS_PERSONAL


@pytest.mark.parametrize("hour", ["23:59", "23:59:59"])
def test_the_last_minute_of_a_day_is_of_that_day(office, issued, secretary, hour):
    office.cycle.at("2023-10-02T23:59:59")  # in UTC it is tomorrow
    page = browser(office, Role.SECRETARY)
    address = reverse("publicity:fix", args=[issued.pk])
    assert 'value="02/10/2023"' in page.get(address).content.decode()
    given = {
        "told": "Oficio", "place": "los estrados", "day": "02/10/2023", "hour": hour, "days": "1",
        "counted": "naturales", "seen": issued.digest,
    }  # fmt: skip
    assert page.post(address, given).status_code == 302
    made = Posting.objects.select_related("process", "by__user", "version").get()
    assert made.until == date(2023, 10, 3)
    assert "2 de octubre de 2023 a las 23:59" in str(papers.fixing(made))
    office.cycle.at("2023-10-03T23:59:59")
    page, remove = entered(secretary.user), reverse("publicity:remove", args=[made.pk])
    assert "hasta el día siguiente se retira" in page.post(remove, {"day": "03/10/2023", "hour": hour}).content.decode()
    office.cycle.at("2023-10-04T00:00")
    assert page.post(remove, {"day": "04/10/2023", "hour": "00:00"}).status_code == 302
