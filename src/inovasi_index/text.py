"""A text that every reader can read: in Indonesian and in English."""

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
        """The text with its ``{names}`` filled; a `Text` value is filled in its own language."""
        return Text(*(self[lang].format(**_in(lang, values)) for lang in LANGS))

    def to_dict(self) -> dict[str, str]:
        """``{"id": …, "en": …}``, as results carry it."""
        return {"id": self.id, "en": self.en}


def _in(lang: Lang, values: dict[str, object]) -> dict[str, object]:
    return {
        name: value[lang] if isinstance(value, Text) else value for name, value in values.items()
    }
