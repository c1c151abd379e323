# SPDX-License-Identifier: EUPL-1.2
"""What is out of balance in a register, whatever the register is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.candidacies.balance import phrases
from conoceles.candidacies.balance.phrases import told
from conoceles.candidacies.balance.rules import (
    MAN,
    NON_BINARY,
    WOMAN,
    Check,
    Exempt,
    Formula,
    Holder,
    Sure,
    Tally,
    Terms,
    brought,
    holds,
    tallies,
    warnings,
)
from conoceles.elections.parameters import SETTINGS

ALL = Terms("mujeres-al-menos-la-mitad", alternation=True, alternate="mujer-suplente-de-hombre", affirmative=True)
M, H, N = WOMAN, MAN, NON_BINARY


def slate(*titulars, alternates=(), office="rp", place="circunscripcion/1", postulant="ceiba"):
    """A list: a titular by place, None for a vacancy; with alternates of the sexes given, or none."""
    return [
        Formula(
            f"f{at}", office, place, postulant, (1, at), str(at),
            titular=Holder(f"p{at}", sex) if sex else None,
            alternate=Holder(f"s{at}", alternates[at - 1]) if at <= len(alternates) else None,
        )
        for at, sex in enumerate(titulars, 1)
    ]  # fmt: skip


def kinds(found):
    return [(one.check, one.sure) for one in found]


@pytest.mark.parametrize(
    ("rule", "women", "men", "there"),
    [
        ("mujeres-al-menos-la-mitad", 2, 2, True),
        ("mujeres-al-menos-la-mitad", 1, 2, True),  # three cannot be halved
        ("mujeres-al-menos-la-mitad", 1, 3, False),
        ("mujeres-al-menos-la-mitad", 9, 0, True),
        ("mitad-y-mitad", 9, 0, False),
        ("mitad-y-mitad", 4, 5, True),
        ("mitad-y-mitad", 5, 4, True),
        ("mujeres-al-menos-la-mitad", 0, 1, True),
        ("mujeres-al-menos-la-mitad", 0, 0, True),
    ],
)
def test_half_of_an_odd_number_may_be_one_more(rule, women, men, there):
    assert holds(Tally("mr", "ceiba", heading=False, women=women, men=men), Terms(rule)) is there


def test_non_binary_people_are_never_a_fault_while_nobody_said_how_they_count():
    tally = Tally("mr", "ceiba", heading=False, women=2, men=2, non_binary=2)
    assert holds(tally, ALL) is None
    assert holds(tally, replace(ALL, non_binary="aparte")) is True
    assert holds(tally, replace(ALL, non_binary="lugar-de-hombres")) is False
    [one] = [one for one in warnings(slate(M, H, N, M, H, N), ALL) if one.check is Check.PARITY and not
             dict(one.facts)["heading"]]  # fmt: skip
    assert one.sure is Sure.DEPENDS
    assert "no está decidido" in told(one, {}, {})


def test_a_register_out_of_parity_anyhow_is_told_as_certain():
    [one] = warnings(slate(H, H, H, N), replace(ALL, alternation=None))
    assert (one.check, one.sure) == (Check.PARITY, Sure.CERTAIN)
    assert told(one, {}, {}) == (
        "Entre las titulares: 0 de 4 (0.0\u00a0%) mujeres, 3 de 4 (75.0\u00a0%) hombres, "
        "1 de 4 (25.0\u00a0%) personas no binarias."
    )


def test_neighbours_of_one_sex_are_told_and_vacancies_part_them():
    found = warnings(slate(M, H, H, None, H, M), replace(ALL, parity=None))
    assert [(one.numbers, one.about) for one in found] == [(("2", "3"), ("p2", "p3"))]


def test_a_non_binary_place_breaks_no_alternation_unless_the_process_says_where_it_counts():
    assert kinds(warnings(slate(H, N, H, M), replace(ALL, parity=None))) == [(Check.ALTERNATION, Sure.DEPENDS)] * 2
    assert warnings(slate(H, N, H, M), replace(ALL, parity=None, non_binary="aparte")) == []
    assert kinds(warnings(slate(H, N, M), replace(ALL, parity=None, non_binary="lugar-de-hombres"))) == [
        (Check.ALTERNATION, Sure.CERTAIN)
    ]


def test_lists_are_sorted_by_their_places_whatever_order_they_come_in():
    mixed = slate(M, H, M, H)
    assert warnings([mixed[0], mixed[2], mixed[3], mixed[1]], replace(ALL, parity=None)) == []


@pytest.mark.parametrize(
    ("titular", "alternate", "rule", "sure"),
    [
        (M, H, "mujer-suplente-de-hombre", Sure.CERTAIN),
        (H, M, "mujer-suplente-de-hombre", None),
        (H, M, "mismo-sexo", Sure.CERTAIN),
        (M, M, "mismo-sexo", None),
        (N, H, "mismo-sexo", Sure.DEPENDS),
        (N, N, "mismo-sexo", None),
        (M, H, "cualquiera", None),
        (M, H, None, None),
    ],
)
def test_whom_somebody_may_have_as_alternate(titular, alternate, rule, sure):
    found = warnings(slate(titular, alternates=[alternate]), Terms(alternate=rule))
    assert [one.sure for one in found] == ([sure] if sure else [])


def test_a_place_of_affirmative_action_is_kept_by_whoever_comes():
    first = slate(M)[0]
    came = replace(first, titular=Holder("p9", M), kept_titular=frozenset({"joven", "indigena"}))
    [one] = warnings([came], ALL)
    assert (one.check, one.about) == (Check.AFFIRMATIVE, ("p9",))
    assert "jóvenes" in told(one, {"p9": "Ana"}, {"joven": "Personas jóvenes"})
    kept = replace(came, titular=Holder("p9", M, frozenset({"joven", "indigena"})))
    assert warnings([kept], ALL) == []
    assert warnings([replace(came, titular=None)], ALL) == []  # of a vacancy nothing is asked yet


def test_an_exception_holds_where_it_says_and_nowhere_else():
    there = slate(M, M, office="rp") + slate(M, M, office="ayuntamiento", postulant="faro")
    held = replace(ALL, parity=None)
    assert len(warnings(there, held)) == 2
    exempt = replace(held, exempt=(Exempt("alternancia", "rp"),))
    assert [one.office for one in warnings(there, exempt)] == ["ayuntamiento"]
    assert warnings(there, replace(held, exempt=(Exempt("alternancia"),))) == []
    assert len(warnings(there, replace(held, exempt=(Exempt("paridad"), Exempt("alternancia", "rp", "faro"))))) == 2


def test_those_who_head_lists_are_counted_apart():
    towns = [
        one
        for at, (first, second) in enumerate([(H, M), (H, M), (H, M)])
        for one in slate(first, second, office="ayuntamiento", place=f"municipio/{at}")
    ]
    all_of_them, heads = tallies(towns)
    assert (all_of_them.women, all_of_them.men, all_of_them.heading) == (3, 3, False)
    assert (heads.women, heads.men, heads.heading) == (0, 3, True)
    assert [dict(one.facts)["heading"] for one in warnings(towns, ALL)] == [True]
    assert [tally.heading for tally in tallies(slate(M, office="mr"))] == [False]


def test_a_movement_is_told_what_it_brings_and_not_what_was_there():
    before = slate(H, H, M, M, alternates=[M, H, M, M])
    after = [*before[:2], replace(before[2], titular=Holder("new", H)), before[3]]
    assert {one.check for one in brought(before, after, ALL)} == {Check.PARITY, Check.ALTERNATION }  # fmt: skip
    assert brought(before, before, ALL) == []


SEXES = st.sampled_from([M, H, N, None])
TERMS = st.builds(
    Terms,
    parity=st.sampled_from([None, "mitad-y-mitad", "mujeres-al-menos-la-mitad"]),
    alternation=st.sampled_from([None, True, False]),
    alternate=st.sampled_from([None, "mismo-sexo", "mujer-suplente-de-hombre", "cualquiera"]),
    affirmative=st.sampled_from([None, True]),
    non_binary=st.sampled_from([None, "aparte", "lugar-de-hombres"]),
)
SLATES = st.lists(st.tuples(SEXES, SEXES), min_size=1, max_size=9).map(
    lambda pairs: slate(*(titular for titular, _ in pairs), alternates=[alternate or H for _, alternate in pairs])
)


@given(SLATES, TERMS)
def test_what_is_certain_is_so_however_people_are_counted(formulas, terms):
    undecided = warnings(formulas, replace(terms, non_binary=None))
    decided = [
        set(kinds_of(warnings(formulas, replace(terms, non_binary=rule)))) for rule in ("aparte", "lugar-de-hombres")
    ]
    for check, numbers, about, sure in sured(undecided):
        if sure is Sure.CERTAIN:
            assert all((check, numbers, about) in one for one in decided)


def kinds_of(found):
    return {(one.check, one.numbers, one.about) for one in found}


def sured(found):
    return [(one.check, one.numbers, one.about, one.sure) for one in found]


@given(SLATES, TERMS)
def test_counts_are_whole_and_an_undecided_process_is_told_nothing(formulas, terms):
    [first, *_] = tallies(formulas)
    assert first.titulars + first.vacant == len(formulas)
    assert warnings(formulas, Terms(non_binary=terms.non_binary)) == []
    everyone = {one.id for each in formulas for one in (each.titular, each.alternate) if one}
    for one in warnings(formulas, terms):
        assert set(one.about) <= everyone
        assert told(one, dict.fromkeys(everyone, "Alguien"), {})


@given(SLATES, TERMS)
def test_what_a_movement_brings_and_what_was_there_is_all_that_there_is(formulas, terms):
    changed = [replace(formulas[0], titular=Holder("new", M)), *formulas[1:]]
    found = brought(formulas, changed, terms)
    assert set(found) == set(warnings(changed, terms)) - set(warnings(formulas, terms))


def test_every_choice_of_a_process_has_its_words_and_every_check_its_name():
    for key in (*phrases.SETTING.values(), "balance_non_binary"):
        for value in SETTINGS[key].choices or (True, False):
            words, source = phrases.rule(key, {"value": value, "source": "Acuerdo", "confidence": "M"})
            assert words != str(value)
            assert source == "Fuente: Acuerdo (de memoria, sin verificar: confírmelo)."
    assert set(phrases.CHECKS) == set(phrases.SETTING) == set(Check)
