# SPDX-License-Identifier: EUPL-1.2
"""What the register and the catalogues of a process tell beyond one candidacy: who followed whom, what lies where."""

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Section, Territory


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
