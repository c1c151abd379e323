# SPDX-License-Identifier: EUPL-1.2
"""How names are sorted for people."""

import unicodedata

from conoceles.kernel.names import collated


def test_names_are_sorted_as_a_spanish_dictionary_does():
    names = ["Zacate", "Ñames", "Nopal", "Nuez", "águila", "Ahuehuete", "La Noria", "Lagos", "Ánona", "Añil", "ANZUELO"]
    assert sorted(names, key=collated) == [
        "águila", "Ahuehuete", "Ánona", "ANZUELO", "Añil", "La Noria", "Lagos", "Nopal", "Nuez", "Ñames", "Zacate",
    ]  # fmt: skip


def test_a_letter_that_came_in_pieces_is_sorted_as_a_whole_one():
    assert collated(unicodedata.normalize("NFD", "Peñón {1}")) == collated("PEÑON 1")
    assert collated("¡El «Cerro»!") == collated("el cerro")
