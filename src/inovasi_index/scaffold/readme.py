"""The way from new rules to a score and to a package, to be walked by whoever has made them."""

from collections.abc import Iterable
from string import Template

from inovasi_index.ruleset import Ruleset
from inovasi_index.scaffold.changes import Edit, Trial, failing
from inovasi_index.text import Text


def readme(rules: Ruleset, trial: Trial, how: Text) -> str:
    """The steps in both languages, with the numbers of these rules.

    Args:
        rules: The rules as they stand in the file.
        trial: What to change in them first.
        how: How numbers are changed in that file.
    """
    issuer, _, name = rules.edition.partition("/")
    return _PAGE.substitute(
        edition=rules.edition,
        issuer=issuer,
        name=name,
        year=rules.year,
        package=f"{issuer.replace('-', '_')}_rules",
        how_id=how.id,
        how_en=how.en,
        edits=_table(_TRY, trial.edits),
        failing=_table(_THEN, failing(rules, trial.after)),
    )


def _table(head: Text, edits: Iterable[Edit]) -> str:
    """Numbers to change, if there are some, under a sentence."""
    rows = [f"| `{' › '.join(each.at)}` | `{each.old}` | `{each.new}` |" for each in edits]
    lines = (head.id, f"*{head.en}*", "", _HEADS, "| --- | --- | --- |", *rows, "")
    return "\n".join(lines) if rows else ""


_HEADS = "| di bawah · below | dari · from | menjadi · to |"
_TRY = Text(
    id="Sebagai contoh, angka-angka ini, yang saling terkait:",
    en="For example these numbers, which belong together:",
)
_THEN = Text(
    id="Sesudah contoh di atas, kasus ini yang berubah:",
    en="After the example above it is these cases that change:",
)
COPIED = Text(
    id="Setiap bagian `ruleset.yaml` diawali penjelasannya.",
    en="Each section of `ruleset.yaml` begins with what it is.",
)
BASED = Text(
    id="`ruleset.yaml` hanya memuat yang berbeda: hapus `#` di depan contoh {sections}.",
    en="`ruleset.yaml` holds only what differs: remove the `#` before the examples {sections}.",
)

_PAGE = Template("""\
# $edition

Dari aturan ke skor dalam lima langkah. Semua perintah dijalankan di folder yang memuat `$issuer/`.

*From rules to a score in five steps. Every command is run in the folder that holds `$issuer/`.*

## 1. Ubah · Edit

$how_id
Ganti teks bertanda `ISI:` dan angka yang berbeda.

*$how_en
Replace the texts marked `FILL IN:` and the numbers that differ.*

$edits
## 2. Periksa · Validate

```
inovasi-index validate $issuer
```

Setiap masalah disebut dengan barisnya, juga kasus yang tidak lagi cocok.
Hitung ulang kasus itu dengan tangan dan perbaiki `cases.yaml`.

*Every problem is told with its line, cases that no longer hold too.
Work these out again by hand and mend `cases.yaml`.*

$failing
## 3. Uji · Cases

```
inovasi-index cases $issuer/$name/cases.yaml
```

## 4. Nilai · Score

```
inovasi-index score $issuer/$name/laporan.yaml --edition $issuer/$name/ruleset.yaml
```

## 5. Bagikan · Share

Simpan ini sebagai `pyproject.toml` di samping folder `$issuer`, lalu pasang.
Siapa pun yang memasangnya menemukan aturan ini dengan idnya, `$edition`.

*Save this as `pyproject.toml` beside the folder `$issuer`, and install it.
Whoever installs it finds these rules by their id, `$edition`.*

```toml
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "$issuer-rules"
version = "$year.1"
dependencies = ["inovasi-index"]

[project.entry-points."inovasi_index.rulesets"]
$issuer = "$package:rulesets"

[tool.hatch.build.targets.wheel.force-include]
"$issuer" = "$package/rulesets/$issuer"
```

```
python -m pip install .
inovasi-index list
inovasi-index score $issuer/$name/laporan.yaml
```
""")
