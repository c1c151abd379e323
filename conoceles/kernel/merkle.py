# SPDX-License-Identifier: EUPL-1.2
"""The Merkle tree of RFC 6962: one hash that commits to a whole list, and short proofs about it.

A hash is 32 bytes. A leaf is given by its hash (:func:`conoceles.kernel.digests.leaf`), never by its content.
A tree of *n* leaves splits at the largest power of two below *n*; both proofs list what is missing from the
leaves up, as sections 2.1.1 and 2.1.2 of the RFC order it.
"""

import hashlib
from collections.abc import Iterable, Sequence

#: The root of a tree without leaves.
EMPTY = hashlib.sha256(b"").digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class CompactRange:
    """A tree that only grows, as little as must be kept to go on: its size and its peaks.

    The peaks are the roots of the perfect subtrees it is made of, the largest first: one for each 1 in the
    binary form of ``size``, so a million leaves leave at most 20. Raises ValueError for peaks of another size.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != size.bit_count():
            msg = f"{len(self.peaks)} peaks cannot make a tree of {size} leaves"
            raise ValueError(msg)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash at the end."""
        self.size += 1
        grown = leaf
        for _ in range((self.size & -self.size).bit_length() - 1):  # one merge for each 0 that ends the new size
            grown = node(self.peaks.pop(), grown)
        self.peaks.append(grown)

    def root(self) -> bytes:
        """The root of all leaves so far."""
        if not self.peaks:
            return EMPTY
        *larger, root = self.peaks
        for peak in reversed(larger):
            root = node(peak, root)
        return root


def root(leaves: Iterable[bytes]) -> bytes:
    """The root of the tree of these leaf hashes."""
    tree = CompactRange()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """What shows that leaf number *index* (from 0) is in the tree of *leaves*. Raises IndexError beyond it."""
    return [root(leaves[first : first + count]) for first, count in beside(index, len(leaves))]


def beside(index: int, size: int) -> list[tuple[int, int]]:
    """The subtrees that an inclusion proof of leaf *index* lists, from the leaf up: each its first leaf and how many.

    Raises IndexError beyond *size*.
    """
    if not 0 <= index < size:
        raise IndexError(index)
    found, first, count = [], 0, size
    while count > 1:
        left = split(count)
        if index < first + left:
            found.append((first + left, count - left))
            count = left
        else:
            found.append((first, left))
            first, count = first + left, count - left
    return found[::-1]


def includes(tree_root: bytes, size: int, leaf: bytes, index: int, proof: Sequence[bytes]) -> bool:
    """Whether *proof* shows *leaf* at *index* of the tree of *size* leaves whose root is *tree_root*."""
    if not 0 <= index < size:
        return False
    rest = list(proof)
    try:
        return _root_above(leaf, index, size, rest) == tree_root and not rest
    except IndexError:
        return False


def consistency_proof(leaves: Sequence[bytes], former: int) -> list[bytes]:
    """What shows that the tree of the first *former* leaves only grew into the tree of *leaves*.

    Raises IndexError when there are fewer than *former*.
    """
    if not 0 <= former <= len(leaves):
        raise IndexError(former)
    return _consistency(leaves, former, known=True) if former else []


def extends(former_root: bytes, former: int, tree_root: bytes, size: int, proof: Sequence[bytes]) -> bool:
    """Whether *proof* shows that the tree of *size* leaves begins with the *former* leaves of the other root."""
    if not 0 <= former <= size:
        return False
    if former == 0:
        return former_root == EMPTY and not proof
    rest = list(proof)
    try:
        return _roots_above(former, size, rest, former_root) == (former_root, tree_root) and not rest
    except IndexError:
        return False


def split(size: int) -> int:
    """How many leaves of a tree of *size* (2 or more) lie to the left of its root."""
    return 1 << ((size - 1).bit_length() - 1)


def _root_above(leaf: bytes, index: int, size: int, rest: list[bytes]) -> bytes:
    if size == 1:
        return leaf
    left, sibling = split(size), rest.pop()
    if index < left:
        return node(_root_above(leaf, index, left, rest), sibling)
    return node(sibling, _root_above(leaf, index - left, size - left, rest))


def _consistency(leaves: Sequence[bytes], former: int, *, known: bool) -> list[bytes]:
    if former == len(leaves):
        return [] if known else [root(leaves)]
    left = split(len(leaves))
    if former <= left:
        return [*_consistency(leaves[:left], former, known=known), root(leaves[left:])]
    return [*_consistency(leaves[left:], former - left, known=False), root(leaves[:left])]


def _roots_above(former: int, size: int, rest: list[bytes], known: bytes | None) -> tuple[bytes, bytes]:
    """The former and the present root of this subtree; *known* is its former root, where it is the verifier's own."""
    if former == size:
        subtree = known if known is not None else rest.pop()
        return subtree, subtree
    left, other = split(size), rest.pop()
    if former <= left:
        before, now = _roots_above(former, left, rest, known)
        return before, node(now, other)
    before, now = _roots_above(former - left, size - left, rest, None)
    return node(other, before), node(other, now)
