"""A Merkle tree over hashes, as in RFC 6962 (section 2.1): one root for many, and a short proof for each of them.

Leaves and nodes are hashed with different first bytes, so that a node can never be passed off as a leaf. Hashes go in
and come out in hexadecimal.
"""

import hashlib
from collections.abc import Iterable, Sequence

LEAF = b"\x00"
NODE = b"\x01"


class GrowingTree:
    """A root over leaves that come one by one; remembers as many nodes as the count has binary digits."""

    def __init__(self) -> None:
        self.leaves = 0
        self._whole: list[tuple[int, bytes]] = []

    def add(self, leaf: str) -> None:
        """The next leaf. Two whole subtrees of the same size become one."""
        size, digest = 1, _leaf(leaf)
        while self._whole and self._whole[-1][0] == size:
            _, left = self._whole.pop()
            size, digest = size * 2, _node(left, digest)
        self._whole.append((size, digest))
        self.leaves += 1

    def root(self) -> str:
        """The root over all leaves so far; ValueError for none."""
        if not self._whole:
            raise ValueError("A tree without leaves has no root.")
        digest = self._whole[-1][1]
        for _, left in reversed(self._whole[:-1]):
            digest = _node(left, digest)
        return digest.hex()


def root_of(leaves: Iterable[str]) -> str:
    """The root over these leaves."""
    tree = GrowingTree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def path_to(index: int, leaves: Sequence[str]) -> list[str]:
    """The hashes that lead from the leaf at `index` to the root, from the bottom up."""
    if not 0 <= index < len(leaves):
        raise IndexError("There is no such leaf.")
    return [digest.hex() for digest in _path(index, [_leaf(each) for each in leaves])]


def root_from(leaf: str, *, index: int, leaves: int, path: Sequence[str]) -> str:
    """The root to which this path leads (RFC 9162, 2.1.3.2); "" when the path does not fit a tree of that size."""
    digest, place, last = _leaf(leaf), index, leaves - 1
    if not 0 <= index < leaves:
        return ""
    for step in path:
        if last == 0:
            return ""
        beside = bytes.fromhex(step)
        if place % 2 or place == last:
            digest = _node(beside, digest)
            place, last = _up_past_single(place, last)
        else:
            digest = _node(digest, beside)
            place, last = place // 2, last // 2
    return digest.hex() if last == 0 else ""


def _up_past_single(place: int, last: int) -> tuple[int, int]:
    """One level up, past the levels at which this subtree stands alone at the right edge."""
    while place % 2 == 0 and place:
        place, last = place // 2, last // 2
    return place // 2, last // 2


def _path(index: int, digests: list[bytes]) -> list[bytes]:
    if len(digests) == 1:
        return []
    middle = 1 << (len(digests) - 1).bit_length() - 1
    if index < middle:
        return [*_path(index, digests[:middle]), _root(digests[middle:])]
    return [*_path(index - middle, digests[middle:]), _root(digests[:middle])]


def _root(digests: list[bytes]) -> bytes:
    if len(digests) == 1:
        return digests[0]
    middle = 1 << (len(digests) - 1).bit_length() - 1
    return _node(_root(digests[:middle]), _root(digests[middle:]))


def _leaf(value: str) -> bytes:
    return hashlib.sha256(LEAF + bytes.fromhex(value)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()
