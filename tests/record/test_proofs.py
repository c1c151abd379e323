# SPDX-License-Identifier: EUPL-1.2
"""An entry is shown to be among those signed, and one that was not, is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.kernel import digests, merkle
from conoceles.record import actions, proofs, rules, verificar_bitacora
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint, Entry

from .acts import acts

pytestmark = pytest.mark.django_db


def signed(*sizes):
    """A record that was signed when it had about that many entries."""
    for size in sizes:
        acts(max(0, size - Entry.objects.count()))
        point = actions.sign(Checkpoint(occasion="prueba"), by=Clerk())
    return point


@pytest.mark.parametrize("sizes", [(1,), (2,), (23,), (5, 9, 12, 23), (1, 2, 3, 4, 7, 8, 16, 17, 31), (32,), (3, 33)])
def test_every_entry_is_proved_by_the_very_hashes_of_the_definition(sizes):
    point = signed(*sizes)
    entries = list(Entry.objects.filter(number__lte=point.size))
    leaves = [bytes.fromhex(entry.leaf) for entry in entries]
    for entry in entries:
        proof = proofs.inclusion(entry, point)
        assert proof.hashes == merkle.inclusion_proof(leaves, entry.number - 1)
        assert proof.holds()


def test_an_earlier_checkpoint_proves_what_it_covers():
    first = signed(6)
    signed(20)
    for entry in Entry.objects.filter(number__lte=first.size):
        assert proofs.inclusion(entry, first).holds()


def test_an_entry_that_says_otherwise_is_not_proved():
    point = signed(9)
    entry = Entry.objects.get(number=4)
    entry.action = "answers-sent"
    entry.leaf = digests.leaf(rules.line(entry.content()))
    assert not proofs.inclusion(entry, point).holds()


def test_a_peak_that_was_altered_proves_nothing():
    signed(8)
    point = signed(16)
    real = proofs._Known.__init__

    def forged(self, size):
        real(self, size)
        self.roots[0, 8] = bytes(32)

    entry = Entry.objects.get(number=12)
    assert proofs.inclusion(entry, point).holds()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proofs._Known, "__init__", forged)
        assert not proofs.inclusion(entry, point).holds()


def test_beyond_a_checkpoint_there_is_no_proof():
    point = signed(5)
    with pytest.raises(IndexError):
        proofs.inclusion(Entry.objects.get(number=point.size + 1), point)


def test_a_proof_costs_two_queries_and_few_leaves_however_long_the_record_is():
    point = signed(*range(8, 90, 8))
    for entry in Entry.objects.filter(number__in=[1, 40, point.size]):
        with CaptureQueriesContext(connection) as asked:
            proofs.inclusion(entry, point)
        assert len(asked) == 2
        unread = [
            count
            for subtree in merkle.beside(entry.number - 1, point.size)
            for _, count in proofs._Known(point.size).unread(subtree)
        ]
        assert sum(unread) < point.size / 2


class TestTheVerifierAlone:
    """A proof, judged by the program that parties run, which shares nothing with what made it."""

    def judged(self, proof, *points):
        text = proof if isinstance(proof, str) else proof.text()
        return verificar_bitacora.proved(
            text, [verificar_bitacora.Checkpoint("p", p.size, bytes.fromhex(p.root)) for p in points]
        )

    @pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 21])
    def test_finds_every_entry(self, size):
        point = signed(size)
        for entry in Entry.objects.filter(number__lte=point.size):
            assert self.judged(proofs.inclusion(entry, point), point) == (rules.line(entry.content()).decode(), True)

    def test_does_not_find_another_entry_nor_the_same_one_elsewhere(self):
        point = signed(12)
        proof = proofs.inclusion(Entry.objects.get(number=5), point)
        other = proofs.inclusion(Entry.objects.get(number=6), point)
        mixed = proof.text().replace(proof.text().split("\n")[1], other.text().split("\n")[1])
        moved = proof.text().replace("index 4", "index 5")
        short = proof.text().replace(proof.text().split("\n")[3] + "\n", "")
        assert [self.judged(text, point)[1] for text in (mixed, moved, short)] == [False, False, False]

    def test_believes_no_checkpoint_but_those_one_kept(self):
        early = signed(5)
        point = signed(12)
        proof = proofs.inclusion(Entry.objects.get(number=5), point)
        with pytest.raises(verificar_bitacora.Fault, match="12 asientos"):
            self.judged(proof, early)
        assert self.judged(proof, Checkpoint(size=point.size, root="0" * 64))[1] is False

    @pytest.mark.parametrize(
        "text", ["", "x", "a\n\nb", "c\nextra !!\nindex 1\n\no\n3\n", "c\nextra MQ==\nindex x\n\no\n3\n"]
    )
    def test_says_when_it_is_no_proof(self, text):
        with pytest.raises(verificar_bitacora.Fault, match="no es la prueba"):
            self.judged(text)
