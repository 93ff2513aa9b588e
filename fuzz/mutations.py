"""Inputs from real files: what people mistype, what programs leave behind, and what means harm."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml

Change = Callable[[Random, bytes, Sequence[bytes]], bytes]

MOST_BYTES = 400_000
"""An input is no larger: what is large is tried in tests/test_bad_tables.py."""

TOKENS = (
    *(
        "~",
        "null",
        "yes",
        "true",
        "NO",
        "-1",
        "0",
        "-0",
        "4",
        "5",
        "16",
        "16.0",
        "1e9",
        "1.5",
        "+3",
    ),
    *(".inf", "nan", "9" * 30, "9" * 31, "9" * 400, "9" * 5000, "1e400", "1E-400", "1e999999999"),
    *("0x10", "1_000", "1/3", "2025-02-30", "2025-2-3", "2025-W01-1", "31/12/2024", "01/02/2024"),
    *("5a", "SPD", "SID", "digital", "kesehatan", "choice", "official", "growth", "a", "''", '" "'),
    *("[]", "{}", "[a]", "[[]]", "{a: b}", "{level: 2}", "{value: 4}", "{previous: 0, current: 1}"),
    *("1.000", "1.000.000,5", "1,5 %", "level 2", "semua", "=1+1", "'=1", "-", "–", "_x000D_"),
    *(
        "kemendagri/2026",
        "kemendagri/2018",
        "a/b",
        "../../etc/passwd",
        "a/../b",
        "/",
        "kemendagri/",
    ),
    *("T-1", "T-99999", "2026", "99999", "0000", "x-a", "format", "inovasi-index/laporan@2"),
)
SIGNS = (
    *("- ", "? ", ": ", "|", ">-", "*x", "&x ", "!x ", "!!int ", "<<: {a: b}", "%YAML 1.2", "---"),
    *(
        "...",
        "#",
        " #",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        ";",
        "\t",
        "\r",
        "\n",
        "\n\n",
        "\\",
    ),
    *("@", "`", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "\x0b", "١", "٣", "²", "𝟛", "ﬁ", "İ"),
    *("ß", "e\u0301", "\u202e", "\u200b", "\U0010f000", "😀", "\ue000\ue400", "\\ud83d\\ude00"),
    *("\\u0000", "\\ud800", "\\x00", "\\N", "sep=;\n", "\ufffe", "\udc80"),
)
"""What keyboards and programs leave in a text, and what no text should hold."""

XML = (
    *(
        "<row>",
        "</row>",
        "<c/>",
        '<c r="A1"/>',
        '<c r="XFD1048576"><v>1</v></c>',
        "<v/>",
        "<v>1</v>",
    ),
    *('<c r="A1" t="s"><v>99999</v></c>', '<c t="e"><v>#REF!</v></c>', '<c t="d"><v>2024</v></c>'),
    *("<f>1+1</f>", "<is><t>a</t></is>", '<mergeCell ref="A1:XFD1048576"/>', "<!--", "-->", "]]>"),
    *("<![CDATA[", '<!DOCTYPE x [<!ENTITY a "b">]>', "&a;", "&#0;", "&#x110000;", "&amp;", "<"),
    *('<?xml version="1.0" encoding="utf-16"?>', '<?xml version="1.1"?>', 'xmlns=""', 'r="A0"'),
    *('r="1A"', 'r="-1"', 'r="1.5"', 't="b"', 't="n"', 't="s"', 't="inlineStr"', 's="1"', 's="-1"'),
    *('s="999999"', 'numFmtId="14"', 'numFmtId="x"', 'formatCode="[[[[[["', 'date1904="1"'),
)
"""What stands, or should not stand, in the parts of a workbook."""


def mutated(random: Random, some: Sequence[bytes], files: Sequence[bytes]) -> bytes:
    """One of some files with a few changes; what is put into it is of any file."""
    data = random.choice(some)
    for _ in range(random.choice((1, 1, 1, 1, 2, 2, 3, 6))):
        changes = _WORKBOOK if data.startswith(b"PK") and random.random() < ON_PARTS else _TEXT
        data = random.choice(changes)(random, data, files)[:MOST_BYTES]
    return data


ON_PARTS = 0.9
"""How many of the changes of a workbook are made in its parts; the others are made of its bytes."""


# Bytes.


def flip(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Some bytes that are others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8)) if changed else 0):
        changed[random.randrange(len(changed))] = random.choice(
            (0, 10, 34, 60, 255, random.randrange(256))
        )
    return bytes(changed)


def cut(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A piece that is not there, or is there again."""
    start, end = sorted((_at(random, data), _at(random, data)))
    times = random.choice((0, 0, 2, 2, 30))
    return data[:start] + data[start:end][: MOST_BYTES // 30] * times + data[end:]


def end_early(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Only the beginning."""
    return data[: _at(random, data)]


def insert(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A sign or a value that somebody typed, once or many times."""
    at, text = _at(random, data), random.choice((*SIGNS, *TOKENS)) * random.choice((1, 1, 1, 1, 99))
    return data[:at] + text.encode("utf-8", "surrogatepass") + data[at:]


def splice(random: Random, data: bytes, files: Sequence[bytes]) -> bytes:
    """The beginning of one file and the end of another, parted at lines."""
    other = random.choice(files)
    return data[: data.rfind(b"\n", 0, _at(random, data)) + 1] + other[_at(random, other) :]


def recode(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """The same text as another program saves it."""
    text = data.decode("utf-8", "replace")
    made = (
        lambda: text.encode("utf-16"),
        lambda: text.encode("latin-1", "replace"),
        lambda: text.encode("utf-8-sig"),
        lambda: text.replace("\n", "\r\n").encode(),
        lambda: text.replace("\n", "\r").encode(),
        lambda: text.upper().encode(),
        lambda: text.expandtabs().encode(),
    )
    return random.choice(made)()


def _at(random: Random, data: bytes | str) -> int:
    return random.randrange(len(data) + 1)


# Lines, words and cells.


def _of_text(change: Callable[[Random, str], str]) -> Change:
    def changed(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
        text = data.decode("utf-8", "surrogateescape")
        return change(random, text).encode("utf-8", "surrogateescape")

    changed.__doc__ = change.__doc__
    return changed


@_of_text
def lines(random: Random, text: str) -> str:
    """Lines deleted, doubled, swapped, moved or emptied."""
    rows = text.split("\n")
    at, other = random.randrange(len(rows)), random.randrange(len(rows))
    kind = random.randrange(7)
    if kind == 0:
        del rows[at]
    elif kind == 1:
        rows.insert(other, rows[at])
    elif kind == 2:
        rows[at], rows[other] = rows[other], rows[at]
    elif kind == 3:
        rows[at] = "  " + rows[at]
    elif kind == 4:
        rows[at] = rows[at].removeprefix("  ")
    elif kind == 5:
        rows[at] = rows[at].partition(":")[0] + ":"
    else:
        rows[at:at] = [rows[other]] * random.choice((3, 40))
    return "\n".join(rows)


@_of_text
def words(random: Random, text: str) -> str:
    """Words that are others: of the file, or of those that surprise readers."""
    found = list(re.finditer(r"[^\s,:;{}\[\]\"'<>=/]+", text))
    for _ in range(random.choice((1, 1, 2, 5)) if found else 0):
        start, end = random.choice(found).span()
        other = random.choice(found)[0] if random.random() < HALF else random.choice(TOKENS)
        text = text[:start] + other + text[end:]
    return text


@_of_text
def codes(random: Random, text: str) -> str:
    """Two words of the file in each other's place, everywhere."""
    found = re.findall(r"\w+", text)
    if not found:
        return text
    one, other = random.choice(found), random.choice(found)
    return re.sub(
        rf"\b(?:{re.escape(one)}|{re.escape(other)})\b",
        lambda each: other if each[0] == one else one,
        text,
    )


@_of_text
def numbers(random: Random, text: str) -> str:
    """Numbers that are others."""
    found = list(re.finditer(r"[0-9][0-9.,]*", text))
    for _ in range(random.choice((1, 1, 2, 5)) if found else 0):
        start, end = random.choice(found).span()
        text = text[:start] + random.choice((*TOKENS[:23], str(random.randrange(200)))) + text[end:]
    return text


@_of_text
def cells(random: Random, text: str) -> str:
    """Cells of a table emptied, swapped or filled; columns and rows gone, or there twice."""
    sign = random.choice(",;\t")
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error:
        return text
    _change_rows(random, rows)
    written = io.StringIO(newline="")
    csv.writer(
        written, delimiter=random.choice((sign, sign, ",")), lineterminator="\n", escapechar="\\"
    ).writerows(rows)
    return written.getvalue()


def _change_rows(random: Random, rows: list[list[str]]) -> None:
    for _ in range(random.choice((1, 2, 5)) if rows else 0):
        row, other = random.choice(rows), random.choice(rows)
        at = random.randrange(len(row) + 1)
        kind = random.randrange(6)
        if kind == 0:
            row[at : at + 1] = [random.choice((*TOKENS, *SIGNS))]
        elif kind == 1:
            row[at : at + 1] = [""]
        elif kind == 2 and other:
            row[at : at + 1] = [random.choice(other)]
        elif kind == 3:
            rows.insert(random.randrange(len(rows) + 1), list(row))
        elif kind == 4:
            for each in rows:
                del each[at : at + 1]
        else:
            rows.insert(random.randrange(len(rows) + 1), [])


HALF = 0.5


# Values: keys and items of a document, whatever it looks like.


def values(random: Random, data: bytes, files: Sequence[bytes]) -> bytes:
    """Values deleted, doubled, moved, wrapped, or taken from another file; as YAML or JSON."""
    tree, other = _tree(data), _tree(random.choice(files))
    if tree is None:
        return words(random, data, files)
    for _ in range(random.choice((1, 1, 2, 4))):
        _change_values(random, tree, other)
    if random.random() < HALF:
        return json.dumps(tree, ensure_ascii=random.random() < HALF).encode("utf-8", "replace")
    try:
        return yaml.dump(
            tree, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper
        ).encode()
    except UnicodeEncodeError:  # half a character, which YAML cannot write
        return json.dumps(tree).encode()


def _tree(data: bytes) -> Any:
    """A file as mappings, lists and texts, if it is of them."""
    if len(data) > MOST_BYTES // 2:
        return None
    try:
        tree = yaml.load(data, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return None
    return tree if isinstance(tree, dict | list) and tree else None


def _change_values(random: Random, tree: Any, other: Any) -> None:
    places = list(_places(tree))
    if not places:
        return
    holder, key = random.choice(places)
    source, wanted = random.choice(list(_places(other if other is not None else tree)) or places)
    kind = random.randrange(7)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        holder[key] = random.choice(TOKENS)
    elif kind == 2:
        holder[key] = json.loads(json.dumps(source[wanted]))
    elif kind == 3:
        holder[key] = random.choice(([holder[key]], {"a": holder[key]}, [], {}, ""))
    elif kind == 4 and isinstance(holder, list):
        holder[key:key] = [json.loads(json.dumps(holder[key]))] * random.choice((1, 3, 50))
    elif kind == 5 and isinstance(holder, dict):
        holder[str(wanted)] = holder.pop(key)
    elif isinstance(holder[key], str):
        holder[key] += random.choice((*SIGNS, *TOKENS))


def _places(tree: Any) -> Any:
    entries = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for key, value in entries:
        yield tree, key
        yield from _places(value)


# Workbooks.


def _of_parts(change: Callable[[Random, dict[str, bytes]], None]) -> Change:
    def changed(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except Exception:
            return flip(random, data, ())
        change(random, parts)
        method = random.choice(
            (*(zipfile.ZIP_DEFLATED,) * 9, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)
        )
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", method) as archive:
            for name, part in parts.items():
                archive.writestr(zipfile.ZipInfo(name), part, method)
        return written.getvalue()

    changed.__doc__ = change.__doc__
    return changed


def _some_part(random: Random, parts: dict[str, bytes]) -> str:
    """One of the parts, mostly one with cells."""
    wanted = random.choice(("sheet", "sheet", "sheet", "workbook", "styles", "Strings", "rels", ""))
    return random.choice([name for name in parts if wanted in name] or list(parts) or [""])


@_of_parts
def part_words(random: Random, parts: dict[str, bytes]) -> None:
    """Words of a part that are others."""
    name = _some_part(random, parts)
    parts[name] = random.choice((words, numbers, flip, cut, end_early))(
        random, parts.get(name, b""), ()
    )


@_of_parts
def part_tags(random: Random, parts: dict[str, bytes]) -> None:
    """Something of XML put between, or in place of, two tags."""
    name = _some_part(random, parts)
    part = parts.get(name, b"")
    found = list(re.finditer(rb"<[^<>]*>|\s\w+=\"[^\"<>]*\"", part))
    for _ in range(random.choice((1, 1, 3)) if found else 0):
        start, end = random.choice(found).span()
        text = random.choice(XML).encode() if random.random() < HALF else random.choice(found)[0]
        part = (
            part[:start] + text * random.choice((1, 1, 1, 50)) + part[random.choice((start, end)) :]
        )
    parts[name] = part


@_of_parts
def part_cells(random: Random, parts: dict[str, bytes]) -> None:
    """What cells and strings hold."""
    name = _some_part(random, parts)
    part = parts.get(name, b"")
    found = list(
        re.finditer(rb"(?<=<v>)[^<]*|(?<=<t>)[^<]*|(?<=<t xml:space=\"preserve\">)[^<]*", part)
    )
    for _ in range(random.choice((1, 2, 8)) if found else 0):
        start, end = random.choice(found).span()
        text = random.choice((*TOKENS, "A", "Nama inovasi", "1250", "45000.5", "-1", "2958466"))
        text = text.replace("<", "&lt;")
        part = part[:start] + random.choice((text.encode(), random.choice(found)[0])) + part[end:]
    parts[name] = part


@_of_parts
def part_names(random: Random, parts: dict[str, bytes]) -> None:
    """Parts that are gone, there twice, or another's."""
    name, other = _some_part(random, parts), _some_part(random, parts)
    kind = random.randrange(4)
    if kind == 0:
        parts.pop(name, None)
    elif kind == 1:
        parts[name], parts[other] = parts.get(other, b""), parts.get(name, b"")
    elif kind == 2:
        parts[random.choice((f"x/{name}", f"../{name}", name.upper()))] = parts.get(name, b"")
    else:
        parts[name] = random.choice(SIGNS).encode("utf-8", "replace") * random.choice((0, 1, 999))


@_of_parts
def part_code(random: Random, parts: dict[str, bytes]) -> None:
    """A part as it would stand in another code, or that says so."""
    name = _some_part(random, parts)
    text = parts.get(name, b"").decode("utf-8", "replace")
    code = random.choice(("utf-16", "utf-16-le", "latin-1", "cp037", "utf-8-sig"))
    head = random.choice(("", f'<?xml version="1.0" encoding="{code}"?>'))
    parts[name] = (head + text.partition("?>")[2]).encode(code, "replace")


_TEXT: Sequence[Change] = (
    *(flip, cut, end_early, insert, insert, splice, recode, lines, lines, words, words, words),
    *(codes, numbers, cells, cells, values, values, values),
)
_WORKBOOK: Sequence[Change] = (
    *(part_words, part_words, part_tags, part_tags, part_cells, part_cells, part_cells),
    *(part_names, part_code),
)
