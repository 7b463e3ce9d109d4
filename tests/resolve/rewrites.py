"""Articles that nobody wrote, and what newsrooms do to them: other words, cuts, moved paragraphs, another headline."""

from itertools import accumulate
from random import Random

SYLLABLES = "ba ce di fo gu ha jel kin lor mus nav per qui ros sta tul ven wex yor zam".split()
COMMON = 2_000
HEADS = ("BERLIN, May 3 (Reuters) - ", "(AP) — ", "By Jane Doe, Staff Writer\n\n", "")


class Newsroom:
    """A source of articles on a few topics; all it does follows from the seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.words = [self._word() for _ in range(COMMON)]
        self.upto = list(accumulate(1 / rank for rank in range(1, COMMON + 1)))

    def topic(self) -> tuple[list[str], list[str]]:
        """Names and words that all articles on a topic share."""
        return [self._word().capitalize() for _ in range(12)], self.random.sample(self.words, 60)

    def article(self, topic: tuple[list[str], list[str]], length: int = 300) -> list[str]:
        """Paragraphs of an article of so many words."""
        names = self.random.sample(topic[0], 8)
        sentences = []
        while sum(map(len, sentences)) < length:
            sentences.append([self._next(names, topic[1]) for _ in range(self.random.randint(12, 30))])
        told = [" ".join([words[0].capitalize(), *words[1:]]) + "." for words in sentences]
        return [" ".join(told[start : start + 3]) for start in range(0, len(told), 3)]

    def rewrite(self, paragraphs: list[str], swapped: float) -> str:
        """The article with a share of its words swapped, up to 40 % cut from its end, one paragraph moved, another
        headline and an agency's line or a byline.
        """
        paragraphs = [" ".join(self._swap(word, swapped) for word in each.split()) for each in paragraphs]
        paragraphs = paragraphs[: self.random.randint(round(len(paragraphs) * 0.6), len(paragraphs))]
        paragraphs.insert(self.random.randrange(len(paragraphs)), paragraphs.pop())
        headline = " ".join(self.random.choices(self.words, k=8)).title()
        return "\n\n".join([headline, self.random.choice(HEADS) + paragraphs[0], *paragraphs[1:]])

    def _next(self, names: list[str], words: list[str]) -> str:
        kind = self.random.random()
        if kind < 0.1:
            return self.random.choice(names)
        if kind < 0.12:
            return str(self.random.randint(2, 3000))
        return self.random.choice(words) if kind < 0.3 else self._any()

    def _swap(self, word: str, share: float) -> str:
        keep = not word[0].islower() or self.random.random() >= share
        return word if keep else self._any()

    def _any(self) -> str:
        return self.random.choices(self.words, cum_weights=self.upto)[0]

    def _word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 3)))
