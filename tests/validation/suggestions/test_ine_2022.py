# SPDX-License-Identifier: EUPL-1.2
"""The real file of the INE: every text that two persons share is found. Figures only: no row of it is written here."""

from collections import Counter, defaultdict
from io import StringIO
from itertools import combinations

import pytest
from django.conf import settings
from django.core.management import call_command

from conoceles.candidacies.queries import whole
from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.kernel.names import folded
from conoceles.validation.models import Use
from conoceles.validation.suggestions import contents
from conoceles.validation.suggestions.keeping import keep
from conoceles.validation.suggestions.matching import Relation, matches, relation
from conoceles.validation.suggestions.queries import groups
from conoceles.validation.suggestions.rules import likeness

PROPOSALS = ("propuesta_1", "propuesta_2", "propuesta_genero")


@pytest.fixture
def process(db, ine_2022):
    call_command("load_process", str(settings.PROCESSES / "ine-2022-local"), stdout=StringIO())
    options = ["--process", "ine-2022-local", "--layout", "ine-2022", "--accept-warnings"]
    call_command("import_candidacies", str(ine_2022), *options, stdout=StringIO())
    found = Process.objects.get(slug="ine-2022-local")
    assert keep(found) == {"in": 327, "out": 0}
    return found


@pytest.mark.once
def test_every_text_that_two_persons_share_is_found_and_the_figures_of_the_peers_come_out(process):
    revisions = {each.pk: each for each in Revision.objects.select_related("questionnaire")}
    people = {each.pk: each for each in whole()}
    texts = {}  # (revision, question): what is compared of it
    for each in revisions.values():
        each.candidacy = people[each.candidacy_id]
        for content in contents.of_revision(each):
            if content.question in PROPOSALS:
                texts[each.pk, content.question] = content
    found = _found(revisions, texts)
    assert not any(_person(revisions, one) == _person(revisions, two) for one, two in found)
    _all_that_are_the_same(revisions, texts, found)
    _all_that_are_alike(revisions, texts, found)
    _figures_of_the_peers(process)


def _found(revisions, texts):
    """Whose each text is that whoever reads another is told of."""
    found = {}
    for each in revisions.values():
        mine = [content for (pk, _), content in texts.items() if pk == each.pk]
        for match in matches(each.candidacy, mine):
            pair = (each.pk, match.content.question), (match.use.revision, match.use.question)
            found[pair] = relation(each.candidacy, match.use.name, match.use.formula)
    return found


def _all_that_are_the_same(revisions, texts, found):
    """She is told of each of the 53, 72 and 61 that another person says byte for byte, with all who say it."""
    same = defaultdict(list)
    for place in texts:
        same[revisions[place[0]].answers[place[1]]].append(place)
    told = Counter()
    for places in same.values():
        for one in places:
            others = [two for two in places if _name(revisions, two) != _name(revisions, one)]
            told[one[1]] += any(two[1] == one[1] for two in others)
            assert all(found.get((one, two)) in {Relation.OTHER, Relation.FORMULA} for two in others)
    assert [told[question] for question in PROPOSALS] == [53, 72, 61]


def _all_that_are_alike(revisions, texts, found):
    """And of all that have 80 in 100 runs in common, as comparing each with each tells."""
    runs = {place: likeness.unpacked(content.runs) for place, content in texts.items() if content.runs}
    alike = [pair for pair in combinations(runs, 2) if likeness.share(*(runs[place] for place in pair)) >= 80]
    others = [(one, two) for one, two in alike if _person(revisions, one) != _person(revisions, two)]
    assert len(others) > 1000
    assert all({(one, two), (two, one)} <= found.keys() for one, two in others)


def _name(revisions, place):
    return folded(revisions[place[0]].candidacy.person.name)


def _person(revisions, place):
    return revisions[place[0]].candidacy.person_id


def _figures_of_the_peers(process):
    """Peers, test 13: 32, 42 and 69 across formulas, and 66, 84 and 91 in all, in lower case with blanks collapsed.

    The 13 of the third that only say «No proporcionó» are no texts here: 56 and 78 are left.
    """
    across, in_all = Counter(), Counter()
    said = defaultdict(list)
    for use in Use.objects.filter(question__in=PROPOSALS).select_related("trace__revision__candidacy"):
        said[use.question, use.saying_id].append(use.trace.revision.candidacy.formula_id)
    for (question, _), formulas in said.items():
        in_all[question] += len(formulas) * (len(formulas) > 1)
        across[question] += sum(any(other != formula for other in formulas) for formula in formulas)
    assert [across[question] for question in PROPOSALS] == [32, 42, 69 - 13]
    assert [in_all[question] for question in PROPOSALS] == [66, 84, 91 - 13]

    pairs = groups.families(process, pairs=True)
    assert pairs.count() > 20
    assert all(row["people"] == 2 for row in pairs)
    apart = {row["family"] for row in groups.families(process)}
    assert apart.isdisjoint(row["family"] for row in pairs)
