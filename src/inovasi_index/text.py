"""A text that every reader can read: in Indonesian and in English."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from attrs import frozen

Lang = Literal["id", "en"]
LANGS: tuple[Lang, ...] = ("id", "en")


@frozen
class Text:
    """One text in both languages of the library.

    >>> opini = Text(id="Opini BPK", en="Audit opinion")
    >>> str(opini), opini["en"]
    ('Opini BPK', 'Audit opinion')
    """

    id: str
    en: str

    def __attrs_post_init__(self) -> None:
        for lang in LANGS:
            text = self[lang]
            if not isinstance(text, str) or not text.strip():
                raise ValueError(f"Text.{lang}: must not be empty / tidak boleh kosong")

    def __getitem__(self, lang: Lang) -> str:
        """The text in one language, ``"id"`` or ``"en"``."""
        return self.en if lang == "en" else self.id

    def __str__(self) -> str:
        return self.id

    def __contains__(self, fragment: str) -> bool:
        """Whether a fragment occurs in either language."""
        return fragment in self.id or fragment in self.en

    def fill(self, **values: object) -> "Text":
        """The text with its ``{names}`` filled, each value as its language writes it.

        A `Text` is filled in by its language, a `Decimal` with the decimal sign of it.
        """
        return Text(*(self[lang].format(**_in(lang, values)) for lang in LANGS))

    def to_dict(self) -> dict[str, str]:
        """``{"id": …, "en": …}``, as results carry it."""
        return {"id": self.id, "en": self.en}


def _in(lang: Lang, values: dict[str, object]) -> dict[str, object]:
    return {name: _as_read(value, lang) for name, value in values.items()}


def _as_read(value: object, lang: Lang) -> object:
    if isinstance(value, Text):
        return value[lang]
    return local(format(value, "f"), lang) if isinstance(value, Decimal) else value


_GROUPS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+(?![0-9]))")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_WHOLE = re.compile(r"(?<![0-9.])[0-9]{5,}")


def local(number: str, lang: Lang) -> str:
    """Numbers in a text as a language writes them: 41250.5 is 41.250,5 or 41,250.5.

    Four digits stay together, as in a year.

    >>> local("1490 → 41250.50", "id"), local("1490 → 41250.50", "en")
    ('1490 → 41.250,50', '1490 → 41,250.50')
    """
    grouped = _WHOLE.sub(lambda whole: _GROUPS.sub(",", whole[0]), number)
    return grouped.translate(_INDONESIAN) if lang == "id" else grouped


def from_local(shown: str, lang: Lang) -> str | None:
    """The number that `local` wrote, with a decimal point, or None for what is no number alone.

    >>> from_local("41.250,50", "id"), from_local("41,250.50", "en"), from_local("10 / 12", "id")
    ('41250.50', '41250.50', None)
    """
    pointed = shown.translate(_INDONESIAN) if lang == "id" else shown
    number = pointed.replace(",", "")
    return number if _NUMBER.fullmatch(number) and local(number, lang) == shown else None


def joined(texts: Iterable[Text], between: str = ", ") -> Text:
    """Texts one after the other in one."""
    each = tuple(texts)
    return Text(*(between.join(text[lang] for text in each) for lang in LANGS))


def printable(text: str) -> str:
    """A text that moves no cursor, colours no terminal and breaks no line, whatever a file says."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else " " for each in text)


_INDONESIAN = str.maketrans(",.", ".,")
