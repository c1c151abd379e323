# SPDX-License-Identifier: EUPL-1.2
"""With the parts a release really has: whatever changes, what is reused is what would have been made."""

import shutil

import pytest
from django.conf import settings

from conoceles.candidacies.models import Candidacy, Person
from conoceles.elections.models import Office, Postulant, Process, Territory
from conoceles.publication import shelf
from conoceles.publication.baking import Bench, bake
from conoceles.publication.baking.notes import Notes
from conoceles.publication.parts import Edition, site
from conoceles.publication.parts.site import entries
from conoceles.publication.snapshot import Snapshot, outline
from tests.pictures import kept
from tests.world import world

from .editions import OWN, answer, content, current, published, signing_key, verify

SITE = "conoceles.publication.parts.site"


def frozen_as(number):
    """The snapshot of release *number*."""
    return Snapshot(shelf.of("prueba").freezes / str(number))


def baked_anew(number, into, before=None):
    """The freeze of release *number*, baked with nothing to reuse; *before* is a copy of the one before it."""
    snapshot = Snapshot(shelf.of("prueba").freezes / str(number))
    notes = Notes(into.with_name(f"{into.name}-notes"))
    parts = tuple(settings.RELEASE_PARTS)
    bake(Bench(snapshot, parts, into, notes, signing_key(), edition=Edition(number, before)))
    return content(into)


@pytest.fixture
def here(own_database):
    here = world()
    for number, name in enumerate(["Ana Pérez Uc", "Bety Chan Ek", "Caro May Tun", "Dora Uc Pech"]):
        answer(here, here.candidacy(name, party=number % 2), f"El camino de {name}.")
    here.candidacy("Eva Ku Dzib", seat="S", formula=Candidacy.objects.get(key="C-1").formula)
    return here


def portrait(here):
    who = Candidacy.objects.get(key="C-2")
    answer(here, who, "Con retrato.", foto=kept(here, who))


CHANGES = {
    "a name": lambda here: Person.objects.filter(key="persona-1").update(name="Ana Pérez de Uc"),
    "a text": lambda here: answer(here, Candidacy.objects.get(key="C-2"), "Otro camino."),
    "a text that waits": lambda here: answer(here, Candidacy.objects.get(key="C-3"), "Nuevo.", approve=False),
    "a photograph": portrait,
    "a resignation": lambda here: Candidacy.objects.filter(key="C-4").update(status="renuncia"),
    "an alternate more": lambda here: here.candidacy(
        "Flor Uc", seat="S", formula=Candidacy.objects.get(key="C-2").formula
    ),
    "one more who stands": lambda here: here.candidacy("Gema Uc", party=1),
    "a party's name": lambda here: Postulant.objects.filter(key="ceiba").update(name="Partido del Cedro"),
    "a town's name": lambda here: Territory.objects.filter(key="31999").update(name="Villa Nueva"),
    "an office's name": lambda here: Office.objects.update(plural="Cabildos"),
    "the notice": lambda here: Process.objects.update(notice="Todas son personas inventadas"),
}


def test_what_is_reused_is_what_would_have_been_made(here, tmp_path):
    published(here)
    for turn, (what, change) in enumerate(CHANGES.items(), 2):
        before = shutil.copytree(current(here), tmp_path / f"before-{turn}")
        change(here)
        here.process.refresh_from_db()
        assert published(here).release.number == turn, what
        assert verify(current(here)) == [], what
        shown = {path: made for path, made in content(current(here)).items() if path not in OWN}
        anew = baked_anew(turn, tmp_path / str(turn), before)
        assert {path for path in shown | anew if shown.get(path) != anew.get(path)} == set(), what


def test_two_bakes_of_a_freeze_are_the_same_bytes(here, tmp_path):
    published(here)
    assert baked_anew(1, tmp_path / "one") == baked_anew(1, tmp_path / "two")


def test_a_change_in_one_text_makes_few_pages(here):
    whole = published(here).baked
    answer(here, Candidacy.objects.get(key="C-2"), "Otro camino.")
    made = published(here).baked.fresh
    assert 2 < made < whole.pages / 2


def test_where_a_text_is_all_that_changed_lists_are_taken_whole(here):
    """What shards are made of is noted: lists of an outline, in which it is not; races of their own lines."""
    published(here)
    answer(here, Candidacy.objects.get(key="C-2"), "Otro camino.")
    published(here)
    before, after = (Notes(shelf.of("prueba").bakes / number) for number in "12")
    noted = {shard: (before.inputs(SITE, shard), after.inputs(SITE, shard)) for shard in site.shards(frozen_as(2))}
    same = {shard for shard, (was, is_) in noted.items() if was and was == is_}
    assert same >= {"nombres", "postulaciones", "lugares", "boletas", "filtros", "sitemap"}
    assert not {shard for shard in same if "contiendas" in shard or "palabras" in shard}


def test_an_outline_has_nobodys_words_and_is_read_as_a_snapshot(here, tmp_path):
    """All else is there: who stands, for what, and whether she answered."""
    published(here)
    whole = frozen_as(1)
    drawn = outline(whole, tmp_path / "outline")
    assert b"El camino de Ana" in (whole.folder / "profiles.jsonl").read_bytes()
    assert b"El camino" not in (drawn.folder / "profiles.jsonl").read_bytes()
    told = [(one.slug, one.name, one.status, [sheet.state for sheet in one.sheets]) for one in whole.everyone()]
    assert told == [(one.slug, one.name, one.status, [sheet.state for sheet in one.sheets]) for one in drawn.everyone()]
    assert [entries.of_race(whole, race) for race in whole.races] == [
        entries.of_race(drawn, race) for race in drawn.races
    ]


def test_a_shard_whose_files_were_touched_is_looked_at_page_by_page(here):
    """A byte that is another one, in a file as long as before: it is not signed again."""
    published(here)
    page = current(here) / "nombres" / "a" / "index.html"
    honest = page.read_bytes()
    page.write_bytes(honest.replace(b"Ana", b"Eva"))
    answer(here, Candidacy.objects.get(key="C-2"), "Otro camino.")
    published(here)
    assert (current(here) / "nombres" / "a" / "index.html").read_bytes() == honest
    assert verify(current(here)) == []
