"""How a property is tried: what scores, what it is tried on, and what was found to be otherwise."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import frozen
from hypothesis import Phase, Verbosity, find, settings
from hypothesis.errors import Flaky, NoSuchExample
from hypothesis.strategies import SearchStrategy

from inovasi_index.laporan import Laporan
from inovasi_index.problems import shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.testing.examples import Example
from inovasi_index.text import LANGS, Text

Figure: TypeAlias = Any
"""What a scorer says of a report: an index, or the ranks of its innovations in their order."""


@frozen
class Trial:
    """A scorer under rules.

    ``figure`` says of a report what any scorer can say; ``whole`` all there is to say of an
    example, where the scorer is one that tells it.
    """

    rules: Ruleset
    figure: Callable[[Laporan], Figure]
    whole: Callable[[Example], Any]


Wrong: TypeAlias = Callable[[Trial, Example], Text | None]
"""What is otherwise for an example than a property says, or nothing."""


@frozen
class Broken:
    """A property that does not hold: what is otherwise, and the smallest example that shows it."""

    name: str
    text: Text
    told: Text
    example: Example | None = None

    def render(self) -> str:
        """What is to be said of it, in both languages, and the example as a file."""
        lines = [f"[{self.name}] {self.text[lang]}\n    {self.told[lang]}" for lang in _BOTH]
        return "\n".join([*lines, *([] if self.example is None else _shown(self.example))])


_BOTH = tuple(reversed(LANGS))
"""English first, as everywhere where both languages stand together."""


def _shown(example: Example) -> list[str]:
    """An example as a report that can be scored, and what it is scored under."""
    chosen = [f"{name}={option}" for name, option in example.interpretations.items()]
    if example.answers != "claimed":
        chosen.append(f"answers={example.answers}")
    notes = [f"# {', '.join(chosen)}"] if chosen else []
    return [f"    {line}" for line in (*notes, *example.to_yaml().splitlines()) if line]


@frozen
class Property:
    """What is true of every report: its name, the rule it follows from, and what it is tried on.

    ``wrong`` says what is otherwise for one example, or nothing. One ``share`` of the examples is
    enough for it.
    """

    name: str
    text: Text
    examples: Callable[[Ruleset], SearchStrategy[Example]]
    wrong: Wrong
    share: int = 1

    def broken_by(self, trial: Trial, examples: int) -> Broken | None:
        """The smallest of so many examples for which it does not hold, if there is one.

        The same examples are tried every time.
        """
        told: dict[str, Any] = {}

        def is_wrong(example: Example) -> bool:
            wrong = _guarded(self.wrong, trial, example)
            if wrong is not None:
                told.update(text=wrong, example=example)
            return wrong is not None

        drawn, count = self.examples(trial.rules), max(examples // self.share, 1)
        try:
            find(drawn, is_wrong, settings=_settings(count))
        except NoSuchExample:
            return None
        except Flaky:
            told["text"] = _FLAKY
        return Broken(self.name, self.text, told["text"], told["example"])


@frozen
class Listed:
    """A property that can be tried on every report there is to try it on."""

    name: str
    text: Text
    examples: Callable[[Ruleset], Iterable[Example]]
    wrong: Wrong

    def broken_by(self, trial: Trial, _: int) -> Broken | None:
        """The first example for which it does not hold, if there is one."""
        for example in self.examples(trial.rules):
            wrong = _guarded(self.wrong, trial, example)
            if wrong is not None:
                return Broken(self.name, self.text, wrong, example)
        return None


def _settings(examples: int) -> settings:
    return settings(
        max_examples=max(examples, 1),
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        verbosity=Verbosity.quiet,
    )


def _guarded(wrong: Wrong, trial: Trial, example: Example) -> Text | None:
    """What is otherwise; a report that the rules allow is scored, so an error is otherwise too."""
    try:
        return wrong(trial, example)
    except Exception as error:  # whatever a scorer of somebody else's raises
        return _RAISED.fill(error=type(error).__name__, said=shorten(error))


_RAISED = Text(
    id="penilai gagal pada laporan yang sah: {error}: {said}",
    en="the scorer fails on a valid report: {error}: {said}",
)
_FLAKY = Text(
    id="penilai tidak selalu memberi jawaban yang sama untuk laporan yang sama",
    en="the scorer does not always give the same answer to the same report",
)
