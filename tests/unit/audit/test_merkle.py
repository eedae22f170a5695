"""The tree is that of RFC 6962, and a path proves its own leaf and no other."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.safeguards.audit.merkle import GrowingTree, path_to, root_from, root_of

LEAVES = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), min_size=1, max_size=40, unique=True)
# The test vectors of the certificate-transparency reference implementation: eight leaves and the root over each count.
PUBLISHED_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
PUBLISHED_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("count", range(1, 9))
def test_the_roots_are_those_that_were_published(count: int) -> None:
    assert root_of(PUBLISHED_LEAVES[:count]) == PUBLISHED_ROOTS[count - 1]


@given(leaves=LEAVES, data=st.data())
def test_every_leaf_is_proved_by_its_path(leaves: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = path_to(index, leaves)
    assert root_from(leaves[index], index=index, leaves=len(leaves), path=path) == root_of(leaves)


@given(leaves=LEAVES, data=st.data())
def test_no_other_leaf_place_or_count_is_proved_by_it(leaves: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path, root = path_to(index, leaves), root_of(leaves)
    other = hashlib.sha256(bytes.fromhex(leaves[index])).hexdigest()
    assert root_from(other, index=index, leaves=len(leaves), path=path) != root
    wrong = data.draw(st.integers(-2, len(leaves) + 2).filter(lambda place: place != index))
    assert root_from(leaves[index], index=wrong, leaves=len(leaves), path=path) != root
    if path:
        assert root_from(leaves[index], index=index, leaves=len(leaves), path=path[:-1]) != root
    assert root_from(leaves[index], index=index, leaves=len(leaves), path=[*path, other]) != root


@given(leaves=LEAVES, data=st.data())
def test_the_root_changes_with_any_leaf_and_any_order(leaves: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(leaves))
    assert (root_of(shuffled) == root_of(leaves)) is (shuffled == leaves)


def test_a_tree_without_leaves_has_no_root() -> None:
    with pytest.raises(ValueError, match="no root"):
        GrowingTree().root()


def test_there_is_no_path_to_a_leaf_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        path_to(1, ["00"])
