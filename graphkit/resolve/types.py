"""What kind of actor a name is: votes of all its mentions, and what its own words tell."""

import re
from collections import Counter
from collections.abc import Mapping

from graphkit.facts import names_index
from graphkit.resolve.local import majority
from graphkit.resolve.names import begins_with_given_name

_LAST_WORDS = {
    "FAC": """bridge road street avenue ave boulevard blvd highway airport station stadium tower square plaza tunnel dam
        terrace lane mall monument castle palace airfield barracks prison hall cemetery cathedral manor courthouse
        lighthouse""",
    "LOC": """river lake sea ocean bay gulf strait island islands mountain mountains valley desert peninsula creek
        forest coast canal falls beach cape hills park region basin plateau""",
    "GPE": "county province district city village township prefecture oblast governorate kingdom empire",
    "ORG": """party ministry department university college institute institution agency committee commission council
        court bank corporation company association federation society foundation group club league army navy police
        bureau service services organization organisation congress parliament senate assembly authority board times
        post news journal herald tribune gazette magazine press radio television network airlines airways movement
        plc inc corp ltd llc gmbh holdings holding management capital partners estates foods industries systems
        energy energia petroleum petroleo motors enterprises electronics pharmaceuticals telecom logistics technologies
        front brigade corps alliance coalition fund trust academy laboratory guard militia initiative""",
}
_FIRST_WORDS = {
    "LOC": "mount lake cape gulf strait isle river",
    "GPE": "fort republic",
    "ORG": """university ministry department bank church institute bureau union association college academy ecole
        universite universidad universidade universita universitat lycee colegio musee museo ministere ministerio
        ministero banque banco banca parti partido partito institut instituto istituto""",
}
#: votes for a person that a name has in each document where it begins like one's
GIVEN_NAME_VOTES = 2
_INITIALS = re.compile(r"((?:[A-Z]\.[ -]?){1,3})[A-Z][a-z]+$")
_BEARINGS = frozenset("upper lower central downtown inner outer greater northern southern eastern western".split())
_BY_LAST = {word: kind for kind, words in _LAST_WORDS.items() for word in words.split()}
_BY_FIRST = {word: kind for kind, words in _FIRST_WORDS.items() for word in words.split()}


def corpus_types(votes: Mapping[str, Mapping[str, int]], own: Mapping[str, str]) -> dict[str, str]:
    """The type that all documents together give to each folded name: the model's labels for its mentions vote.

    A name whose own words tell its kind ("… Bridge", "Ministry of …") has that kind; two or three words of which the
    first is a given name have some votes more for a person. What the user says of `own` names holds.
    """
    return {text: own.get(text) or _decide(text, counts) for text, counts in votes.items()}


def _decide(text: str, counts: Mapping[str, int]) -> str:
    given = begins_with_given_name(text)
    if (kind := kind_of_words(text)) and not (given and counts.get("PERSON") and kind != "ORG"):
        return kind
    places = {label: number for label, number in counts.items() if label in ("GPE", "LOC")}
    if len(text.split()) == 1 and places and set(counts) <= {*places, "NORP"}:
        return majority(places)  # where something happens is a place, though the model may hear a people in its name
    return majority(Counter(counts) + Counter({"PERSON": GIVEN_NAME_VOTES}) if given else counts)


def begins_with_initials(text: str) -> bool:
    """Whether a name is initials and a surname, "J. P. Brook"; "U.S. Embassy" begins with a country."""
    initials = _INITIALS.match(text)
    return initials is not None and "".join(filter(str.isalpha, initials[1])) not in names_index()


def is_kind_word(word: str) -> bool:
    """Whether a folded word tells what kind of thing a name of several words is: "street", "ministry"."""
    return word in _BY_LAST or word in _BY_FIRST


def kind_of_words(folded: str) -> str:
    """The type that a name's first or last word gives away, "" if none does or the name is a single word."""
    parts = folded.split()
    if len(parts) < 2:
        return ""
    if parts[0] in _BEARINGS and any(fact.type == "GPE" for fact in names_index().get(" ".join(parts[1:]).title(), ())):
        return "LOC"  # "Upper Manhattan"
    if parts[1] == "of" or parts[0] in ("mount", "lake", "fort", "cape", "river"):
        return _BY_FIRST.get(parts[0], "")
    return _BY_LAST.get(parts[-1], "")
