"""News-like articles with known actors and relations: `python tests/benchmarks/corpus.py FOLDER [ARTICLES] [SEED]`.

Writes FOLDER/texts/*.txt, which `graphkit build` reads, and FOLDER/truth.json, which says for each article who is in it
and who does what to whom (also what is denied, and which articles are near copies). The same arguments give the same
bytes. Names repeat as in real news: few actors in many articles, many in one. The words around them are fewer than in
real news, so a parser that remembers words is a little faster here than there.
"""

import json
import sys
from bisect import bisect
from dataclasses import asdict, dataclass, replace
from itertools import accumulate
from pathlib import Path
from random import Random

GIVEN = {
    "he": """Adam Boris Carlos Daniel Emil Felix George Hassan Igor Joseph Karim Leon Marco Nikolai Omar Pavel Robert
    Samuel Thomas Viktor William Yusuf""".split(),
    "she": """Anna Beatrice Carla Diana Elena Fatima Grace Helen Irina Julia Katarina Laura Maria Nadia Olga Paula Rosa
    Sofia Teresa Vera""".split(),
}
SYLLABLES = """ba bel bo bran cor da del do fer gar hal jan kar kov len lind mar mer mon nor pek ran ros sen sko tar vel
    wit zan""".split()
ENDINGS = "ov ski man sen ez ini er ton berg escu".split()
COUNTRIES = {
    "Argentina": "Argentine", "Austria": "Austrian", "Brazil": "Brazilian", "Canada": "Canadian", "Chile": "Chilean",
    "China": "Chinese", "Egypt": "Egyptian", "France": "French", "Germany": "German", "Greece": "Greek",
    "Hungary": "Hungarian", "India": "Indian", "Indonesia": "Indonesian", "Iran": "Iranian", "Israel": "Israeli",
    "Italy": "Italian", "Japan": "Japanese", "Kenya": "Kenyan", "Mexico": "Mexican", "Nigeria": "Nigerian",
    "Norway": "Norwegian", "Poland": "Polish", "Russia": "Russian", "Spain": "Spanish", "Sweden": "Swedish",
    "Turkey": "Turkish", "Ukraine": "Ukrainian", "Vietnam": "Vietnamese",
}  # fmt: skip
PLACES = "Berlin Brussels Cairo Geneva Jakarta London Madrid Moscow Nairobi Oslo Paris Rome Tokyo Vienna Warsaw".split()
BODIES = (
    "{a} {b} Bank",
    "{a} Energy Group",
    "{a} {b} Institute",
    "Ministry of {b} of {a}",
    "{a} Steel",
    "{a} Airlines",
)
FIELDS = "Trade Transport Health Science Justice Culture Agriculture Finance Research Development".split()
OFFICES = "prime minister,foreign minister,finance minister,governor,ambassador,senator,mayor,general,judge".split(",")
THINGS = """agreement budget border bridge convoy contract deal election factory fisheries gas grain harbour inquiry
    law loan market oil parliament peace pipeline plan port price railway reform report strike summit tariff
    tax treaty trial troops vaccine visa vote water wheat""".split()
KINDS = """annual bitter common controversial costly draft early emergency final foreign former hidden joint large
    late local long modest national new northern old open painful public recent regional rising secret short
    southern sudden tense uncertain unusual western wide""".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

#: predicate → ways to say it and to deny it; S and O stand for the actors, T for a thing
RELATIONS = {
    "meet": (("S met O in P on D", "S met with O to discuss the T"), ("S did not meet O in P",)),
    "criticise": (("S criticised O over the T", "S sharply criticized O on D"), ("S did not criticise O",)),
    "support": (("S supported O in the dispute over the T",), ("S refused to support O",)),
    "accuse": (("S accused O of hiding the T", "S accused O of delaying the T"), ("S did not accuse O of anything",)),
    "sanction": (("S imposed sanctions on O after the T",), ("S has not imposed sanctions on O",)),
    "visit": (("S visited O on D for talks about the T",), ("S did not visit O",)),
    "sue": (("S sued O over the T",), ("S never sued O",)),
    "pay": (("S paid O for the T",), ("S did not pay O",)),
    "threaten": (("S threatened O with a T",), ("S did not threaten O",)),
    "praise": (("S praised O for the T on D",), ("S did not praise O",)),
}
FILLERS = (
    "The T was expected to take months, officials said",
    "Prices of T and T rose by N percent in D trading",
    "Nobody was hurt, but the T remained closed for N days",
    "Analysts in P called it a T with few winners",
    "According to a T published on D, N people took part in the T",
    "It was not clear when the T would begin, although the T had been signed",
    "Critics of the T say that it has cost N million since D",
    "The T, which followed N weeks of talks, surprised diplomats in P",
)


@dataclass(frozen=True)
class Person:
    name: str
    pronoun: str
    office: str
    country: str


@dataclass(frozen=True)
class Cast:
    """All who may be in the news, and how far up to each the chances add: the first appear most often."""

    people: tuple[Person, ...]
    bodies: tuple[str, ...]
    chances: tuple[float, ...]


@dataclass(frozen=True)
class Told:
    """What an article says: its file, its actors by full name, (subject, predicate, object, denied), and of a near copy
    the file that it copies."""

    file: str
    actors: tuple[str, ...]
    relations: tuple[tuple[str, str, str, bool], ...]
    copy_of: str = ""


def make_cast(articles: int, chance: Random) -> Cast:
    """As many actors as such a number of articles would have: it grows with its square root."""
    count = 60 + int(12 * articles**0.5)
    people: dict[str, Person] = {}
    while len(people) < count:
        pronoun = chance.choice(sorted(GIVEN))
        surname = "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2)))) + chance.choice(ENDINGS)
        name = f"{chance.choice(GIVEN[pronoun])} {surname.capitalize()}"
        people[name] = Person(name, pronoun, chance.choice(OFFICES), chance.choice(sorted(COUNTRIES)))
    bodies: dict[str, None] = {}
    while len(bodies) < count // 2:
        made = "".join(chance.choices(SYLLABLES, k=2)).capitalize()
        bodies[chance.choice(BODIES).format(a=made, b=chance.choice(FIELDS))] = None
    return Cast(tuple(people.values()), tuple(bodies), tuple(accumulate(1 / rank for rank in range(1, count + 1))))


def pick(among: tuple, cast: Cast, chance: Random):
    """One of them, the first far more often than the last (Zipf)."""
    upto = cast.chances[len(among) - 1]
    return among[min(bisect(cast.chances, chance.random() * upto), len(among) - 1)]


def make_article(file: str, cast: Cast, chance: Random) -> tuple[str, Told]:
    """The text of one article, and what it says."""
    people = list(dict.fromkeys(pick(cast.people, cast, chance) for _ in range(chance.randint(2, 4))))
    others = [pick(cast.bodies, cast, chance) for _ in range(chance.randint(1, 2))]
    others += chance.sample(sorted(COUNTRIES), chance.randint(1, 3))
    said: set[str] = set()
    relations, sentences = [], []
    for _ in range(chance.randint(5, 11)):
        subject, goal = chance.choice(people), chance.choice([*people, *others])
        if goal == subject:
            continue
        predicate, denied = chance.choice(sorted(RELATIONS)), chance.random() < 0.12
        target = goal.name if isinstance(goal, Person) else goal
        form = chance.choice(RELATIONS[predicate][denied])
        sentences.append(fill(form, call(subject, said), call(goal, said), chance))
        relations.append((subject.name, predicate, target, denied))
        if chance.random() < 0.3:
            sentences.append(
                fill(f"{subject.pronoun.capitalize()} said the T was {chance.choice(KINDS)}", "", "", chance)
            )
        sentences += [fill(chance.choice(FILLERS), "", "", chance) for _ in range(chance.randint(0, 3))]
    actors = sorted({name for one, _, other, _ in relations for name in (one, other)})
    return lay_out(sentences, chance), Told(file, tuple(actors), tuple(relations))


def call(actor: Person | str, said: set[str]) -> str:
    """A person in full with the office first, by surname afterwards."""
    if isinstance(actor, str):
        return actor
    if actor.name in said:
        return actor.name.split()[-1]
    said.add(actor.name)
    return f"{COUNTRIES[actor.country]} {actor.office} {actor.name}"


def fill(form: str, subject: str, goal: str, chance: Random) -> str:
    """A sentence of a template."""
    made = {"S": subject, "O": goal}
    words = []
    for word in form.split(" "):
        bare = word.rstrip(",")
        made |= {"T": f"{chance.choice(KINDS)} {chance.choice(THINGS)}", "N": str(chance.randint(2, 900))}
        made |= {"P": chance.choice(PLACES), "D": chance.choice(DAYS)}
        words.append(made.get(bare, bare) + word[len(bare) :])
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def lay_out(sentences: list[str], chance: Random) -> str:
    """A headline, a line with place and agency, and paragraphs of a few sentences."""
    paragraphs, rest = [], list(sentences)
    while rest:
        size = chance.randint(1, 4)
        paragraphs.append(" ".join(rest[:size]))
        rest = rest[size:]
    day = f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    head = f"{chance.choice(KINDS).capitalize()} {chance.choice(THINGS)} divides {chance.choice(PLACES)}"
    return f"{head}\n{day}\n\n" + "\n\n".join(paragraphs) + "\n"


def near_copy(text: str, chance: Random) -> str:
    """The text as another paper prints it: a headline of its own, and a line about the agency at the end."""
    _, rest = text.split("\n", 1)
    head = f"{chance.choice(KINDS).capitalize()} news about the {chance.choice(THINGS)}"
    return f"{head}\n{rest}\nOur agencies wrote this {chance.choice(KINDS)} report.\n"


def write_corpus(folder: Path, articles: int, seed: int = 0) -> list[Told]:
    """Write the articles into a folder, at most 1,000 to a folder below it; one in twenty is a near copy."""
    chance = Random(seed)
    cast = make_cast(articles, chance)
    made: list[tuple[str, Told]] = []
    for number in range(articles):
        file = f"{number // 1000:03}/{number:06}.txt"
        if made and chance.random() < 0.05:
            text, told = chance.choice(made[-200:])
            text, told = near_copy(text, chance), replace(told, file=file, copy_of=told.copy_of or told.file)
        else:
            text, told = make_article(file, cast, chance)
        made.append((text, told))
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return [told for _, told in made]


def main() -> None:
    folder, articles, seed = (
        Path(sys.argv[1]),
        *(int(word) for word in (*sys.argv[2:4], *"1000 0".split()[len(sys.argv) - 2 :])),
    )
    told = write_corpus(folder / "texts", articles, seed)
    truth = json.dumps([asdict(each) for each in told], ensure_ascii=False, indent=0)
    (folder / "truth.json").write_text(truth, encoding="utf-8", newline="\n")
    print(f"{articles} articles in {folder / 'texts'}")


if __name__ == "__main__":
    main()
