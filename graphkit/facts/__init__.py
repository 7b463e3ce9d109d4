"""What graphkit knows before it reads: countries, capitals, institutions, titles and given names.

Tables kept as text beside this module (README.md says where each comes from), read on first use, no third party
needed. `extract` looks here for names its model misses, `resolve` to know that "U.S." and "America" are one actor.
"""

from graphkit.facts.fact import Fact, load_facts
from graphkit.facts.index import demonyms_index, first_names, given_name_genders, given_name_groups, names_index, titles

__all__ = [
    "Fact",
    "demonyms_index",
    "first_names",
    "given_name_genders",
    "given_name_groups",
    "load_facts",
    "names_index",
    "titles",
]
