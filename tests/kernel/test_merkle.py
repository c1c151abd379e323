# SPDX-License-Identifier: EUPL-1.2
"""The tree against the recursive definition of RFC 6962, and its proofs against whoever would forge them."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.kernel import digests, merkle


def by_definition(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


def numbered(count):
    return [bytes.fromhex(digests.leaf(str(i).encode())) for i in range(count)]


LEAVES = st.lists(st.binary(min_size=32, max_size=32), max_size=70)
SIZES = st.integers(1, 130)


def test_the_roots_are_those_other_programs_of_rfc_6962_compute():
    contents = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [bytes.fromhex(digests.leaf(bytes.fromhex(content))) for content in contents]
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle.root(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle.root(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(LEAVES)
def test_a_tree_grown_leaf_by_leaf_has_the_root_of_the_definition(leaves):
    tree = merkle.CompactRange()
    for size, leaf in enumerate(leaves):
        assert tree.root() == by_definition(leaves[:size])
        tree.append(leaf)
    assert tree.root() == merkle.root(leaves) == by_definition(leaves)


@given(LEAVES, st.integers(0, 70))
def test_a_tree_kept_as_its_peaks_goes_on_as_if_never_interrupted(leaves, kept):
    tree = merkle.CompactRange()
    for leaf in leaves[:kept]:
        tree.append(leaf)
    resumed = merkle.CompactRange(tree.size, tree.peaks)
    for leaf in leaves[kept:]:
        resumed.append(leaf)
    assert resumed.root() == by_definition(leaves)


def test_peaks_of_another_size_are_refused():
    with pytest.raises(ValueError):
        merkle.CompactRange(3, [bytes(32)])


def test_what_must_be_kept_of_a_long_list_is_short():
    tree = merkle.CompactRange()
    for leaf in numbered(1000):
        tree.append(leaf)
    assert len(tree.peaks) == (1000).bit_count()


@given(SIZES, st.data())
def test_a_proof_of_inclusion_holds_for_its_leaf_and_place_alone(size, data):
    leaves = numbered(size)
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))
    proof, root = merkle.inclusion_proof(leaves, index), by_definition(leaves)
    assert len(proof) <= (size - 1).bit_length()
    assert merkle.includes(root, size, leaves[index], index, proof)
    if other != index:
        assert not merkle.includes(root, size, leaves[other], index, proof)
        assert not merkle.includes(root, size, leaves[index], other, proof)
    assert not merkle.includes(root, size, leaves[index], size + index, proof)
    assert not merkle.includes(root, size, leaves[index], index, [*proof, root])
    assert not merkle.includes(root, size, leaves[index], -1, proof)
    if proof:
        assert not merkle.includes(root, size, leaves[index], index, proof[1:])
        assert not merkle.includes(root, size, leaves[index], index, [bytes(32), *proof[1:]])


@given(SIZES, st.data())
def test_a_proof_of_consistency_holds_for_what_only_grew(size, data):
    leaves = numbered(size)
    former = data.draw(st.integers(0, size))
    proof = merkle.consistency_proof(leaves, former)
    before, now = by_definition(leaves[:former]), by_definition(leaves)
    assert merkle.extends(before, former, now, size, proof)
    assert not merkle.extends(before, former, now, size, [*proof, now])
    if former:  # anything extends an empty tree
        assert not merkle.extends(before, former, bytes(32), size, proof)
    assert not merkle.extends(before, size + 1, now, size, proof)
    if proof:
        assert not merkle.extends(before, former, now, size, proof[1:])
        assert not merkle.extends(before, former, now, size, [bytes(32), *proof[1:]])


@given(SIZES, st.data())
def test_no_proof_makes_a_rewritten_past_consistent(size, data):
    leaves = numbered(size)
    former = data.draw(st.integers(1, size))
    altered = data.draw(st.integers(0, former - 1))
    rewritten = [*leaves[:altered], bytes(32), *leaves[altered + 1 :]]
    before, now = by_definition(leaves[:former]), by_definition(rewritten)
    for proof in (merkle.consistency_proof(leaves, former), merkle.consistency_proof(rewritten, former)):
        assert not merkle.extends(before, former, now, size, proof)


def test_nothing_is_proved_beyond_the_end():
    for beyond in (-1, 3):
        with pytest.raises(IndexError):
            merkle.inclusion_proof(numbered(3), beyond)
    for beyond in (-1, 4):
        with pytest.raises(IndexError):
            merkle.consistency_proof(numbered(3), beyond)
