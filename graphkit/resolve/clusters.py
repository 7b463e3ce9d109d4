"""Which full names of people, across documents, can be one person's: blocked by sound, compared within a block."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.resolve.features import is_one, sound
from graphkit.resolve.names import PersonName, has_variants, is_given, person_name, words
from graphkit.resolve.parted import Parted, here

Full = tuple[str, PersonName, frozenset[str]]  # a full name, what is read in it, and the documents that use it
Block = list[Full]

LARGE = 100  # names of a block that take longer to compare than to hand over: 1.4 µs a pair, about 20 µs a name
#: comparisons in large blocks from which on they are made elsewhere: ten seconds, more than it takes to start there
MANY = 8_000_000
TOGETHER = 200_000  # comparisons that are made together, a quarter of a second


def cluster_people(names: Mapping[str, frozenset[str]] | Iterable[str], parted: Parted = here) -> dict[str, str]:
    """Full names of people, each with the name that stands for all that can be one person with it.

    `names` may give the documents that use each. Names are blocked by the sound of their surnames. The longest come
    first; one joins a group only if no member contradicts it, and an initial only if one group alone fits: "D. Peskov"
    stays apart beside Dmitry and Daria Peskov. Surnames spelt in two ways in one document are two people's. Very many
    comparisons are `parted`.
    """
    documents = names if isinstance(names, Mapping) else dict.fromkeys(names, frozenset[str]())
    read = {name: person_name(name) for name in documents}
    order = _in_usual_order(read)
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(documents):
        sounds[sound(order[name].surname)].append(name)
    blocks = [_block(block, order, documents) for block in sounds.values()]
    large = [block for block in blocks if len(block) >= LARGE]
    if sum(map(_comparisons, large)) < MANY:
        return {name: main for block in blocks for name, main in _cluster(block).items()}
    found = dict(zip((block[0][0] for block in large), parted(cluster_blocks, _chunks(large)), strict=True))
    return {name: main for block in blocks for name, main in (found.get(block[0][0]) or _cluster(block)).items()}


def cluster_blocks(blocks: Sequence[Block]) -> list[dict[str, str]]:
    """The names of each block, each with the one that stands for all that can be one person with it."""
    return [_cluster(block) for block in blocks]


def _block(names: Sequence[str], order: Mapping[str, PersonName], documents: Mapping[str, frozenset[str]]) -> Block:
    """The names of one sound, the longest first; their documents only where those are asked for."""
    spelled = len({order[name].surname for name in names}) > 1
    ordered = sorted(names, key=lambda text: (_is_initial(order[text]), -len(words(text)), text))
    return [(name, order[name], documents[name] if spelled else frozenset()) for name in ordered]


def _comparisons(block: Block) -> int:
    """How many there are at most."""
    return len(block) * (len(block) - 1) // 2


def _chunks(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks that are worth a way together."""
    chunk: list[Block] = []
    cost = 0
    for block in blocks:
        chunk.append(block)
        cost += _comparisons(block)
        if cost >= TOGETHER:
            yield chunk
            chunk, cost = [], 0
    if chunk:
        yield chunk


def _cluster(block: Block) -> dict[str, str]:
    groups: list[list[Full]] = []
    for name in block:
        fitting = [group for group in groups if _joins(name, group)]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    mains = [min(text for text, *_ in group) for group in groups]
    return {text: main for main, group in zip(mains, groups, strict=True) for text, *_ in group}


def _joins(name: Full, group: Sequence[Full]) -> bool:
    _, read, documents = name
    for _, member, others in group:
        if not is_one(read, member):
            return False
        if read.surname != member.surname and documents & others:
            return False
    return True


def _in_usual_order(read: Mapping[str, PersonName]) -> dict[str, PersonName]:
    """The names with the surname last, also where a text has it first and another last: "Orbán Viktor"."""
    usual = {(name.given, name.surname) for name in read.values() if not name.middle}
    order = dict(read)
    for text, name in read.items():
        turned = (name.surname, name.given)
        if not name.middle and turned in usual and has_variants(name.surname) and not is_given(name.given):
            order[text] = PersonName(name.surname, (), name.given, name.generation)
    return order


def _is_initial(name: PersonName) -> bool:
    return len(name.given) == 1
