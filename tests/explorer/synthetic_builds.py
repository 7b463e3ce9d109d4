"""Builds made by hand for tests of the page: real sentences, a town of invented actors, and hostile names."""

import math
import random
import re
from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import networkx as nx

from graphkit.analyse.layout import place
from graphkit.graph import COOCCURRENCE, Build, build_graph, project
from graphkit.model import (
    Actor,
    Claim,
    Cooccurrence,
    Corpus,
    Document,
    Membership,
    Mention,
    PublicationDate,
    Relation,
    Span,
)

PALETTE = ["#4477aa", "#ee7733", "#228833", "#aa3377", "#ccbb44", "#33a1b8", "#cc3311", "#6b5ea8", "#888888"]
PRONOUNS = {"He", "She"}
EVENTS = {"call": "CONSULT", "meet with": "CONSULT", "visit": "CONSULT", "praise": "SUPPORT", "sanction": "SANCTION",
          "accuse": "ACCUSE", "warn": "THREATEN", "criticise": "ACCUSE", "sue": "ACCUSE", "pay": "AID"}  # fmt: skip
RULES = {"spokesman of": "role_of + title"}
HOSTILE = (
    "</script><script>__hacked=1</script>",
    "<img src=x onerror=__hacked=2>",
    "<svg/onload=__hacked=3>",
    "\"quoted' href=javascript:__hacked=4 `tick`",
    "<!--<script>__hacked=5//-->",
    "\u05d3\u05d5\u05d3 \u05dc\u05d5\u05d9",
    "\u202eevil\u202c \u2028line\u2029 \u0000\u0007bell",
    "\U0001f600 Smile & Sons \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Long " + "name" * 99,
)


def annotated(corpus: Corpus) -> Build:
    """The corpus with its graph and the measures a page reads."""
    graph = build_graph(corpus)
    simple = project(graph, COOCCURRENCE)
    parts = nx.community.louvain_communities(simple, seed=1) if simple.number_of_edges() else [{n} for n in simple]
    parts = sorted(parts, key=lambda part: (-len(part), min(part)))
    number = {node: index for index, part in enumerate(parts) for node in part}
    pagerank = nx.pagerank(simple) if len(simple) else {}
    strength = dict(simple.degree(weight="weight"))
    # A sample is enough for a page; all sources would take seconds.
    betweenness = nx.betweenness_centrality(simple, k=min(len(simple), 80) or None, weight="distance", seed=1)
    closeness = nx.closeness_centrality(simple, distance="distance")
    top = max(pagerank.values(), default=1.0)
    for node, data in graph.nodes(data=True):
        leaders = sorted(parts[number[node]], key=lambda n: (-strength[n], n))[:2]
        data.update(
            degree=float(simple.degree(node)),
            strength=float(strength[node]),
            betweenness=betweenness[node],
            closeness=closeness[node],
            eigenvector=0.0,
            pagerank=pagerank[node],
            community=" · ".join(graph.nodes[n]["label"] for n in leaders),
            color=PALETTE[min(number[node], len(PALETTE) - 1)],
            size=round(5 + 15 * (pagerank[node] / top) ** 0.5, 1),
        )
    for node, (x, y) in place(graph, number).items():
        graph.nodes[node].update(x=x, y=y)
    return Build(corpus, graph)


def corpus_of(
    title: str,
    documents: list[Document],
    actors: list[Actor],
    verbs: dict[str, str],
    moods: dict[str, tuple[str, str]] | None = None,
    sentence: str = r"[^\n.?!]+[.?!”\"]*",
) -> Corpus:
    """A corpus found by plain search: names and aliases, verbs between two names as claims.

    What is said in curly quotation marks has the first actor after them as its speaker. A pronoun stands for the
    mention before it. `sentence` is the pattern of one sentence; `moods` maps a phrase to the polarity and modality
    that a claim has when its sentence holds the phrase.
    """
    owners = {name: actor.id for actor in actors for name in (actor.name, *actor.aliases)}
    finder = re.compile("|".join(re.escape(name) for name in sorted(owners, key=lambda n: (-len(n), n))))
    sentences, mentions, memberships = [], [], []
    together: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    by_reference: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    claims: defaultdict[tuple[str, str, str, str, str, str], list[Claim]] = defaultdict(list)
    for document in documents:
        for found in re.finditer(sentence, document.text):
            span = Span(document.id, found.start(), found.end())
            sentences.append(span)
            here = []
            for name in finder.finditer(found.group()):
                where = Span(document.id, span.start + name.start(), span.start + name.end())
                kind = "pronoun" if name.group() in PRONOUNS else "name"
                antecedent = mentions[-1].span if kind == "pronoun" else None
                mentions.append(Mention(where, name.group(), kind, "PERSON", "search", antecedent))
                memberships.append(Membership(where, owners[name.group()], "search"))
                here.append((where, owners[name.group()]))
            named = {owner for where, owner in here if document.text[where.start : where.stop] not in PRONOUNS}
            closing = span.start + found.group().find("”")
            speaker = next((where for where, _ in here if where.start > closing >= span.start), None)
            for a, b in combinations(sorted({owner for _, owner in here}), 2):
                together[a, b].append(span)
                if not {a, b} <= named:
                    by_reference[a, b].append(span)
            for (left, source), (right, target) in pairwise(here):
                between = document.text[left.stop : right.start]
                for verb, predicate in verbs.items():
                    if verb in between and source != target:
                        start = left.stop + between.index(verb)
                        cue = Span(document.id, start, start + len(verb))
                        mood = [m for phrase, m in (moods or {}).items() if phrase in found.group()]
                        polarity, modality = mood[0] if mood else ("affirmed", "asserted")
                        event, rule = EVENTS.get(predicate, ""), RULES.get(predicate, "search")
                        key = (source, target, predicate, polarity, modality, event)
                        said = speaker if speaker and right.stop < speaker.start else None
                        claims[key].append(
                            Claim(span, left, right, cue, predicate, polarity, modality, rule, event, said)
                        )
                        break
    return Corpus(
        title=title,
        documents=tuple(documents),
        skipped=(),
        sentences=tuple(sorted(sentences)),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        actors=tuple(sorted(actors, key=lambda a: a.id)),
        memberships=tuple(sorted(memberships, key=lambda m: m.span)),
        cooccurrences=tuple(
            Cooccurrence(*pair, tuple(spans), tuple(by_reference[pair])) for pair, spans in sorted(together.items())
        ),
        relations=tuple(Relation(*key[:5], tuple(found), key[5]) for key, found in sorted(claims.items())),
    )


def actor(number: int, name: str, kind: str, *aliases: str, wikidata: str = "") -> Actor:
    return Actor(f"a{number:04d}", name, kind, aliases, wikidata)


NEWS = [
    (
        "a.txt",
        "Call between presidents",
        "2017-01-28",
        (
            "Donald Trump called Vladimir Putin on Saturday. The Kremlin praised the call with Donald Trump. "
            "Russia did not meet Rex Tillerson. Trump will meet Angela Merkel in Berlin. Dmitry Peskov, "
            "spokesman of Vladimir Putin, smiled. “Putin may visit Washington,” Peskov told CNN. The United States "
            "sanctioned Russia. Ukraine accused Russia of war."
        ),
    ),
    (
        "b/two.txt",
        "Sanctions again",
        "2017-08-02",
        (
            "The United States sanctioned Russia after the election. Barack Obama accused Russia. He sanctioned "
            "Bank Rossiya. Donald Trump called Angela Merkel. Congress warned Donald Trump. Steven Pifer told "
            "Voice of America that Russia wants calm. Brigitte Zypries accused the United States. The European "
            "Union sanctioned Russia over Ukraine. Škoda Žižek criticised the European Union."
        ),
    ),
    (
        "c.txt",
        "Undated note",
        "",
        "Vladimir Putin might meet Donald Trump in Hamburg. Donald Trump did not accuse Russia. Zürich was silent.",
    ),
]
NEWS_ACTORS = [
    ("Donald Trump", "PERSON", "Trump"), ("Vladimir Putin", "PERSON", "Putin"), ("Kremlin", "ORG"),
    ("Russia", "GPE"), ("Rex Tillerson", "PERSON"), ("Angela Merkel", "PERSON", "Merkel"), ("Berlin", "GPE"),
    ("Dmitry Peskov", "PERSON", "Peskov"), ("CNN", "ORG"), ("Washington", "GPE"), ("United States", "GPE"),
    ("Ukraine", "GPE"), ("Barack Obama", "PERSON", "He"), ("Bank Rossiya", "ORG"), ("Congress", "ORG"),
    ("Steven Pifer", "PERSON"), ("Voice of America", "ORG"), ("Brigitte Zypries", "PERSON"),
    ("European Union", "ORG"), ("Hamburg", "GPE"), ("Škoda Žižek", "NORP"), ("Zürich", "GPE"),
]  # fmt: skip
VERBS = {"called": "call", "praised": "praise", "meet": "meet with", "sanctioned": "sanction", "accuse": "accuse",
         "visit": "visit", "told": "tell", "spokesman of": "spokesman of", "warned": "warn",
         "criticised": "criticise"}  # fmt: skip
MOODS = {"did not": ("negated", "asserted"), "will ": ("affirmed", "planned"), "may ": ("affirmed", "possible"),
         "might ": ("affirmed", "possible")}  # fmt: skip


def document(number: int, source: str, title: str, date: str, text: str) -> Document:
    return Document(f"d{number:04d}", source, title, text, PublicationDate(date, "text") if date else None)


def news() -> Build:
    """Three short articles: both layers, denials, plans, an alias, a pronoun, an accent, an actor without links."""
    documents = [document(n, *entry[:3], entry[3]) for n, entry in enumerate(NEWS)]
    actors = [actor(n, name, kind, *aliases) for n, (name, kind, *aliases) in enumerate(NEWS_ACTORS)]
    actors[1] = Actor("a0001", "Vladimir Putin", "PERSON", ("Putin",), "Q7747")
    return annotated(corpus_of("Sanctions and calls", documents, actors, VERBS, MOODS))


def hostile() -> Build:
    """Names, titles and sentences that try to break out of the page."""
    actors = [actor(n, name, ("PERSON", "ORG", "GPE")[n % 3], f"alias {name}") for n, name in enumerate(HOSTILE)]
    pairs = list(combinations(range(len(HOSTILE)), 2))
    text = "".join(f"\U0001f600 {HOSTILE[a]} called {HOSTILE[b]}.\n" for a, b in pairs)
    documents = [document(0, HOSTILE[0], HOSTILE[1], "2020-01-01", text)]
    return annotated(corpus_of(HOSTILE[0], documents, actors, {"called": HOSTILE[0]}, sentence=r"[^\n]+"))


FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2, and more", '=HYPERLINK("x")')


def formula() -> Build:
    """Names that a spreadsheet would take for formulas."""
    actors = [actor(n, name, "ORG") for n, name in enumerate(FORMULAS)]
    text = "\n".join(f"{a} met {b}." for a, b in pairwise(FORMULAS))
    return annotated(corpus_of("Formulas", [document(0, "f.txt", "F", "", text)], actors, {}, sentence=r"[^\n]+"))


def years() -> Build:
    """Four documents, dated by a year, a month, a day and not at all."""
    actors = [actor(0, "Ann", "PERSON"), actor(1, "Ben", "PERSON")]
    dates = ("2019", "2019-03", "2020-03-05", "")
    documents = [document(n, f"{n}.txt", f"Text {n}", date, "Ann met Ben.") for n, date in enumerate(dates)]
    return annotated(corpus_of("Years", documents, actors, {"met": "meet with"}))


FIRST = "Aisha Peter Sofia Marek Elena Omar Liu Fatima Jonas Nadia Luca Petra Chen Maria Ana John Greta Viktor".split()
LAST = "Kowalski Jensen Garcia Nguyen Okafor Dubois Klein Silva Moreau Petrov Larsen Tanaka Weber Costa Novak".split()
FORMS = ["{} Trust", "{} Capital", "{} Ministry", "{} Foundation", "Port of {}", "{}ville", "{} Bank", "{} Group"]
ACTS = {"accused": "accuse", "met": "meet with", "paid": "pay", "appointed": "appoint", "sued": "sue"}
PHRASES = ["{} accused {}, according to documents seen by this newspaper.", "{} met {} in the harbour office.",
           "{} paid {} for the crane contract.", "{} and {} were both named in the register.",
           "{} is on the board with {} since spring.", "{} did not say whether it had appointed {}.",
           "{} will have sued {} by the end of the year, its lawyers said."]  # fmt: skip


def town(count: int = 300, groups: int = 8, sentences: int = 1300, seed: int = 7) -> Build:
    """`count` invented actors in planted communities, a few brokers, and some who are named alone."""
    chance = random.Random(seed)
    names = sorted({f"{f} {n}" for f in FIRST for n in LAST} | {form.format(n) for form in FORMS for n in LAST})
    while len(names) < count:
        names.append(f"{names[len(names) % 300]} {len(names)}")
    chance.shuffle(names)
    actors = [actor(n, name, _kind(name)) for n, name in enumerate(names[:count])]
    home = [min(int(chance.expovariate(0.35)), groups - 1) for _ in actors]
    members = [[n for n in range(count) if home[n] == g] for g in range(groups)]
    lines: list[list[str]] = [[] for _ in range(60)]
    for _ in range(sentences):
        group = members[home[int(count * 0.95 * chance.random() ** 2)]]
        other = group if chance.random() < 0.9 else members[chance.randrange(groups)]
        a = group[int(len(group) * chance.random() ** 2)]
        b = other[int(len(other) * chance.random() ** 2)] if other else a
        chance.choice(lines).append(chance.choice(PHRASES).format(actors[a].name, actors[b].name))
    documents = [
        document(n, f"2023/{n:03d}.txt", f"Harbour file {n}", f"20{20 + n % 5}-0{1 + n % 9}-11", "\n".join(found))
        for n, found in enumerate(lines)
    ]
    moods = {"did not": ("negated", "asserted"), "will ": ("affirmed", "planned")}
    return annotated(corpus_of("Harbour contracts inquiry", documents, actors, ACTS, moods))


def _kind(name: str) -> str:
    if name.endswith("ville") or name.startswith("Port"):
        return "GPE"
    return (
        "ORG"
        if name.rsplit(maxsplit=1)[-1] in {"Trust", "Capital", "Ministry", "Foundation", "Bank", "Group"}
        else "PERSON"
    )


SEED_ACTORS = [
    ("Donald Trump", "PERSON", "President Trump", "Trump", "Trumps"), ("Vladimir Putin", "PERSON", "Putin"),
    ("Russia", "GPE", "Russian", "Moscow"), ("United States", "GPE", "US", "U.S.", "Washington"),
    ("Dmitry Peskov", "PERSON", "Dmitri Peskov", "Dmitri S. Peskov", "Peskov"), ("Kremlin", "ORG"),
    ("White House", "ORG"), ("Barack Obama", "PERSON", "Obama"), ("Congress", "ORG", "Congressional"),
    ("Ukraine", "GPE", "Ukrainian"), ("Crimea", "GPE"), ("European Union", "ORG", "EU"), ("Syria", "GPE", "Syrian"),
    ("Rex Tillerson", "PERSON", "Tillerson"), ("Angela Merkel", "PERSON", "Merkel"), ("Duma", "ORG"),
    ("Kellyanne Conway", "PERSON", "Conway"), ("Stephen Lendman", "PERSON"), ("Sean Spicer", "PERSON"),
    ("Federal Security Service", "ORG", "FSB"), ("Treasury", "ORG"), ("Dmitry Medvedev", "PERSON"),
    ("Sergei Lavrov", "PERSON", "Lavrov"), ("Steven Pifer", "PERSON"), ("Voice of America", "ORG"),
    ("Brookings Institution", "ORG"), ("Marc Short", "PERSON"), ("Anthony Scaramucci", "PERSON", "Scaramucci"),
    ("CNN", "ORG"), ("Brigitte Zypries", "PERSON", "Zypries"), ("European Commission", "ORG"),
    ("Stephen Bannon", "PERSON"), ("Bank Rossiya", "ORG"), ("Hamburg", "GPE"), ("Germany", "GPE", "German"),
    ("Dmitri Novikov", "PERSON"), ("Foreign Policy", "ORG"), ("Wall Street Journal", "ORG"), ("CBS", "ORG"),
    ("State Department", "ORG"), ("Commerce Department", "ORG"), ("Chicago", "GPE"), ("Mexico", "GPE"),
]  # fmt: skip


def articles(folder: Path) -> Build:
    """Real articles from a folder of text files, for looking at the page."""
    texts = [(path.name, path.read_text("utf-8").strip()) for path in sorted(folder.glob("*.txt"))]
    documents = [
        document(n, name, text.split("\n")[0][:90], f"2017-0{1 + n}-03", text) for n, (name, text) in enumerate(texts)
    ]
    actors = [actor(n, name, kind, *aliases) for n, (name, kind, *aliases) in enumerate(SEED_ACTORS)]
    verbs = {"told": "tell", "imposed": "impose", "put": "put", "will speak to": "speak to", "dismissed": "dismiss",
             "asked": "ask", "annexed": "annex", "appealed to": "appeal to", "might veto": "veto",
             "hacked": "hack"}  # fmt: skip
    return annotated(corpus_of("US–Russia sanctions 2017", documents, actors, verbs, {"will": ("affirmed", "planned")}))


KINDS = ("PERSON", "ORG", "GPE")


def city(count: int = 2000, links: int = 10_000, seed: int = 11) -> Build:
    """`count` actors and exactly `links` pairs, placed and coloured without measuring: for sizes and times.

    Communities of about 60; most links stay inside; each pair has one to four sentences, every fifth a relation.
    """
    chance = random.Random(seed)
    actors = [actor(n, f"{FIRST[n % 18]} {LAST[n // 18 % 15]} {n}", KINDS[n % 3]) for n in range(count)]
    homes = max(1, count // 60)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links:
        a = int(count * chance.random() ** 2)
        step = homes * chance.randrange(1, 61) if chance.random() < 0.85 else chance.randrange(1, count)
        b = (a + step) % count
        if a != b:
            pairs.add((min(a, b), max(a, b)))
    return _city_build(actors, sorted(pairs), homes, chance)


def _city_build(actors: list[Actor], pairs: list[tuple[int, int]], homes: int, chance: random.Random) -> Build:
    lines: list[list[tuple[int, int]]] = [[] for _ in range(max(60, len(pairs) // 60))]
    for pair in pairs:
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            chance.choice(lines).append(pair)
    documents, sentences, mentions, memberships = [], [], [], []
    together: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for number, found in enumerate(lines):
        text, key = "", f"d{number:05d}"
        for a, b in found:
            one, other = actors[a], actors[b]
            start = len(text)
            line = f"{one.name} met {other.name} about the port contract, the register of the city says."
            sentence, cue = Span(key, start, start + len(line)), start + len(one.name) + 1
            ends = (Span(key, start, start + len(one.name)), Span(key, cue + 4, cue + 4 + len(other.name)))
            text += line + "\n"
            sentences.append(sentence)
            together[one.id, other.id].append(sentence)
            if (a + b) % 5 == 0:
                words = Span(key, cue, cue + 3)
                told = Claim(sentence, *ends, words, "meet with", "affirmed", "asserted", "subject", "CONSULT")
                claims[one.id, other.id].append(told)
            for holder, span in zip((one, other), ends, strict=True):
                mentions.append(Mention(span, holder.name, "name", holder.type, "ner"))
                memberships.append(Membership(span, holder.id, "same name"))
        date = f"20{10 + number % 14}-0{1 + number % 9}-11"
        documents.append(replace(document(number, f"2023/{number:05d}.txt", f"Port file {number}", date, text), id=key))
        documents[-1] = replace(documents[-1], id=key)
    corpus = Corpus(
        title="City registers",
        documents=tuple(documents),
        skipped=(),
        sentences=tuple(sorted(sentences)),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        actors=tuple(actors),
        memberships=tuple(sorted(memberships, key=lambda m: m.span)),
        cooccurrences=tuple(Cooccurrence(*ends, tuple(sorted(spans))) for ends, spans in sorted(together.items())),
        relations=tuple(
            Relation(*ends, "meet with", "affirmed", "asserted", tuple(found), "CONSULT")
            for ends, found in sorted(claims.items())
        ),
    )
    graph = build_graph(corpus)
    strength = dict(graph.degree(weight="weight"))
    for number, one in enumerate(actors):
        home, ring = number % homes, number // homes
        side = int(homes**0.5) + 1
        score = float(strength[one.id])
        graph.nodes[one.id].update(
            dict.fromkeys(("degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank"), score),
            community=f"Quarter {home}", color=("#4477aa", "#ee6677", "#228833", "#ccbb44")[home % 4],
            size=round(3 + min(15.0, score / 8), 2),
            x=round(600.0 * (home % side) + 24 * ring**0.6 * math.cos(2.4 * ring), 1),
            y=round(600.0 * (home // side) + 24 * ring**0.6 * math.sin(2.4 * ring), 1),
        )  # fmt: skip
    return Build(corpus, graph)
