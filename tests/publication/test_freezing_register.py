# SPDX-License-Identifier: EUPL-1.2
"""What the register and the catalogues of a process tell beyond one candidacy: who followed whom, what lies where."""

from datetime import UTC, date, datetime

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy, Movement
from conoceles.elections.models import Agreement, Section, Territory


def test_which_sections_a_municipality_and_a_district_share_is_told_in_runs(here, freeze):
    first, second = (
        Territory.objects.create(process=here.process, kind="distrito", key=key, name=key, slug=key)
        for key in ("d1", "d2")
    )
    for number in (9, 3, 4, 5, 7, 8):
        Section.objects.create(
            process=here.process, number=number, municipality=here.town, district=second if number == 7 else first
        )
    assert [(c.municipality, c.district, c.sections) for c in freeze().header.crossings] == [
        ("municipio:31999", "distrito:d1", ((3, 5), (8, 9))), ("municipio:31999", "distrito:d2", ((7, 7),)),
    ]  # fmt: skip


def test_whoever_left_leads_to_the_last_of_those_who_followed(here, freeze):
    first = here.candidacy("Ana Uc", status="sustituida")
    second = here.candidacy("Bety Uc", status="renuncia", formula=first.formula, replaces=first)
    third = here.candidacy("Caro Uc", formula=first.formula, replaces=second)
    alone = here.candidacy("Dora Uc", status="renuncia")

    found = {profile.slug: profile for profile in freeze().everyone()}
    assert found[first.slug].replaced_by == found[second.slug].replaced_by
    assert found[first.slug].replaced_by.slug == third.slug
    assert found[third.slug].replaces.slug == second.slug
    assert found[third.slug].replaced_by is found[alone.slug].replaced_by is None
    Candidacy.objects.filter(pk=first.pk).update(replaces=second)  # as no import would let in
    Candidacy.objects.filter(pk=third.pk).update(replaces=None)
    assert {p.slug: p.replaced_by.slug for p in freeze("round").everyone() if p.replaced_by} == {
        first.slug: second.slug, second.slug: first.slug,
    }  # fmt: skip


def test_whoever_left_for_a_ruling_leads_to_whom_it_gave_the_place_back_and_not_in_a_round(here, freeze):
    restored = here.candidacy("Ana Uc", status="registrada")
    came = here.candidacy("Bety Uc", status="cancelada", formula=restored.formula, replaces=restored)
    ruling = {"agreement": Agreement.objects.get(process=here.process), "effective_on": date(2024, 4, 1),
              "at": datetime(2024, 4, 1, tzinfo=UTC), "by": console()}  # fmt: skip
    Movement.objects.create(
        process=here.process, kind="restitucion", candidacy=restored, other=came, request="1", **ruling
    )

    def leads():
        return {p.slug: p.replaced_by.slug for p in freeze(str(Candidacy.objects.count())).everyone() if p.replaced_by}

    assert leads() == {came.slug: restored.slug}
    Candidacy.objects.filter(pk=restored.pk).update(status="renuncia")
    later = here.candidacy("Caro Uc", formula=restored.formula, replaces=restored, registered_on=date(2024, 5, 1))
    assert leads() == {came.slug: later.slug, restored.slug: later.slug}
