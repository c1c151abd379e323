# SPDX-License-Identifier: EUPL-1.2
"""A representation with a spreadsheet: downloads it, changes cells, sends it back, and accepts what it says."""

import io
import re
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.capture.bulk import working
from conoceles.capture.bulk.jobs import READ, WRITE
from conoceles.capture.bulk.phrases import PHRASES
from conoceles.capture.models import Draft, Workbook
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work.models import Job
from conoceles.work.rules import State
from tests.people import application, entered, person
from tests.world import world

from .screens import EVERYTHING, asks

ANA, BETO = "Ana Pérez Uc", "Beto Ek"


class Idle:
    """Whom a worker reports to, when nobody looks."""

    def told(self, done, total):
        pass


@dataclass
class Desk:
    """Somebody of a representation before the screens of capture by spreadsheet."""

    browser: object
    capacity: Capacity

    def book(self):
        answer = self.browser.get(reverse("bulk:file"))
        assert answer.status_code == 200
        return load_workbook(io.BytesIO(answer.content))

    def uploads(self, book, name="captura.xlsx"):
        """Send *book*, and have a worker's part done here; the spreadsheet as it was kept."""
        if not isinstance(book, bytes):
            into = io.BytesIO()
            book.save(into)
            book = into.getvalue()
        answer = self.browser.post(reverse("bulk:bulk"), {"file": SimpleUploadedFile(name, book)})
        assert answer.status_code == 302, said(answer)
        sent = Workbook.objects.first()
        _done(sent, READ)
        try:
            working.take_in(sent, by=self.capacity)
        except Refused as refusal:
            working.end(sent, Workbook.State.UNREADABLE, sentence(refusal, PHRASES))
        sent.refresh_from_db()
        return sent

    def accepts(self, sent, **more):
        answer = self.browser.post(reverse("bulk:accept", args=[sent.pk]), more)
        if answer.status_code == 302:
            _done(sent, WRITE)
            working.write(sent, Idle(), by=self.capacity)
        return answer

    def reads(self, sent, **asked):
        return said(self.browser.get(reverse("bulk:sheet", args=[sent.pk]), asked))


def _done(sent, kind):
    """The job was asked for, and is as a worker leaves it."""
    assert Job.objects.filter(subject=str(sent.pk), kind=kind).update(state=State.DONE)


def said(answer):
    """The words of a page."""
    body = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", body[body.index("<h1") :]).split())


def desk(here, key="ceiba", username="rep-hoja", **capacity):
    """A person of that representation."""
    user = person(username, Role.PARTY, f"{here.process.slug}/{key}", **capacity)
    application(user)
    return Desk(entered(user), user.capacities.get())


def at(page, title):
    """The number of the column of that title."""
    return next(cell.column for cell in page[1] if cell.value == title)


def row_of(page, name):
    """The number of the row of a candidacy."""
    return next(cell.row for cell in page["C"] if cell.value == name)


def put(book, name, **cells):
    """Write *cells*, by the key of their question in words of the tests, in the row of a candidacy."""
    page = book.worksheets[0]
    for title, value in cells.items():
        page.cell(row_of(page, name), at(page, f"Pregunta {title}")).value = value
    return book


def two_candidacies():
    """A process that lends capture and asks everything, with two candidacies of one party."""
    made = world(party_captures_curricular=True)
    made.questionnaire = asks(made, EVERYTHING)
    made.ana, made.beto = made.candidacy(ANA), made.candidacy(BETO)
    return made


def answers(candidacy):
    """All that is typed for a candidacy."""
    found = {}
    for draft in Draft.objects.filter(candidacy=candidacy):
        found |= draft.answers
    return found
