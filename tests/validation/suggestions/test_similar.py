# SPDX-License-Identifier: EUPL-1.2
"""Who says the same: found wherever it stands, told apart by whose it is, and silent once it stands no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.candidacies.models import Candidacy
from conoceles.validation.actions import decide
from conoceles.validation.models import Saying, SayingKey, Trace, Use, Withdrawal
from conoceles.validation.suggestions import queries
from conoceles.validation.suggestions.keeping import keep
from conoceles.validation.suggestions.periodic import keep_compared
from conoceles.validation.suggestions.rules import Kind, likeness
from conoceles.validation.suggestions.rules.tokens import Words
from tests.pictures import kept

from .saying import AT, asking, loaded, noticed, prose, says

pytestmark = pytest.mark.django_db
SAME = (Kind.SAME_TEXT, Kind.ALIKE)


def names(found):
    return [other.candidacy.person.name for one in found for other in one.others]


def test_a_text_of_another_person_is_found_whatever_the_question_the_case_and_the_blanks():
    here = asking()
    one, other = here.candidacy("Ana Pérez Uc"), here.candidacy("Rosa Canul Ek", party=1)
    says(here, other, propuesta_2=f"  {prose(1).upper()}\n\n")
    revision = says(here, one, propuesta_1=prose(1).replace(" ", "  "), propuesta_2=prose(2))

    (found,) = noticed(here, revision, *SAME)
    assert (found.kind, found.section, found.question) == (Kind.SAME_TEXT, "propuestas", "propuesta_1")
    assert found.words == "El mismo texto está en otra candidatura."
    assert [(o.candidacy, o.label, o.share) for o in found.others] == [(other, "Segunda propuesta", 100)]


def test_a_text_with_some_words_changed_is_alike_and_shows_what_it_has_in_common():
    here = asking()
    one, other = here.candidacy("Ana Pérez Uc"), here.candidacy("Rosa Canul Ek", party=1)
    says(here, other, propuesta_1=prose(1))
    revision = says(here, one, propuesta_1=prose(1, w3="Valladolid", w40="Tizimín"))

    (found,) = noticed(here, revision, *SAME)
    assert (found.kind, found.words) == (Kind.ALIKE, "Un texto parecido está en otra candidatura.")
    assert 80 <= found.others[0].share < 100
    assert found.quote.split()[1:5] == prose(1).split()[5:9]
    assert "Valladolid" not in found.quote
    # The other way round too, and with signs and accents alone changed nothing is left out.
    unaccented = says(here, here.candidacy("Luz Ek Uc"), propuesta_1=prose(2).replace("í", "i").replace(" ", ", "))
    says(here, here.candidacy("Eva Ek Uc"), propuesta_1=prose(2))
    assert names(noticed(here, unaccented, Kind.ALIKE)) == ["Eva Ek Uc"]


def test_a_short_text_within_a_long_one_is_alike_and_two_on_one_subject_are_not():
    here = asking()
    says(here, here.candidacy("Rosa Canul Ek"), propuesta_1=f"{prose(3, 90)} {prose(1)} {prose(4, 90)}")
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1))
    assert names(noticed(here, revision, *SAME)) == ["Rosa Canul Ek"]

    shuffled = says(here, here.candidacy("Eva Ek Uc"), propuesta_1=" ".join(sorted(prose(1).split())))
    assert noticed(here, shuffled, *SAME) == []


def test_ones_own_candidacies_are_no_match_and_who_shares_the_name_or_the_formula_is_told_apart():
    here = asking()
    own = here.candidacy("Ana Pérez Uc")
    again = here.candidacy("Ana Pérez Uc")
    Candidacy.objects.filter(pk=again.pk).update(person=own.person)
    homonym = here.candidacy("ANA PEREZ UC")
    alternate = here.candidacy("Rosa Canul Ek", formula=own.formula, seat="S")
    stranger = here.candidacy("Eva Ek Uc", party=1)
    for each in (again, homonym, alternate, stranger):
        each.refresh_from_db()
        says(here, each, propuesta_1=prose(1))
    revision = says(here, own, propuesta_1=prose(1))

    found = noticed(here, revision, *SAME)
    assert {(one.words, *(other.candidacy.pk for other in one.others)) for one in found} == {
        ("El mismo texto está en otra candidatura.", stranger.pk),
        ("El mismo texto está en la otra candidatura de su fórmula (propietaria y suplente).", alternate.pk),
        ("El mismo texto está en otra candidatura con el mismo nombre; puede ser la misma persona.", homonym.pk),
    }


def test_what_stands_no_more_is_silent_at_once_and_what_is_approved_speaks_while_it_is_public():
    here = asking()
    reader = here.as_reviewer()
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1))
    substituted, withdrawn, corrected = (here.candidacy(f"Rosa {word} Ek", party=1) for word in ("Uno", "Dos", "Tres"))
    for each in (substituted, withdrawn, corrected):
        says(here, each, propuesta_1=prose(1))
    assert len(names(noticed(here, revision, *SAME))) == 3

    Candidacy.objects.filter(pk=substituted.pk).update(status="sustituida")
    Withdrawal.objects.create(candidacy=withdrawn, motive="x", by=reader, at=AT)
    before = corrected.revisions.get()
    decide(before, outcome="aprobada", seen=before.digest, by=reader)
    later = says(here, corrected, propuesta_1=prose(5))
    # Nothing was looked at since: what is read is what stands.
    assert names(noticed(here, revision, *SAME, kept=False)) == ["Rosa Tres Ek"]
    decide(later, outcome="aprobada", seen=later.digest, by=reader)
    assert noticed(here, revision, *SAME, kept=False) == []
    assert keep(here.process) == {"in": 1, "out": 3}
    assert Saying.objects.count() == 2


def test_what_was_just_sent_is_compared_before_anything_of_it_is_kept():
    here = asking()
    says(here, here.candidacy("Rosa Canul Ek"), propuesta_1=prose(1), propuesta_2=prose(2))
    keep(here.process)
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1), propuesta_2=prose(2, w7="otra"))
    assert [one.kind for one in noticed(here, revision, *SAME, kept=False)] == [Kind.SAME_TEXT, Kind.ALIKE]
    assert not Trace.objects.filter(revision=revision).exists()


def test_a_page_asks_as_much_of_the_database_for_thirty_others_as_for_one():
    here = asking()
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1), propuesta_2=prose(2))

    def asked(others):
        for number in range(others):
            more = here.candidacy(f"Rosa Número{number} Ek", party=1)
            says(here, more, propuesta_1=prose(1), propuesta_2=prose(2, w5=f"palabra{number}"))
        keep(here.process)
        reading = loaded(revision)
        with CaptureQueriesContext(connection) as asked:
            found = queries.of(reading)
        return len(asked), sum(len(one.others) + one.more for one in found["propuestas"])

    few, two = asked(1)
    many, sixty = asked(29)
    assert (two, sixty) == (2, 60)
    assert few == many <= 20


def test_a_new_revision_changes_only_its_own_rows():
    here = asking()
    others = [here.candidacy(f"Rosa {number} Ek") for number in range(3)]
    for number, each in enumerate(others):
        says(here, each, propuesta_1=prose(number))
    keep(here.process)
    before = set(Use.objects.values_list("pk", "saying", "trace"))
    says(here, others[0], propuesta_1=prose(9))
    assert keep_compared() == {"in": 1, "out": 1}
    assert keep_compared() is None
    after = set(Use.objects.values_list("pk", "saying", "trace"))
    assert len(before & after) == 2
    assert len(after) == 3


def test_texts_that_one_joined_are_apart_once_it_is_gone():
    here = asking()
    left, bridge, right = (here.candidacy(f"Rosa {word} Ek") for word in ("Uno", "Dos", "Tres"))
    # Either end is most of the bridge; the ends have nothing in common.
    says(here, left, propuesta_1=prose(1, 30))
    says(here, bridge, propuesta_1=f"{prose(1, 30)} {prose(2, 30)}")
    says(here, right, propuesta_1=prose(2, 30))
    keep(here.process)
    assert Saying.objects.values("family").distinct().count() == 1
    Candidacy.objects.filter(pk=bridge.pk).update(status="renuncia")
    keep(here.process)
    assert Saying.objects.values("family").distinct().count() == 2


def test_how_much_must_be_alike_is_a_setting_and_another_one_looks_at_everything_again():
    here = asking(similar_share=95)
    says(here, here.candidacy("Rosa Canul Ek"), propuesta_1=prose(1))
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1, w10="otra"))
    assert noticed(here, revision, *SAME) == []
    here.process.parameters["similar_share"]["value"] = 85
    here.process.save()
    assert keep(here.process) == {"in": 2, "out": 2}
    assert names(noticed(here, revision, *SAME)) == ["Rosa Canul Ek"]


def test_nothing_is_compared_across_processes_nor_of_what_is_not_public():
    here, there = asking(), asking("otro")
    says(there, there.candidacy("Rosa Canul Ek"), propuesta_1=prose(1))
    says(here, here.candidacy("Eva Ek Uc", party=1), aclaraciones="una@ejemplo.mx", propuesta_1=prose(2))
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1), aclaraciones="una@ejemplo.mx")
    keep(there.process)
    assert noticed(here, revision) == []


def test_a_contact_is_told_where_another_party_has_it_and_not_where_ones_own_does():
    here = asking()
    says(here, here.candidacy("Rosa Canul Ek"), telefono="9991234567", correo=["Sede@ejemplo.mx"])
    says(here, here.candidacy("Eva Ek Uc", party=1), telefono="9991234567", correo=["otra@ejemplo.mx"])
    revision = says(
        here, here.candidacy("Ana Pérez Uc"), telefono="(999) 123 45 67", correo=["sede@ejemplo.mx", "mia@ejemplo.mx"]
    )
    (found,) = noticed(here, revision)
    assert (found.kind, found.words) == (Kind.SHARED_CONTACT, "El mismo teléfono está en otra candidatura.")
    assert names([found]) == ["Eva Ek Uc"]


def test_the_same_photograph_of_another_person_is_told():
    here = asking()
    one, other = here.candidacy("Ana Pérez Uc"), here.candidacy("Rosa Canul Ek")
    says(here, other, foto=kept(here, other, b"un retrato"))
    revision = says(here, one, foto=kept(here, one, b"un retrato"))
    (found,) = noticed(here, revision)
    assert (found.kind, found.section, names([found])) == (Kind.SAME_PHOTO, "retrato", ["Rosa Canul Ek"])


def test_a_text_that_repeats_another_of_ones_own_is_told_in_the_second():
    here = asking()
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=prose(1), propuesta_2=prose(1).upper())
    found = noticed(here, revision, Kind.OWN_TEXTS)
    assert [(one.question, one.words) for one in found] == [
        ("propuesta_2", "Dice lo mismo que en «Primera propuesta».")
    ]


def test_who_a_text_names_is_looked_up_in_the_register_as_it_stands():
    here = asking()
    rival, gone = here.candidacy("Rosa Canul Ek", party=1), here.candidacy("Eva Ek Uc", party=1)
    Candidacy.objects.filter(pk=gone.pk).update(status="renuncia")
    own = here.candidacy("Ana Pérez Uc")
    here.candidacy("Luz May Uc", formula=own.formula, seat="S")
    text = "Ana Pérez Uc, con Luz May Uc, frente a Rosa Canul Ek y Eva Ek Uc, del FAISAN y de la CEIBA."
    found = noticed(here, says(here, own, propuesta_1=text), Kind.PERSON, Kind.PARTY)
    assert [(one.kind, names([one])) for one in found] == [(Kind.PARTY, []), (Kind.PERSON, [rival.person.name])]
    assert found[0].words == "Nombra a «Partido del Faisán», que no la postula."


def test_a_text_that_a_whole_party_varies_does_not_hide_whose_it_is_closest_to():
    """Two hundred and thirty that begin as hers does, sent before, are of one family: the closest was sent last."""
    here = asking()
    own = prose(1)
    head = " ".join(own.split()[:20])
    Saying.objects.bulk_create(
        Saying(
            process=here.process, sort=Saying.Sort.TEXT, digest=f"{number:064}",
            runs=runs_of(f"{head} {prose(number + 9)}"),
        )
        for number in range(230)
    )  # fmt: skip
    first = Saying.objects.earliest("pk")
    Saying.objects.update(family=first.pk)
    SayingKey.objects.bulk_create(SayingKey(saying=first, key=key) for key in likeness.keys(runs_of(own)))
    says(here, here.candidacy("Rosa Canul Ek", party=1), propuesta_1=f"{own} Gracias.")
    keep(here.process)
    revision = says(here, here.candidacy("Ana Pérez Uc"), propuesta_1=own)
    assert names(noticed(here, revision, *SAME, kept=False)) == ["Rosa Canul Ek"]


def runs_of(text):
    return likeness.packed(likeness.hashes(Words.of(text).each))
