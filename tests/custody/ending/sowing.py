# SPDX-License-Identifier: EUPL-1.2
"""A process with a canary in every field that does not stay as it is, and the means to hear them."""

import itertools

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, models

from conoceles.accounts.models import User
from conoceles.capture.identity import seal_section
from conoceles.capture.models import ChosenPhoto, Draft, Photo, Stash
from conoceles.capture.photographs import path
from conoceles.credentials.models import Account
from conoceles.custody.ending.described import ends
from conoceles.custody.models import Destruction, Ending, HeldAway, Unsealing
from conoceles.files.storage import private
from conoceles.outbox.models import Message
from conoceles.statistics.cuts.counting import sealed_annex
from conoceles.statistics.models import Annex, Cut
from conoceles.validation.actions import decide
from conoceles.vault.models import RecoveryKey
from conoceles.vault.rules import Kind
from tests.identity import STATISTICS, TREATMENT, YES, consents, identity, say
from tests.pictures import kept
from tests.publication.editions import answer, send
from tests.publication.private_rows import one_of_each

CANARY = "zq7-ave-"
#: What the field is for, and not its words: a row could not be as it is with other ones.
BY_ITSELF = {
    "capture.Revision.answers", "capture.Photo.files", "capture.ChosenPhoto.photo", "capture.ChosenPhoto.negative",
    "capture.ChosenPhoto.cut", "vault.DataKey.wrapped", "vault.DataKey.recoverable", "validation.SayingKey.key",
    "accounts.User.password", "capture.Draft.sealed", "capture.Stash.sealed", "capture.Revision.sealed",
    "statistics.Annex.sealed", "custody.HeldAway.content", "validation.Saying.runs",
}  # fmt: skip


class Sown:
    """What was planted: ``sealed`` and ``away`` are heard again by two custodians; ``lost``, by nobody."""

    def __init__(self, here):
        self.here, self._count = here, itertools.count(100)
        self.away, self.lost, self.until_cancelled, self.stays = set(), set(), set(), "Lo publicado se queda."

    def canary(self, among, longest=None):
        made = f"{CANARY}{next(self._count)}-"
        assert longest is None or longest >= len(made)
        among.add(made)
        return made

    @property
    def hidden(self):
        return self.away | self.lost


def sow(here):
    """Ana is published; Bety answered identity and was counted; every private field of Ana's says something."""
    sown = Sown(here)
    consents(here)
    sheet = identity(here)
    ana, bety = here.candidacy("Ana Uc"), here.candidacy("Bety Pech", party=1)
    photo = kept(here, ana, b"retrato publicado")
    answer(here, ana, sown.stays, foto=photo, correo_aclaraciones=f"{sown.canary(sown.away)}@privado.example")
    answer(here, ana, sown.canary(sown.away), foto=kept(here, ana, sown.canary(sown.away).encode()), approve=False)
    returned = answer(here, bety, sown.canary(sown.away), approve=False)
    decide(returned, outcome="devuelta", seen=returned.digest, observations=[("contacto", "x")], by=here.as_reviewer())
    for each in (ana, bety):
        say(here, each, TREATMENT)
        say(here, each, STATISTICS)
        said = YES | {"pueblo__otro": sown.canary(sown.away)}
        send(each, sheet, answers=said, by=here.as_candidacy(each))
    one_of_each(here, ana)
    for each in (HeldAway, Ending, Unsealing, Destruction, RecoveryKey):
        each.objects.all().delete()  # what that one made of them is of nobody
    _sealed(sown, ana, sheet)
    _negative(sown, ana)
    Message.objects.update(about=f"candidacies.Candidacy:{ana.pk}")
    user = Account.objects.get(candidacy=ana).user
    mail = f"{sown.canary(sown.until_cancelled)}@privado.example"
    User.objects.filter(pk=user.pk).update(email=mail, name=sown.canary(sown.until_cancelled))
    for table, end in ends().tables.items():
        if end.of or end.process or table in {"outbox.Message", "outbox.Attempt", "capture.NoticeDelivery"}:
            _plant(sown, table, end)
    sown.ana, sown.bety = ana, bety
    return sown


def _sealed(sown, who, sheet):
    for kind, model in ((Kind.DRAFT, Draft), (Kind.STASH, Stash)):
        said = YES | {"pueblo__otro": sown.canary(sown.away)}
        sealed = seal_section(who, sheet, section="pueblos", answers=said, kind=kind)
        like = model.objects.get(candidacy=who, section="")
        like.pk, like.slug, like.section, like.questionnaire = None, sheet.slug, "pueblos", sheet
        like.answers, like.sealed = None, sealed
        like.save(force_insert=True)
    cut = Cut.objects.get()
    Annex.objects.all().delete()
    sealed_annex(cut, "indigena", {("x", "x", sown.canary(sown.away)): (9, 3)}).save()


def _negative(sown, who):
    content = sown.canary(sown.away).encode()
    private().save(path(who.pk, "n" * 64), ContentFile(content))
    ChosenPhoto.objects.filter(candidacy=who).update(negative="n" * 64)
    assert Photo.objects.count() == 2


def _plant(sown, table, end):
    model = apps.get_model(table)
    names = [*end.seal, *end.files, *end.drop, *end.discard, *end.by_hand]
    names += [field.name for field in model._meta.concrete_fields if end.rows and isinstance(field, models.CharField)]
    for name in names:
        field = model._meta.get_field(name)
        if f"{table}.{name}" in BY_ITSELF:
            continue
        among = sown.lost if name in {*end.drop, *end.discard} else sown.away
        rows = model.objects.all()
        assert rows, f"{table}: sin renglones"
        for row in rows:
            if getattr(row, name) is None or (name == "scan" and row.way != "formato"):
                continue
            if name in {*end.files, *end.discard} or name == "acuse":
                value = private().save(f"plantado/{table}-{name}-{row.pk}", ContentFile(sown.canary(among)))
            elif isinstance(field, models.JSONField):
                value = {"x": sown.canary(among)}
            elif isinstance(field, models.CharField | models.TextField):
                value = sown.canary(among, field.max_length)
            else:
                pytest.fail(f"{table}.{name}: {field}")
            model.objects.filter(pk=row.pk).update(**{name: value})


def heard(places, among):
    """Which of the canaries *among* sing anywhere in the files of *places*, or in the rows of the database."""
    found = {f"{path}": path.read_bytes() for place in places for path in place.rglob("*") if path.is_file()}
    if connection.vendor == "postgresql":
        found["database"] = everything()
    return sorted({(where, each) for where, said in found.items() for each in among if each.encode() in said})


def everything():
    """Every column of every row of every table, as bytes."""
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for model in apps.get_models()
        for row in model._base_manager.values_list()
        for value in row
    )
