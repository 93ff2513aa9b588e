"""The rules as properties: one class a rule, its sentence as docstring, for every report.

A test that takes an ``edition`` is run under each edition that can score; what only the guide of
2026 prints, or what has nothing to do with a year, is tested under 2026.
"""

import copy
import json
import pickle
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs
import pytest
import yaml
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Answers,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Pkpn,
    Result,
    Ruleset,
    RulesetError,
    TataKelola,
    Text,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    read_ruleset,
    score,
)
from inovasi_index.exact import ratio_text, round_half_up, shortest
from inovasi_index.result import RowResult
from inovasi_index.ruleset import Band
from inovasi_index.values import FrozenMap, to_plain
from naive import predikat_of
from naive import round_half_up as naively_rounded
from strategies import Edition, decimal_text, indices

Plain = dict[str, Any]

HUNDRED = settings().max_examples
"""What the profile in force calls a hundred examples."""

SOME = settings(max_examples=HUNDRED // 3)
"""So many under each edition: two hundred in all."""

FEW = settings(max_examples=HUNDRED // 8)
VIEWS = st.sampled_from(("claimed", "verified"))

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
RATIO = re.compile(r"(0|[1-9][0-9]*)(/[1-9][0-9]*)?")

PEMDA = Pemda(nama="Kabupaten Contoh", jenis="kabupaten")
BASIC_SERVICES = (
    "pendidikan",
    "kesehatan",
    "pekerjaan_umum_dan_penataan_ruang",
    "perumahan_rakyat_dan_kawasan_permukiman",
    "ketenteraman_ketertiban_umum_dan_perlindungan_masyarakat",
    "sosial",
)


def yaml_of(plain: Plain) -> bytes:
    text: str = yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


def laporan_of(report: Plain, rules: Ruleset) -> Laporan:
    return read_laporan(yaml_of(report), rules)


def all_rows(result: Result) -> Iterator[RowResult]:
    yield from result.spd_rows
    for each in result.inovasi:
        yield from each.rows


def points(rows: tuple[RowResult, ...]) -> Fraction:
    return sum((row.points for row in rows), Fraction(0))


def full_report(
    rules: Ruleset, level: int, innovations: int, affairs: Sequence[str] = ("kearsipan",)
) -> Laporan:
    """A report that answers every row with one level; where no row of the region is, its total."""
    sid = {row.id: level for row in rules.sid_rows}
    total = Total(total=rules.formula.spd.maximum * level / 3)
    return Laporan(
        pemda=PEMDA,
        tahun=rules.year,
        spd={row.id: level for row in rules.spd_rows} or total,
        inovasi=[
            TataKelola(nama=f"Inovasi {number}", urusan=affairs[number % len(affairs)], sid=sid)
            for number in range(innovations)
        ],
    )


class TestRaisingALevel:
    """Raising a level never lowers the index."""

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_on_any_row_of_the_region_or_of_any_innovation_never_lowers_the_index(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        rules = edition.rules
        laporan = laporan_of(data.draw(edition.reports), rules)
        choices = data.draw(edition.choices)
        before = score(laporan, rules, interpretations=choices, answers=view)
        raised, _, _ = self.raised(data, before)
        after = score(raised, rules, interpretations=choices, answers=view)
        assert after.index_exact >= before.index_exact
        assert after.index >= before.index

    @SOME
    @given(data=st.data())
    def test_adds_exactly_its_weight_and_for_an_innovation_its_share_of_it(
        self, data: st.DataObject, edition: Edition
    ) -> None:
        before = score(laporan_of(data.draw(edition.reports), edition.rules), edition.rules)
        raised, row, number = self.raised(data, before)
        after = score(raised, edition.rules)
        level = next(each.level for each in self.rows_at(after, number) if each.id == row.id)
        gain = Fraction(row.weight) * (level - row.level)
        if number is not None:
            each = before.inovasi[number]
            counts = each.scored and not each.inovasi.is_rejected
            gain = gain / before.kematangan.divisor if counts else Fraction(0)
        assert after.total - before.total == gain

    def raised(self, data: st.DataObject, result: Result) -> tuple[Laporan, RowResult, int | None]:
        """The report with the level of one row raised, or an answer where there was none."""
        numbers = [None, *(each.number for each in result.inovasi)]
        places = [(row, at) for at in numbers for row in self.rows_at(result, at) if row.level < 3]
        assume(places)
        row, number = data.draw(st.sampled_from(places))
        level = data.draw(st.integers(row.level + 1, 3))
        answer = Answer(level=level, basis=row.basis, verified=True)
        laporan = result.laporan
        if number is None:
            spd = {**(laporan.spd or {}), row.id: answer}
            return attrs.evolve(laporan, spd=spd), row, None
        innovations = list(laporan.innovations)
        sid = {**innovations[number].sid, row.id: answer}
        innovations[number] = attrs.evolve(innovations[number], sid=sid)
        return attrs.evolve(laporan, inovasi=innovations), row, number

    def rows_at(self, result: Result, number: int | None) -> tuple[RowResult, ...]:
        return result.spd_rows if number is None else result.inovasi[number].rows


class TestTheBoundsOfTheIndex:
    """The scale of the index is 0 to 100, and both ends are reached exactly."""

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_hold_every_index_and_every_part(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        reports, choices, rules = edition.reports, edition.choices, edition.rules
        laporan = laporan_of(data.draw(reports), rules)
        result = score(laporan, rules, interpretations=data.draw(choices), answers=view)
        assert 0 <= result.index_exact <= 100
        assert 0 <= result.index <= 100
        assert result.index.as_tuple().exponent == -2
        for part in (result.spd, result.kematangan, result.jumlah_inovasi):
            assert 0 <= part.score <= part.maximum

    def test_all_zero_is_exactly_0_and_cannot_be_assessed(self, edition: Edition) -> None:
        result = score(full_report(edition.rules, 0, 0), edition.rules)
        assert (str(result.index), result.index_exact) == ("0.00", 0)
        assert result.predikat.code == "tidak_dapat_dinilai"

    def test_all_zero_leaves_nothing_but_the_number_of_innovations(self, edition: Edition) -> None:
        result = score(full_report(edition.rules, 0, 200), edition.rules)
        assert (result.spd.score, result.kematangan.score) == (0, 0)
        assert result.total == result.jumlah_inovasi.score
        assert len(list(all_rows(result))) >= 200 * 20
        assert not any(row.answered for row in all_rows(result))

    def test_all_zero_behind_a_closed_gate_is_exactly_0(self, rules_2026: Ruleset) -> None:
        result = score(full_report(rules_2026, 0, 200), rules_2026)
        assert (str(result.index), result.index_exact) == ("0.00", 0)
        assert result.predikat.code == "tidak_dapat_dinilai"

    def test_all_three_with_200_innovations_and_6_affairs_is_exactly_100(
        self, edition: Edition
    ) -> None:
        result = score(full_report(edition.rules, 3, 200, BASIC_SERVICES), edition.rules)
        assert (str(result.index), result.index_exact) == ("100.00", 100)
        assert (result.total, result.predikat.code) == (250, "sangat_inovatif")
        parts = (result.spd.score, result.kematangan.score, result.jumlah_inovasi.score)
        assert parts == (63, 111, 76)

    def test_more_than_200_innovations_are_still_exactly_100(self, edition: Edition) -> None:
        result = score(full_report(edition.rules, 3, 201, BASIC_SERVICES), edition.rules)
        assert (result.index_exact, result.jumlah_inovasi.counted) == (100, 201)

    @pytest.mark.parametrize(
        ("level", "innovations", "lost"),
        [
            pytest.param(3, 199, Fraction("0.38"), id="one innovation fewer"),
            pytest.param(2, 200, Fraction(174, 3), id="one level lower"),
        ],
    )
    def test_anything_less_is_less_than_100(
        self, level: int, innovations: int, lost: Fraction, edition: Edition
    ) -> None:
        report = full_report(edition.rules, level, innovations, BASIC_SERVICES)
        assert score(report, edition.rules).total == 250 - lost

    def test_five_of_the_six_affairs_are_enough(self, rules_2026: Ruleset) -> None:
        result = score(full_report(rules_2026, 3, 200, BASIC_SERVICES[1:]), rules_2026)
        assert result.index_exact == 100

    def test_one_point_of_250_is_040_and_already_kurang_inovatif(self, edition: Edition) -> None:
        result = score(Laporan(pemda=PEMDA, spd=Total(total=1)), edition.rules)
        assert (str(result.index), result.predikat.code) == ("0.40", "kurang_inovatif")

    def test_a_report_of_nothing_is_0(self, edition: Edition) -> None:
        result = score(Laporan(pemda=PEMDA, tahun=edition.year), edition.rules)
        assert (str(result.index), result.predikat.code) == ("0.00", "tidak_dapat_dinilai")


class TestTheGate:
    """`jumlah` is 0 unless innovations were sent for as many basic-service affairs as asked for."""

    @pytest.mark.parametrize("affairs", range(7))
    def test_opens_at_the_number_that_the_edition_asks_for(
        self, affairs: int, edition: Edition
    ) -> None:
        sent = (*BASIC_SERVICES[:affairs], "kearsipan")
        report = full_report(edition.rules, 1, 7, sent)
        for choices in self.effects(edition):
            part = score(report, edition.rules, interpretations=choices).jumlah_inovasi
            assert (part.counted, part.urusan_pelayanan_dasar) == (7, affairs)
            gate = "open" if affairs >= (edition.gate or 0) else "closed"
            if edition.gate is None or choices.get("gate_effect") == "none":
                gate = "not_applied"
            assert part.gate == gate
            assert part.score == (0 if gate == "closed" else 7 * Fraction("0.38"))

    def effects(self, edition: Edition) -> list[dict[str, str]]:
        """Both effects where the edition leaves the effect open, else the one that it has."""
        if not edition.has("gate_effect"):
            return [{}]
        return [{"gate_effect": effect} for effect in ("zero_count", "none")]


class TestTheTotalIsTheSumOfItsParts:
    """SPD + Σ kematangan / max(divisor, n) + jumlah; index = that total / 250 × 100."""

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_for_every_report(self, data: st.DataObject, view: Any, edition: Edition) -> None:
        reports, choices, rules = edition.reports, edition.choices, edition.rules
        laporan = laporan_of(data.draw(reports), rules)
        result = score(laporan, rules, interpretations=data.draw(choices), answers=view)
        parts = (result.spd, result.kematangan, result.jumlah_inovasi)
        assert result.total == sum(part.score for part in parts)
        assert result.index_exact == result.total / 250 * 100
        assert result.index == round_half_up(result.index_exact, 2)
        if result.spd.supplied:
            assert isinstance(laporan.spd, Total)
            assert result.spd.score == laporan.spd.total
        else:
            assert result.spd.score == points(result.spd_rows)
        self.check_kematangan(result)
        self.check_jumlah(result)

    def check_kematangan(self, result: Result) -> None:
        part, given_sums = result.kematangan, result.laporan.inovasi
        if isinstance(given_sums, Aggregate):
            assert (part.sum, part.divisor) == (None, None)
            assert part.score == given_sums.rata_rata_kematangan
            return
        for each in result.inovasi:
            own = points(each.rows)
            if each.supplied:
                own = Fraction(each.inovasi.kematangan or 0)
            assert each.kematangan == (0 if each.voided or each.inovasi.is_rejected else own)
        scored = [each for each in result.inovasi if each.scored]
        assert part.sum == sum(each.kematangan for each in scored)
        if result.interpretations["divisor_innovations"] == "accepted":
            scored = [each for each in scored if not each.inovasi.is_rejected]
        least = result.ruleset.formula.kematangan.divisor_at_least
        assert part.innovations == len(scored)
        assert part.divisor == max(least, len(scored))
        assert part.score == part.sum / part.divisor

    def check_jumlah(self, result: Result) -> None:
        part, rule = result.jumlah_inovasi, result.ruleset.formula.jumlah_inovasi
        if not isinstance(result.laporan.inovasi, Aggregate):
            assert part.counted == sum(each.counted for each in result.inovasi)
        open_ = part.gate != "closed"
        assert part.score == Fraction(rule.weight) * min(part.counted, rule.cap) * open_
        if part.gate != "not_applied":
            assert open_ == (part.urusan_pelayanan_dasar >= (part.urusan_required or 0))

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_the_points_of_a_row_are_its_weight_times_its_level(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        rules = edition.rules
        result = score(laporan_of(data.draw(edition.reports), rules), rules, answers=view)
        for row in all_rows(result):
            assert row.level in (0, 1, 2, 3)
            assert row.points == Fraction(row.row.weight) * row.level
            assert row.answered or not row.level

    @pytest.mark.parametrize(
        "sid",
        [
            {16: 3},
            {"33/a": 3},
            {"33/a": 3, "33": Answer(level=3, basis="b")},
            {"30/digital": 1, "30": 2},
        ],
        ids=["a number", "a row and its basis", "that beside the row", "that before the row"],
    )
    def test_no_answer_counts_that_no_row_shows(self, sid: Any, rules_2026: Ruleset) -> None:
        """What is counted is what can be unfolded; anything else is refused."""
        try:
            inovasi = TataKelola(nama="E-Arsip", sid=sid)
            result = score(Laporan(pemda=PEMDA, tahun=2026, inovasi=[inovasi]), rules_2026)
        except (LaporanError, WrongValueError):
            return
        assert result.kematangan.sum == points(result.inovasi[0].rows)

    @pytest.mark.parametrize("spd", [{1: 3}, {8: Answer(level=2)}], ids=["level", "answer"])
    def test_no_answer_of_the_region_counts_that_no_row_shows(
        self, spd: Any, rules_2026: Ruleset
    ) -> None:
        try:
            result = score(Laporan(pemda=PEMDA, tahun=2026, spd=spd), rules_2026)
        except (LaporanError, WrongValueError):
            return
        assert result.spd.score == points(result.spd_rows)


class TestOrderDoesNotMatter:
    """Results do not depend on the order of keys, answers or innovations."""

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_for_any_report(self, data: st.DataObject, view: Any, edition: Edition) -> None:
        reports, choices, rules = edition.reports, edition.choices, edition.rules
        report, chosen = data.draw(reports), data.draw(choices)
        shuffled = self.shuffled(report, random.Random(data.draw(st.integers(0, 2**32))))
        chosen_backwards = dict(reversed(chosen.items()))
        one = score(laporan_of(report, rules), rules, interpretations=chosen, answers=view)
        other = score(
            laporan_of(shuffled, rules), rules, interpretations=chosen_backwards, answers=view
        )
        assert self.numbers(one) == self.numbers(other)

    def shuffled(self, value: Any, dice: random.Random) -> Any:
        """The same data with every mapping and the list of innovations in another order."""
        if isinstance(value, dict):
            entries = [(key, self.shuffled(item, dice)) for key, item in value.items()]
            dice.shuffle(entries)
            return dict(entries)
        if isinstance(value, list):
            items = [self.shuffled(item, dice) for item in value]
            if items and isinstance(items[0], dict):
                dice.shuffle(items)
            return items
        return value

    def numbers(self, result: Result) -> Plain:
        plain = result.to_dict()
        innovations = plain.pop("inovasi", [])
        notices = plain.pop("notices")
        assert [each["id"] for each in plain["spd"].get("indicators", [])] in (
            [],
            [row.id for row in result.ruleset.spd_rows],
        )
        return {
            **plain,
            "inovasi": sorted(json.dumps(each, sort_keys=True) for each in innovations),
            "notices": Counter(notice["code"] for notice in notices),
        }


class TestDumpingAndReadingBack:
    """Dump → load is identity."""

    @SOME
    @given(data=st.data())
    def test_gives_the_same_report(self, data: st.DataObject, edition: Edition) -> None:
        reports, rules = edition.reports, edition.rules
        laporan = laporan_of(data.draw(reports), rules)
        again = laporan_of(self.plain(laporan), rules)
        assert again == laporan
        assert hash(again) == hash(laporan)
        assert score(again, rules).to_dict() == score(laporan, rules).to_dict()

    @FEW
    @given(data=st.data())
    def test_gives_the_same_report_as_json(self, data: st.DataObject, edition: Edition) -> None:
        laporan = laporan_of(data.draw(edition.reports), edition.rules)
        for ascii_only in (True, False):
            text = json.dumps(self.plain(laporan), ensure_ascii=ascii_only)
            assert read_laporan(text.encode(), edition.rules) == laporan

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_of_a_result_as_json_gives_the_same_data_and_every_number_of_it(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        rules = edition.rules
        laporan = laporan_of(data.draw(edition.reports), rules)
        choices = data.draw(edition.choices)
        result = score(laporan, rules, interpretations=choices, answers=view)
        read = json.loads(json.dumps(result.to_dict()))
        assert read == result.to_dict()
        assert Fraction(read["index_exact"]) == result.index_exact
        assert Decimal(read["index"]) == result.index
        assert (read["edition"], read["ruleset_digest"]) == (edition.name, rules.digest)
        again = score(laporan, rules, interpretations=read["interpretations"], answers=view)
        assert again == result

    @pytest.mark.parametrize("value", ["0.0000001", "0.00000000001", "12345678901.0000000001"])
    def test_keeps_the_smallest_numbers(self, value: str, rules_2026: Ruleset) -> None:
        laporan = Laporan(pemda=PEMDA, tahun=2026, spd={"3": Answer(value=value)})
        assert laporan_of(self.plain(laporan), rules_2026) == laporan

    def test_gives_the_same_rules(self, edition: Edition) -> None:
        self.check_rules(edition)

    def test_gives_the_same_rules_of_a_partial_edition(self, partial: Edition) -> None:
        self.check_rules(partial)

    def check_rules(self, edition: Edition) -> None:
        rules = get_ruleset(edition.year)
        plain = to_plain(rules)
        for part, written in zip(
            rules.formula.parts, plain["formula"].get("parts", []), strict=True
        ):
            written["method"] = part.method
        again = read_ruleset(yaml_of(plain))
        assert again == rules
        assert to_plain(again) == to_plain(rules)
        for name in ("indicators", "formula", "predikat_bands", "eligibility", "interpretations"):
            assert getattr(again, name) == getattr(rules, name)

    def plain(self, laporan: Laporan) -> Plain:
        """A report as its file would have it; the form of an innovation is its class."""
        plain: Plain = to_plain(laporan)
        if laporan.innovations:
            plain["inovasi"] = [
                {**written, "bentuk": each.bentuk}
                for written, each in zip(plain["inovasi"], laporan.innovations, strict=True)
            ]
        return plain


class TestTheDigest:
    """The digest changes exactly when the meaning changes."""

    DECIMALS = frozenset({"weight", "from", "to", "above", "below", "maximum", "scale", "share"})
    NEVER_ALONE = frozenset({"level", "weight", "maximum", "share", "scale", "cap"})
    """What is bound to something else in the file, so that no valid one has only it changed."""
    WANTED: Mapping[str, Mapping[str, int]] = {
        "official": {"text": 30, "number": 30, "code": 30, "yes or no": 20, "date": 3},
        "reconstructed": {"text": 10, "number": 10, "code": 10, "yes or no": 5, "date": 1},
        "prognosis": {"text": 10, "number": 1},
    }
    """How many of each kind are changed; a prognosis says little of its own."""

    def test_is_the_same_however_the_file_is_written(self, edition: Edition) -> None:
        self.check_ways_to_write(edition)

    def test_is_the_same_however_a_partial_edition_is_written(self, partial: Edition) -> None:
        self.check_ways_to_write(partial)

    def check_ways_to_write(self, edition: Edition) -> None:
        """With keys in another order or of one's own, as JSON, with zeros at the end."""
        raw = {key: value for key, value in edition.raw.items() if key != "based_on"}
        by_name = yaml.dump(raw, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=True)
        backwards, as_json = yaml_of(self.backwards(raw)), json.dumps(raw).encode()
        own_keys, zeros = yaml_of(self.annotated(raw)), yaml_of(self.padded(raw))
        for text in (by_name.encode(), backwards, as_json, own_keys, zeros):
            assert read_ruleset(text).digest == edition.rules.digest

    def test_is_another_in_every_edition(self, every_edition: tuple[Edition, ...]) -> None:
        assert len({each.rules.digest for each in every_edition}) == len(every_edition)

    def test_is_the_same_with_comments(self, raw_2026: Plain, rules_2026: Ruleset) -> None:
        lines = yaml_of(raw_2026).decode().splitlines()
        commented = "\n".join(
            f"# baris {number}\n{line}" if re.match(r"[a-z]", line) else line
            for number, line in enumerate(lines)
        )
        assert commented.count("# baris") == len(raw_2026)
        assert read_ruleset(commented.encode()).digest == rules_2026.digest

    def test_pads_the_numbers_that_it_says_it_does(self, raw_2026: Plain) -> None:
        assert self.padded(raw_2026)["formula"]["parts"][2]["weight"] == "0.380"
        assert self.padded(raw_2026)["predikat"][0]["from"] == "65.010"

    def test_is_the_same_for_a_default_written_out(
        self, raw_2026: Plain, rules_2026: Ruleset
    ) -> None:
        plain = copy.deepcopy(raw_2026)
        for row in plain["indicators"]:
            row.setdefault("mandatory", "false")
        assert read_ruleset(yaml_of(plain)).digest == rules_2026.digest

    def test_differs_for_every_single_changed_scalar(self, edition: Edition) -> None:
        """Numbers, texts and codes of the file, as many as leave it a valid ruleset."""
        plain = copy.deepcopy(edition.own)
        digests: dict[str, Any] = {edition.rules.digest: "the rules as they are"}
        wanted = Counter(self.WANTED[edition.rules.status])
        for path in self.some_order(self.scalars(plain)):
            *way, last = path
            holder = self.at(plain, way)
            scalar = holder[last]
            kind, holder[last] = self.changed(scalar, last)
            digest = self.digest_if_valid(plain) if wanted[kind] > 0 else None
            holder[last] = scalar
            if digest is not None:
                assert digest not in digests, f"{path}: no other than {digests[digest]}"
                digests[digest] = path
                wanted[kind] -= 1
        assert not +wanted, f"too few of them: {wanted}"

    def test_differs_for_two_weights_exchanged(self, raw_2026: Plain, rules_2026: Ruleset) -> None:
        plain = copy.deepcopy(raw_2026)
        one, other = (
            next(row for row in plain["indicators"] if row["id"] == row_id) for row_id in ("1", "8")
        )
        one["weight"], other["weight"] = other["weight"], one["weight"]
        assert read_ruleset(yaml_of(plain)).digest != rules_2026.digest

    def test_differs_for_another_order_of_levels_rows_or_options(
        self, raw_2026: Plain, rules_2026: Ruleset
    ) -> None:
        for key in ("indicators", "predikat", "interpretations", "urusan"):
            plain = copy.deepcopy(raw_2026)
            plain[key].reverse()
            assert read_ruleset(yaml_of(plain)).digest != rules_2026.digest

    def backwards(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self.backwards(item) for key, item in reversed(value.items())}
        return [self.backwards(item) for item in value] if isinstance(value, list) else value

    def annotated(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {
                "x-catatan": {"oleh": "Sari"},
                **{key: self.annotated(item) for key, item in value.items()},
                "x-2": "",
            }
        return [self.annotated(item) for item in value] if isinstance(value, list) else value

    def padded(self, value: Any, key: str = "") -> Any:
        """Every decimal with one more zero at its end."""
        if isinstance(value, dict):
            return {key: self.padded(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.padded(item) for item in value]
        if key in self.DECIMALS and NUMBER.fullmatch(value):
            return value + ("0" if "." in value else ".0")
        return value

    def scalars(self, value: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
        if isinstance(value, str):
            yield path
        else:
            entries = value.items() if isinstance(value, dict) else enumerate(value)
            for step, item in entries:
                yield from self.scalars(item, *path, step)

    def some_order(self, paths: Iterator[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Always the same order, but not that of the file."""
        order = [path for path in paths if path[-1] not in self.NEVER_ALONE]
        random.Random(2026).shuffle(order)
        return order

    def at(self, raw: Plain, path: Iterable[Any]) -> Any:
        value: Any = raw
        for step in path:
            value = value[step]
        return value

    def digest_if_valid(self, plain: Plain) -> str | None:
        try:
            return read_ruleset(json.dumps(plain, ensure_ascii=False).encode()).digest
        except RulesetError:
            return None

    def changed(self, value: str, key: Any) -> tuple[str, str]:
        """The kind of a scalar, and another scalar of that kind."""
        if value in ("true", "false"):
            return "yes or no", "false" if value == "true" else "true"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return "date", (date.fromisoformat(value) + timedelta(1)).isoformat()
        if NUMBER.fullmatch(value) and key != "id":
            step = Decimal(1).scaleb(-len(value.partition(".")[2]))
            return "number", str(Decimal(value) + step)
        if re.fullmatch(r"[a-z0-9_]+", value) and key not in ("id", "en"):
            return "code", f"{value}_lain"
        return "text", f"{value} (baru)"


class TestRoundingIsHalfUp:
    """`half_up` sends ties away from zero: 0.005 → 0.01, −50.325 → −50.33."""

    @pytest.mark.parametrize(
        ("number", "places", "rounded"),
        [
            ("0.005", 2, "0.01"),
            ("-50.325", 2, "-50.33"),
            ("0.0049999999999999999999999999", 2, "0.00"),
            ("65.005", 2, "65.01"),
            ("65.0049", 2, "65.00"),
            ("-0.004", 2, "0.00"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("0.5", 0, "1"),
            ("-0.5", 0, "-1"),
            ("9.995", 2, "10.00"),
            ("7", 3, "7.000"),
        ],
    )
    def test_as_the_rule_says(self, number: str, places: int, rounded: str) -> None:
        assert str(round_half_up(Decimal(number), places)) == rounded
        assert str(round_half_up(Fraction(number), places)) == rounded

    @given(
        st.integers(-(10**12), 10**12), st.integers(1, 10**9), st.integers(min_value=0, max_value=6)
    )
    def test_as_whole_numbers_alone_would_round(self, above: int, below: int, places: int) -> None:
        whole, rest = divmod(abs(above) * 10**places, below)
        whole += 2 * rest >= below
        sign = "-" if above < 0 and whole else ""
        digits = str(whole).rjust(places + 1, "0")
        cut = len(digits) - places
        expected = sign + digits[:cut] + ("." + digits[cut:] if places else "")
        assert str(round_half_up(Fraction(above, below), places)) == expected

    @given(st.integers(-(10**9), 10**9), st.integers(0, 5))
    def test_a_tie_goes_away_from_zero(self, units: int, places: int) -> None:
        tie = Fraction(2 * units + 1, 2 * 10**places)
        rounded = Fraction(round_half_up(tie, places))
        assert abs(rounded) == abs(tie) + Fraction(1, 2 * 10**places)
        assert rounded * tie > 0

    @SOME
    @given(data=st.data())
    def test_before_a_published_index_is_classed_in_every_edition(
        self, data: st.DataObject, edition: Edition
    ) -> None:
        """Bands are printed to 2 places, so 65.005 is 65.01 and Sangat Inovatif."""
        index = data.draw(indices(edition.raw))
        rounded = naively_rounded(index, 2)
        expected = predikat_of(edition.raw, index, rounded, None)
        assert edition.rules.predikat(decimal_text(index)).code == expected
        assert edition.rules.predikat(decimal_text(rounded)).code == expected
        assert expected != "undetermined"

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_before_a_report_is_classed_unless_the_exact_index_is_asked_for(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        """The index is rounded to 2 places, then classed; `exact` classes it as it is."""
        rules = edition.rules
        laporan = laporan_of(data.draw(edition.sums), rules)
        rounded, exact = (
            score(laporan, rules, interpretations={"predikat_on": option}, answers=view)
            for option in ("rounded", "exact")
        )
        assert rounded.index == round_half_up(rounded.index_exact, 2)
        assert rounded.predikat == rules.predikat(rounded.index)
        lower_ends = {band.code: Fraction(band.from_) for band in rules.predikat_bands}
        assert lower_ends[exact.predikat.code] <= exact.index_exact
        assert lower_ends[rounded.predikat.code] <= Fraction(rounded.index)
        if exact.predikat != rounded.predikat:
            assert exact.index_exact < lower_ends[rounded.predikat.code]
            assert "predikat_on" in exact.arose

    @pytest.mark.parametrize(
        ("index", "code"),
        [
            ("65.005", "sangat_inovatif"),
            ("65.0049", "inovatif"),
            ("40.005", "inovatif"),
            ("0.005", "kurang_inovatif"),
            ("0.0049", "tidak_dapat_dinilai"),
            ("0", "tidak_dapat_dinilai"),
            ("100", "sangat_inovatif"),
        ],
    )
    def test_a_published_index_is_rounded_before_it_is_classed(
        self, index: str, code: str, rules_2026: Ruleset
    ) -> None:
        assert rules_2026.predikat(index).code == code

    @pytest.mark.parametrize("index", ["-0.001", "100.001", "x", 50.0, True, None])
    def test_what_is_no_index_has_no_class(self, index: Any, rules_2026: Ruleset) -> None:
        with pytest.raises(WrongValueError) as wrong:
            rules_2026.predikat(index)
        assert wrong.value.code in ("out-of-range", "not-a-number")


class TestNumbersAsText:
    """Decimals are exact and as short as can be; one without a finite form is given to ten places.

    `index_exact` is `p/q` in lowest terms, or `p`.
    """

    @given(st.integers(-(10**18), 10**18), st.integers(0, 12))
    def test_a_finite_decimal_is_exact_and_as_short_as_it_can_be(
        self, units: int, places: int
    ) -> None:
        number = Fraction(units, 10**places)
        text = shortest(number)
        assert NUMBER.fullmatch(text)
        assert Fraction(text) == number
        assert "." not in text or not text.endswith("0")
        assert text != "-0"

    @given(st.integers(-(10**15), 10**15), st.integers(1, 10**8))
    def test_an_endless_decimal_is_given_to_ten_places(self, above: int, below: int) -> None:
        number = Fraction(above, below)
        text = shortest(number)
        assert NUMBER.fullmatch(text)
        if Fraction(text) != number:
            assert len(text.partition(".")[2]) == 10
            assert abs(Fraction(text) - number) <= Fraction(1, 2 * 10**10)
            assert text == format(round_half_up(number, 10), "f")

    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (Decimal("80.00"), "80"),
            (Decimal("2.50"), "2.5"),
            (Decimal("1E+3"), "1000"),
            (Fraction(1, 3), "0.3333333333"),
            (Fraction(-2, 3), "-0.6666666667"),
            (Fraction(1, 10**7), "0.0000001"),
            (Fraction(1, 3 * 10**12), "0.0000000000"),
            (0, "0"),
        ],
        ids=str,
    )
    def test_as_a_reader_would_write_it(self, number: Any, text: str) -> None:
        assert shortest(number) == text

    @given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
    def test_a_ratio_stands_in_lowest_terms(self, above: int, below: int) -> None:
        number = Fraction(above, below)
        text = ratio_text(number)
        assert Fraction(text) == number
        assert text == (
            str(number.numerator)
            if number.denominator == 1
            else f"{number.numerator}/{number.denominator}"
        )

    def test_a_small_score_is_written_out(self, rules_2026: Ruleset) -> None:
        laporan = Laporan(pemda=PEMDA, tahun=2026, spd=Total(total="0.0000001"))
        assert score(laporan, rules_2026).to_dict()["spd"]["score"] == "0.0000001"


RICH: Plain = {
    "pemda": {"nama": "Kabupaten Contoh", "jenis": "kabupaten"},
    "tahun": "2026",
    "spd": {
        "1": "3",
        "3": {"previous": "1250", "current": "1490"},
        "5b": {"value": "5.91"},
        "8": {"level": "3", "verified": "true", "evidence": [{"file": "lhp.pdf"}]},
    },
    "inovasi": [
        {
            "nama": "SIAP ANTAR",
            "bentuk": "pelayanan_publik",
            "urusan": "kesehatan",
            "urusan_beririsan": ["sosial"],
            "koordinat": {"lat": "-2.2", "lon": "113.9"},
            "pkpn": {"klaster": "kesehatan"},
            "rancang_bangun": "Obat sampai di rumah",
            "sid": {"16": "2", "33": {"basis": "a", "value": "640"}},
        },
        {"nama": "E-Arsip", "bentuk": "tata_kelola", "kematangan": "76.5", "status": "ditolak"},
        {"nama": "E-Arsip", "bentuk": "tata_kelola", "tahapan": "inisiatif"},
    ],
}


def rich_result(rules: Ruleset) -> Result:
    return score(laporan_of(RICH, rules), rules)


class TestAResultIsImmutable:
    """Frozen types in, frozen types out."""

    def parts(self, result: Result) -> list[Any]:
        """One of each kind of part, and everything that it is made of."""
        seen: dict[type, Any] = {}
        waiting: list[Any] = [result, *result.notices, *result.inovasi, *result.spd_rows]
        while waiting:
            part = waiting.pop()
            if attrs.has(type(part)) and type(part).__module__ != "inovasi_index.files.yaml":
                seen.setdefault(type(part), part)
                waiting += [getattr(part, at.name) for at in attrs.fields(type(part))]
            elif isinstance(part, tuple):
                waiting += part
            elif isinstance(part, Mapping):
                waiting += part.values()
            if len(seen) > 60:
                break
        return list(seen.values())

    def test_no_field_of_a_result_or_of_any_of_its_parts_can_be_set(
        self, rules_2026: Ruleset
    ) -> None:
        parts = self.parts(rich_result(rules_2026))
        names = {type(part).__name__ for part in parts}
        assert names >= {
            *("Result", "Spd", "Kematangan", "JumlahInovasi", "InovasiResult", "RowResult"),
            *("Reading", "Notice", "Text", "Laporan", "Pemda", "Answer", "TataKelola"),
            *("PelayananPublik", "Ruleset", "Indicator", "Level", "Band", "Predikat"),
        }
        for part in parts:
            for at in attrs.fields(type(part)):
                with pytest.raises(FrozenInstanceError):
                    setattr(part, at.name, None)
                with pytest.raises(FrozenInstanceError):
                    delattr(part, at.name)

    def test_nothing_can_be_added_to_a_result(self, rules_2026: Ruleset) -> None:
        result = rich_result(rules_2026)
        for name in ("notices", "arose", "inovasi", "spd_rows", "note"):
            with pytest.raises(FrozenInstanceError):
                setattr(result, name, None)

    def test_what_a_result_holds_are_tuples_and_frozen_mappings(self, rules_2026: Ruleset) -> None:
        result = rich_result(rules_2026)
        held = [
            getattr(part, at.name) for part in self.parts(result) for at in attrs.fields(type(part))
        ]
        held += [result.notices, result.arose, result.inovasi, result.spd_rows]
        assert not [value for value in held if isinstance(value, list | dict | set)]
        assert isinstance(result.interpretations, FrozenMap)

    def test_the_answers_of_a_report_cannot_be_exchanged(self) -> None:
        answers = Answers({"16": 2})
        for name in ("cells", "measured"):
            with pytest.raises(AttributeError):
                setattr(answers, name, ())

    def test_what_to_dict_gives_is_a_copy(self, rules_2026: Ruleset) -> None:
        result = rich_result(rules_2026)
        plain = result.to_dict()
        plain["inovasi"].clear()
        plain["interpretations"].clear()
        plain["spd"]["indicators"][0]["level"] = 0
        plain["notices"][0]["text"]["id"] = ""
        assert result.to_dict() == rich_result(rules_2026).to_dict()


class TestEqualInputGivesEqualResults:
    """Scoring is a pure function."""

    @FEW
    @given(data=st.data(), view=VIEWS)
    def test_equal_and_of_equal_hash(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        report, choices = data.draw(edition.reports), data.draw(edition.choices)
        one, other = (
            score(laporan_of(report, rules), rules, interpretations=choices, answers=view)
            for rules in (edition.rules, pickle.loads(pickle.dumps(edition.rules)))
        )
        assert one == other
        assert hash(one) == hash(other)
        assert len({one, other}) == 1
        assert one.to_dict() == other.to_dict()

    def test_another_report_view_choice_or_edition_gives_another_result(
        self, rules_2026: Ruleset, rules_2025: Ruleset
    ) -> None:
        laporan = Laporan(pemda=PEMDA, tahun=2026, spd=Total(total=40))
        result = score(laporan, rules_2026)
        assert result == score(laporan, rules_2026, interpretations={"predikat_on": "rounded"})
        assert result != score(laporan, rules_2026, interpretations={"predikat_on": "exact"})
        assert result != score(laporan, rules_2026, answers="verified")
        assert result != score(laporan, rules_2025)
        assert result != score(attrs.evolve(laporan, spd=Total(total=41)), rules_2026)
        assert result != "result"

    def test_the_file_that_a_report_was_read_from_is_not_part_of_it(
        self, rules_2026: Ruleset
    ) -> None:
        one, other = (
            read_laporan(yaml_of(RICH), rules_2026, name=name) for name in ("a.yaml", "b.yaml")
        )
        assert one == other
        assert score(one, rules_2026) == score(other, rules_2026)

    @FEW
    @given(data=st.data(), unfold=st.booleans())
    def test_a_pickled_result_comes_back_whole(
        self, data: st.DataObject, unfold: bool, edition: Edition
    ) -> None:
        laporan = laporan_of(data.draw(edition.reports), edition.rules)
        choices, view = data.draw(edition.choices), data.draw(VIEWS)
        result = score(laporan, edition.rules, interpretations=choices, answers=view)
        if unfold:
            result.to_dict()
        again = pickle.loads(pickle.dumps(result))
        assert again == result
        assert hash(again) == hash(result)
        for at in attrs.fields(Result):
            assert getattr(again, at.name) == getattr(result, at.name)
        assert again.to_dict() == result.to_dict()
        assert again.source == result.source

    def test_equal_reports_give_equal_data_however_many_zeros_end_their_numbers(
        self, rules_2026: Ruleset
    ) -> None:
        one, other = (
            score(
                Laporan(
                    pemda=PEMDA,
                    spd={
                        "10a": Answer(previous="10.5" + zeros, current="9.4" + zeros),
                        "10b": Answer(value="13.1" + zeros),
                    },
                    inovasi=[TataKelola(nama="E-Arsip", kematangan="76.5" + zeros)],
                ),
                rules_2026,
            )
            for zeros in ("", "00")
        )
        assert one == other
        assert hash(one) == hash(other)
        assert {"band-overlap", "values-disagree"} <= {each.code for each in one.notices}
        assert one.to_dict() == other.to_dict()

    def test_a_copy_is_equal(self, rules_2026: Ruleset) -> None:
        result = rich_result(rules_2026)
        for again in (copy.copy(result), copy.deepcopy(result)):
            assert again == result
            assert again.to_dict() == result.to_dict()


class TestAResultAsData:
    """`Result.to_dict()` gives the object of the contract; what a sum hides is absent."""

    WHOLE = frozenset(
        {
            *("format", "edition", "revision", "ruleset_digest", "origin", "engine", "answers"),
            *("pemda", "index", "index_exact", "predikat", "total", "maximum", "spd", "kematangan"),
            *("jumlah_inovasi", "interpretations", "arose", "notices"),
        }
    )
    ROW = frozenset({"id", "level", "weight", "points", "answered"})

    @SOME
    @given(data=st.data(), view=VIEWS, named=st.booleans())
    def test_has_exactly_the_keys_of_the_contract(
        self,
        data: st.DataObject,
        view: Any,
        named: bool,
        edition: Edition,
    ) -> None:
        reports, choices, rules = edition.reports, edition.choices, edition.rules
        report = data.draw(reports)
        laporan = read_laporan(yaml_of(report), rules, name="laporan.yaml" if named else None)
        result = score(laporan, rules, interpretations=data.draw(choices), answers=view)
        plain = result.to_dict()
        assert json.loads(json.dumps(plain)) == plain

        hidden = isinstance(laporan.inovasi, Aggregate)
        extra = {"tahun"} | ({"source"} if named else set()) | (set() if hidden else {"inovasi"})
        assert plain.keys() == self.WHOLE | extra
        assert plain["pemda"] == report["pemda"]
        self.check_head(plain, rules, view)
        self.check_parts(plain, result)
        self.check_innovations(plain, result)
        for notice in plain["notices"]:
            assert notice.keys() == {"code", "at", "text"}
            assert notice["text"].keys() == {"id", "en"}
            assert notice["text"]["id"] != notice["text"]["en"]

    def check_head(self, plain: Plain, rules: Ruleset, view: str) -> None:
        assert plain["format"] == "inovasi-index/result@1"
        assert (plain["edition"], plain["revision"]) == (rules.edition, rules.revision)
        assert (plain["tahun"], plain["answers"]) == (rules.year, view)
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", plain["ruleset_digest"])
        assert re.fullmatch(r"(0|[1-9][0-9]*)\.[0-9]{2}", plain["index"])
        assert RATIO.fullmatch(plain["index_exact"])
        for number in (plain["total"], plain["maximum"]):
            assert NUMBER.fullmatch(number)
        assert set(plain["arose"]) <= plain["interpretations"].keys()

    def check_parts(self, plain: Plain, result: Result) -> None:
        spd, mean, count = (plain[key] for key in ("spd", "kematangan", "jumlah_inovasi"))
        for part in (spd, mean, count):
            assert NUMBER.fullmatch(part["score"])
            assert NUMBER.fullmatch(part["maximum"])
        if isinstance(result.laporan.spd, Total):
            assert spd.keys() == {"score", "maximum", "supplied"}
        elif result.ruleset.spd_rows:
            assert spd.keys() == {"score", "maximum", "indicators"}
            self.check_rows(spd["indicators"], [row.id for row in result.ruleset.spd_rows])
        else:
            assert spd.keys() == {"score", "maximum"}
        if isinstance(result.laporan.inovasi, Aggregate):
            assert mean.keys() == {"score", "maximum", "supplied", "innovations"}
            assert mean["innovations"] == result.laporan.inovasi.jumlah
        else:
            assert mean.keys() == {"score", "maximum", "sum", "divisor", "innovations"}
            assert NUMBER.fullmatch(mean["sum"])
        assert all(each.get("supplied", True) is True for each in (spd, mean))
        required = result.ruleset.formula.jumlah_inovasi.requires
        assert count.keys() == {
            *("score", "maximum", "counted", "gate", "urusan_pelayanan_dasar"),
            *(["urusan_required"] if required else []),
        }
        whole = (mean["innovations"], count["counted"], count["urusan_pelayanan_dasar"])
        assert {type(number) for number in whole} == {int}
        assert count["gate"] in ("open", "closed", "not_applied")

    def check_innovations(self, plain: Plain, result: Result) -> None:
        for each, inovasi in zip(plain.get("inovasi", []), result.laporan.innovations, strict=True):
            always = {"nama", "bentuk", "kematangan", "scored", "reasons"}
            supplied = inovasi.kematangan is not None
            assert each.keys() == always | {"supplied" if supplied else "indicators"}
            assert (each["nama"], each["bentuk"]) == (inovasi.nama, inovasi.bentuk)
            assert NUMBER.fullmatch(each["kematangan"])
            assert each["scored"] is not bool(each["reasons"])
            assert all(reason.keys() == {"code", "text"} for reason in each["reasons"])
            if not supplied:
                self.check_rows(each["indicators"], [row.id for row in result.ruleset.sid_rows])

    def check_rows(self, rows: list[Plain], ids: list[str]) -> None:
        assert [row["id"] for row in rows] == ids
        for row in rows:
            assert row.keys() in (self.ROW, self.ROW | {"basis"})
            assert type(row["level"]) is int
            assert type(row["answered"]) is bool
            assert Fraction(row["points"]) == Fraction(row["weight"]) * row["level"]

    def test_leaves_tahun_and_source_out_where_there_is_none(self, rules_2026: Ruleset) -> None:
        plain = score(Laporan(pemda=PEMDA), rules_2026).to_dict()
        assert plain.keys() == self.WHOLE | {"inovasi"}

    def test_gives_the_year_of_the_report_and_the_edition_it_was_scored_by(
        self, rules_2026: Ruleset
    ) -> None:
        plain = score(Laporan(pemda=PEMDA, tahun=2025), rules_2026).to_dict()
        assert (plain["tahun"], plain["edition"]) == (2025, "kemendagri/2026")
        assert "edition-differs" in {notice["code"] for notice in plain["notices"]}

    def test_gives_no_number_of_affairs_where_the_edition_has_none(
        self, rules_2026: Ruleset
    ) -> None:
        formula = rules_2026.formula
        parts = (*formula.parts[:2], attrs.evolve(formula.parts[2], requires=None))
        rules = attrs.evolve(rules_2026, formula=attrs.evolve(formula, parts=parts))
        count = score(Laporan(pemda=PEMDA), rules).to_dict()["jumlah_inovasi"]
        assert "urusan_required" not in count
        assert count["gate"] == "not_applied"

    def test_names_a_basis_only_where_one_was_named(self, rules_2026: Ruleset) -> None:
        sid = {"33": Answer(value=640, basis="a"), "30": 2}
        inovasi = PelayananPublik(nama="SIAP ANTAR", sid=sid)
        result = score(Laporan(pemda=PEMDA, tahun=2026, inovasi=[inovasi]), rules_2026)
        rows = {row["id"]: row for row in result.to_dict()["inovasi"][0]["indicators"]}
        assert (rows["33"]["basis"], rows["33"]["level"]) == ("a", 3)
        assert all("basis" not in row for row in rows.values() if row["id"] != "33")

    def test_a_rejected_innovation_keeps_the_points_of_its_rows(self, rules_2026: Ruleset) -> None:
        inovasi = TataKelola(nama="E-Arsip", status="ditolak", sid={"16": 2})
        result = score(Laporan(pemda=PEMDA, tahun=2026, inovasi=[inovasi]), rules_2026)
        (each,) = result.to_dict()["inovasi"]
        assert (each["kematangan"], each["scored"]) == ("0", True)
        assert each["indicators"][0] == {
            "id": "16",
            "level": 2,
            "weight": "3",
            "points": "6",
            "answered": True,
        }

    def test_an_innovation_that_is_not_scored_keeps_its_maturity_and_lists_its_reasons(
        self, rules_2026: Ruleset
    ) -> None:
        inovasi = TataKelola(
            nama="E-Arsip", tahapan="inisiatif", rancang_bangun="dua kata", sid={"16": 2}
        )
        result = score(Laporan(pemda=PEMDA, tahun=2026, inovasi=[inovasi]), rules_2026)
        (each,) = result.to_dict()["inovasi"]
        assert (each["kematangan"], each["scored"]) == ("6", False)
        assert [reason["code"] for reason in each["reasons"]] == ["tahapan", "rancang_bangun"]
        assert all(reason["text"].keys() == {"id", "en"} for reason in each["reasons"])


class TestSumsAndCodesAreThoseOfTheEdition:
    """A sum lies within its declared range, and a code is in the list of the edition."""

    @pytest.mark.parametrize("total", ["0", "63", "62.999999"])
    def test_a_total_within_0_and_63_is_taken(self, total: str, edition: Edition) -> None:
        result = score(Laporan(pemda=PEMDA, spd=Total(total=total)), edition.rules)
        assert result.spd.score == Fraction(total)

    @pytest.mark.parametrize("total", ["-0.000001", "-1", "63.000001", "64"])
    def test_another_total_is_refused(self, total: str, edition: Edition) -> None:
        laporan = Laporan(pemda=PEMDA, spd=Total(total=total))
        assert self.refused(laporan, edition.rules) == [("out-of-range", "spd.total")]

    @pytest.mark.parametrize("kematangan", ["-0.01", "111.01"])
    def test_a_maturity_outside_0_and_111_is_refused(
        self, kematangan: str, edition: Edition
    ) -> None:
        laporan = self.with_one(kematangan=kematangan)
        assert self.refused(laporan, edition.rules) == [("out-of-range", "inovasi[0].kematangan")]
        assert score(self.with_one(kematangan=111), edition.rules).kematangan.sum == 111

    def test_an_aggregate_beyond_111_or_6_affairs_is_refused(self, edition: Edition) -> None:
        fine = {"jumlah": 129, "rata_rata_kematangan": 111, "urusan_pelayanan_dasar": 6}
        for key, value in (("rata_rata_kematangan", "111.01"), ("urusan_pelayanan_dasar", 7)):
            laporan = Laporan(pemda=PEMDA, inovasi=Aggregate(**{**fine, key: value}))
            assert self.refused(laporan, edition.rules) == [("out-of-range", f"inovasi.{key}")]
        result = score(Laporan(pemda=PEMDA, inovasi=Aggregate(**fine)), edition.rules)
        assert result.kematangan.score == 111

    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"urusan": "Kesehatan"}, "urusan"),
            ({"urusan": "kesehatann"}, "urusan"),
            ({"urusan_beririsan": ["sosial", "olahraga"]}, "urusan_beririsan[1]"),
            ({"asta_cita": 9}, "asta_cita"),
            ({"pkpn": Pkpn(klaster="energi")}, "pkpn.klaster"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_a_code_that_is_not_in_the_list_is_refused(
        self, values: Plain, path: str, rules_2026: Ruleset
    ) -> None:
        refused = self.refused(self.with_one(**values), rules_2026)
        assert refused == [("unknown-code", f"inovasi[0].{path}")]

    def test_every_fault_is_told_at_once(self, rules_2026: Ruleset) -> None:
        laporan = attrs.evolve(
            self.with_one(urusan="x", asta_cita="x", sid={"16": 4, "61": 1}), spd=Total(total=64)
        )
        assert sorted(self.refused(laporan, rules_2026)) == [
            ("out-of-range", "spd.total"),
            ("unknown-code", "inovasi[0].asta_cita"),
            ("unknown-code", "inovasi[0].urusan"),
            ("unknown-indicator", "inovasi[0].sid.61"),
            ("unknown-level", "inovasi[0].sid.16.level"),
        ]

    def with_one(self, **values: Any) -> Laporan:
        return Laporan(pemda=PEMDA, tahun=2026, inovasi=[TataKelola(nama="E-Arsip", **values)])

    def refused(self, laporan: Laporan, rules: Ruleset) -> list[tuple[str, str]]:
        with pytest.raises(LaporanError) as refused:
            score(laporan, rules)
        return [(problem.code, problem.path) for problem in refused.value.problems]


class TestInterpretations:
    """A name is in `arose` when some fact of the report meets the question it asks.

    Where none of a set of interpretations arose, no choice among them changes anything.
    """

    ALWAYS = frozenset(
        {
            *("mandatory_missing", "counted_innovations", "divisor_innovations"),
            *("predikat_on", "above_top_band"),
        }
    )
    BESIDES: Mapping[int, frozenset[str]] = {
        2023: frozenset({"gate_urusan", "gate_effect"}),
        2024: frozenset(),
        2025: frozenset({"gate_urusan", "gate_effect"}),
        2026: frozenset({"gate_urusan", "band_overlap", "ineligible"}),
    }
    OPTIONS: Mapping[str, tuple[str, str]] = {
        "mandatory_missing": ("zero_row", "void_innovation"),
        "counted_innovations": ("sent", "accepted"),
        "divisor_innovations": ("sent", "accepted"),
        "predikat_on": ("rounded", "exact"),
        "above_top_band": ("top_level", "no_level"),
        "band_overlap": ("ends_first", "highest_level"),
        "ineligible": ("excluded", "included"),
        "gate_urusan": ("main", "main_and_beririsan"),
        "gate_effect": ("zero_count", "none"),
    }

    def names(self, edition: Edition) -> frozenset[str]:
        return self.ALWAYS | self.BESIDES[min(edition.year, 2026)]

    def default(self, name: str, edition: Edition) -> str:
        """The first option, but the effect of the gate of 2023, which is not stated."""
        return "none" if (name, edition.year) == ("gate_effect", 2023) else self.OPTIONS[name][0]

    @settings(max_examples=HUNDRED)
    @given(data=st.data(), view=VIEWS)
    def test_that_did_not_arise_change_nothing(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        reports, choices, rules = edition.reports, edition.choices, edition.rules
        laporan = laporan_of(data.draw(reports), rules)
        chosen = data.draw(choices)
        one = score(laporan, rules, interpretations=chosen, answers=view)
        others = {
            name: option for name, option in data.draw(choices).items() if name not in one.arose
        }
        other = score(laporan, rules, interpretations={**chosen, **others}, answers=view)
        assert self.apart_from_choices(other, others) == self.apart_from_choices(one, others)

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_that_did_not_arise_change_nothing_even_if_all_are_turned_at_once(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        reports, rules = edition.reports, edition.rules
        laporan = laporan_of(data.draw(reports), rules)
        one = score(laporan, rules, answers=view)
        others = {
            each.name: next(option for option in each.options if option != each.default)
            for each in rules.interpretations
            if each.name not in one.arose
        }
        other = score(laporan, rules, interpretations=others, answers=view)
        assert self.apart_from_choices(other, others) == self.apart_from_choices(one, others)

    def apart_from_choices(self, result: Result, turned: Mapping[str, str]) -> Plain:
        plain = result.to_dict()
        del plain["interpretations"]
        if "gate_effect" in turned:
            del plain["jumlah_inovasi"]["gate"]
        return plain

    def test_have_only_the_documented_names_options_and_defaults(self, edition: Edition) -> None:
        assert {each.name for each in edition.rules.interpretations} == self.names(edition)
        for each in edition.rules.interpretations:
            assert each.options == self.OPTIONS[each.name]
            assert each.default == self.default(each.name, edition)

    @FEW
    @given(data=st.data())
    def test_in_force_are_the_ones_chosen_and_the_defaults_for_the_rest(
        self, data: st.DataObject, edition: Edition
    ) -> None:
        chosen = data.draw(edition.choices)
        result = score(Laporan(pemda=PEMDA), edition.rules, interpretations=chosen)
        defaults = {name: self.default(name, edition) for name in self.names(edition)}
        assert result.interpretations == {**defaults, **chosen}
        assert set(result.arose) <= self.names(edition)

    def test_that_another_edition_has_are_refused(self, edition: Edition) -> None:
        for name in self.OPTIONS.keys() - self.names(edition):
            choices = {name: self.OPTIONS[name][0]}
            with pytest.raises(WrongValueError) as wrong:
                score(Laporan(pemda=PEMDA), edition.rules, interpretations=choices)
            assert wrong.value.code == "unknown-interpretation"

    @pytest.mark.parametrize(
        ("choices", "code"),
        [
            ({"band_overlaps": "ends_first"}, "unknown-interpretation"),
            ({"gate_effect": "none"}, "unknown-interpretation"),
            ({"": ""}, "unknown-interpretation"),
            ({"band_overlap": "lowest_level"}, "unknown-option"),
            ({"band_overlap": "Ends_first"}, "unknown-option"),
            ({"band_overlap": None}, "unknown-option"),
            ({"ineligible": "sent"}, "unknown-option"),
        ],
        ids=str,
    )
    def test_of_an_unknown_name_or_option_are_refused(
        self, choices: Any, code: str, rules_2026: Ruleset
    ) -> None:
        with pytest.raises(WrongValueError) as wrong:
            score(Laporan(pemda=PEMDA), rules_2026, interpretations=choices)
        assert wrong.value.code == code
        assert next(iter(choices)) in wrong.value.message.id
        assert next(iter(choices)) in wrong.value.message.en

    @pytest.mark.parametrize("view", ["", "Claimed", "all", None, True])
    def test_a_view_of_the_answers_that_does_not_exist_is_refused(
        self, view: Any, rules_2026: Ruleset
    ) -> None:
        with pytest.raises(WrongValueError) as wrong:
            score(Laporan(pemda=PEMDA), rules_2026, answers=view)
        assert (wrong.value.code, wrong.value.keys) == ("unknown-option", ("answers",))


class TestVerifiedAnswers:
    """`verified` scores only answers marked `verified: true`; `claimed` scores all."""

    @SOME
    @given(data=st.data())
    def test_never_score_higher_than_claimed_ones(
        self, data: st.DataObject, edition: Edition
    ) -> None:
        reports, choices, rules = edition.reports, edition.choices, edition.rules
        laporan, chosen = laporan_of(data.draw(reports), rules), data.draw(choices)
        claimed, verified = (
            score(laporan, rules, interpretations=chosen, answers=view)
            for view in ("claimed", "verified")
        )
        assert verified.index_exact <= claimed.index_exact
        assert verified.index <= claimed.index
        assert verified.jumlah_inovasi == claimed.jumlah_inovasi

    @SOME
    @given(data=st.data())
    def test_score_as_if_the_others_were_not_there(
        self, data: st.DataObject, edition: Edition
    ) -> None:
        rules = edition.rules
        laporan = laporan_of(data.draw(edition.reports), rules)
        kept = attrs.evolve(
            laporan,
            spd=self.only_verified(laporan.spd),
            inovasi=laporan.inovasi
            if laporan.inovasi is None or isinstance(laporan.inovasi, Aggregate)
            else [attrs.evolve(each, sid=self.only_verified(each.sid)) for each in laporan],
        )
        verified = score(laporan, rules, answers="verified")
        claimed = score(kept, rules, answers="claimed")
        assert verified.index_exact == claimed.index_exact
        assert verified.arose == claimed.arose
        assert [row.points for row in all_rows(verified)] == [
            row.points for row in all_rows(claimed)
        ]

    def only_verified(self, answers: Any) -> Any:
        if answers is None or isinstance(answers, Total):
            return answers
        return {row: answer for row, answer in answers.items() if answer.verified}

    def test_a_supplied_sum_is_used_under_both_and_named_in_a_notice(
        self, rules_2026: Ruleset
    ) -> None:
        laporan = Laporan(
            pemda=PEMDA,
            tahun=2026,
            spd=Total(total=40),
            inovasi=[TataKelola(nama="E-Arsip", urusan="kearsipan", kematangan=76)],
        )
        claimed = score(laporan, rules_2026)
        verified = score(laporan, rules_2026, answers="verified")
        assert claimed.index == verified.index
        named = [each.at for each in verified.notices if each.code == "supplied-not-verified"]
        assert named == ["spd.total", "inovasi[0].kematangan"]
        assert "supplied-not-verified" not in {each.code for each in claimed.notices}


class TestFromAMeasurementToALevel:
    """The measured number is rounded half up to the places of the table, then looked up."""

    @pytest.mark.parametrize(
        ("row", "answer", "level"),
        [
            ("3", {"previous": 1250, "current": 1490}, 3),
            ("3", {"previous": 1250, "current": 1250}, 2),
            ("4", {"previous": 100, "current": "102.0449"}, 1),
            ("4", {"previous": 100, "current": "102.045"}, 2),
            ("5a", {"previous": "5.1", "current": "4.9"}, 2),
            ("5a", {"previous": "4.9", "current": "5.1"}, 1),
            ("5a", {"value": "0.3649"}, 3),
            ("5a", {"value": "0.3549"}, 2),
            ("10a", {"previous": 10, "current": "8.845"}, 3),
            ("11a", {"previous": "70", "current": "70.95"}, 3),
            ("11a", {"previous": "70.95", "current": "70"}, 1),
            ("11b", {"value": "69.9949"}, 1),
            ("11b", {"value": "69.995"}, 2),
            ("2b", {"value": 1}, 0),
            ("2b", {"value": 4}, 3),
            ("13a", {"value": 7}, 2),
            ("13a", {"value": 8}, 3),
        ],
        ids=str,
    )
    def test_of_the_region(self, row: str, answer: Plain, level: int, rules_2026: Ruleset) -> None:
        laporan = Laporan(pemda=PEMDA, spd={row: Answer(**answer)})
        assert self.level(score(laporan, rules_2026).spd_rows, row) == level

    @pytest.mark.parametrize(
        ("row", "answer", "level"),
        [
            ("22", {"value": 1}, 0),
            ("22", {"value": 3}, 1),
            ("24", {"value": 1}, 0),
            ("28", {"value": 1}, 3),
            ("28", {"value": 6}, 1),
            ("29", {"value": "50.49"}, 1),
            ("29", {"value": "50.5"}, 2),
            ("29", {"value": "90.5"}, 3),
            ("32", {"value": 4}, 3),
            ("33", {"basis": "b", "value": 4}, 0),
            ("33", {"basis": "b", "value": "4.995"}, 1),
            ("33", {"basis": "b", "value": "50.004"}, 2),
            ("33", {"basis": "b", "value": "50.005"}, 3),
            ("33", {"basis": "c", "value": "-5"}, 0),
            ("33", {"basis": "c", "value": "0.005"}, 1),
            ("33", {"basis": "d", "value": "-0.01"}, 0),
            ("33", {"basis": "d", "value": "19.995"}, 3),
            ("33", {"basis": "e", "value": 200}, 2),
            ("35", {"value": 0}, 0),
        ],
        ids=str,
    )
    def test_of_an_innovation(
        self, row: str, answer: Plain, level: int, rules_2026: Ruleset
    ) -> None:
        inovasi = TataKelola(nama="E-Arsip", sid={row: Answer(**answer)})
        result = score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules_2026)
        assert self.level(result.inovasi[0].rows, row) == level

    @pytest.mark.parametrize(
        ("row", "value", "ends_first", "highest_level"),
        [
            ("5b", "5.91", 1, 2),
            ("5b", "5.92", 1, 2),
            ("5b", "5.93", 1, 1),
            ("5b", "2.34", 3, 3),
            ("5b", "2.36", 2, 2),
            ("3", "-50.325", 1, 2),
            ("4", "5.23", 3, 3),
            ("10b", "13.10", 1, 2),
            ("11a", "0.90", 3, 3),
        ],
    )
    def test_in_more_than_one_band(
        self, row: str, value: str, ends_first: int, highest_level: int, rules_2026: Ruleset
    ) -> None:
        """Level 3 if it is one of them, else level 1 if it is one of them, else level 2."""
        laporan = Laporan(pemda=PEMDA, spd={row: Answer(value=value)})
        for option, level in (("ends_first", ends_first), ("highest_level", highest_level)):
            result = score(laporan, rules_2026, interpretations={"band_overlap": option})
            assert self.level(result.spd_rows, row) == level

    @pytest.mark.parametrize(("value", "level"), [("1.5", 3), ("2.5", 3), ("3.5", 1), ("5", 2)])
    def test_in_bands_that_overlap_as_none_of_2026_do(
        self, value: str, level: int, rules_2026: Ruleset
    ) -> None:
        ends = ({"from_": 2, "to": 4}, {"from_": 2, "to": 9}, {"to": 3})
        rows = []
        for row in rules_2026.indicators:
            if row.id == "5b":
                levels = [
                    attrs.evolve(each, band=Band(**band))
                    for each, band in zip(row.levels, ends, strict=True)
                ]
                row = attrs.evolve(row, levels=levels)  # noqa: PLW2901
            rows.append(row)
        rules = attrs.evolve(rules_2026, indicators=rows)
        result = score(Laporan(pemda=PEMDA, spd={"5b": Answer(value=value)}), rules)
        assert self.level(result.spd_rows, "5b") == level

    @pytest.mark.parametrize(
        ("row", "basis", "value"), [("31", None, 4), ("33", "f", 4), ("33", "c", "30.005")]
    )
    def test_above_the_top_the_table_forgot(
        self, row: str, basis: str | None, value: Any, rules_2026: Ruleset
    ) -> None:
        """The open tops the table forgot: `top_level` (default) or `no_level`."""
        answer = Answer(basis=basis, value=value)
        laporan = Laporan(pemda=PEMDA, inovasi=[TataKelola(nama="E-Arsip", sid={row: answer})])
        for option, level in (("top_level", 3), ("no_level", 0)):
            result = score(laporan, rules_2026, interpretations={"above_top_band": option})
            assert self.level(result.inovasi[0].rows, row) == level
            assert "above_top_band" in result.arose

    def level(self, rows: tuple[RowResult, ...], row_id: str) -> int:
        (level,) = (row.level for row in rows if row.id == row_id)
        return level


class TestWhatIsOutOfRangeIsRefused:
    """Out of range, as given and before any rounding, is refused with `out-of-range`."""

    BASED: Mapping[str, tuple[str, str]] = {
        **{f"33{basis}": ("33", basis) for basis in "abcdef"},
        **{f"30{basis}": ("30", basis) for basis in ("digital", "nondigital")},
    }

    @pytest.mark.parametrize(
        ("row", "inside", "outside"),
        [
            *((row, ("0", "100"), ("-0.001", "100.001")) for row in ("5b", "10b", "11b", "29")),
            ("33b", ("0", "100"), ("-0.001", "100.001")),
            ("33c", ("-100", "100"), ("100.001",)),
            ("33d", ("-1000", "1000"), ()),
            *((row, ("-100", "100000"), ("-100.001",)) for row in ("3", "4", "6", "7")),
            *((row, ("-100", "100"), ("-100.001", "100.001")) for row in ("5a", "10a", "11a")),
            ("2a", ("0", "3"), ("-1", "4")),
            ("2b", ("0", "5"), ("-1", "6")),
            ("27", ("0", "4"), ("-1", "5")),
            ("35", ("0", "5"), ("-1", "6")),
            *((row, ("1", "1000"), ("0", "-1")) for row in ("28", "32")),
            *((row, ("0", "1000"), ("-1",)) for row in ("13a", "17", "20", "22", "24", "31")),
            *((row, ("0", "1000"), ("-1",)) for row in ("33a", "33e", "33f")),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_by_its_value(
        self, row: str, inside: tuple[str, ...], outside: tuple[str, ...], rules_2026: Ruleset
    ) -> None:
        for value in inside:
            self.scored(row, {"value": value}, rules_2026)
        for value in outside:
            assert self.refused(row, {"value": value}, rules_2026) == ("out-of-range", "value")

    @pytest.mark.parametrize("row", ["3", "4", "5a", "6", "7", "10a", "11a"])
    def test_by_its_readings(self, row: str, rules_2026: Ruleset) -> None:
        below = {"previous": "-0.01", "current": "1"}
        assert self.refused(row, below, rules_2026) == ("out-of-range", "previous")
        below = {"previous": "1", "current": "-0.01"}
        assert self.refused(row, below, rules_2026) == ("out-of-range", "current")
        above = {"previous": "1", "current": "100.01"}
        if row in ("5a", "10a", "11a"):
            assert self.refused(row, above, rules_2026) == ("out-of-range", "current")
        else:
            self.scored(row, above, rules_2026)

    @pytest.mark.parametrize("row", ["3", "4", "6", "7"])
    def test_a_growth_from_zero_has_no_answer(self, row: str, rules_2026: Ruleset) -> None:
        readings = {"previous": "0", "current": "5"}
        assert self.refused(row, readings, rules_2026) == ("growth-from-zero", "previous")

    @pytest.mark.parametrize("row", ["5a", "10a", "11a"])
    def test_a_change_from_zero_has_one(self, row: str, rules_2026: Ruleset) -> None:
        self.scored(row, {"previous": "0", "current": "5"}, rules_2026)

    @pytest.mark.parametrize("row", ["2a", "17", "28", "33a", "35"])
    def test_a_count_is_a_whole_number(self, row: str, rules_2026: Ruleset) -> None:
        refused = self.refused(row, {"value": "1.5"}, rules_2026)
        assert refused == ("not-a-whole-number", "value")
        self.scored(row, {"value": "2"}, rules_2026)

    @pytest.mark.parametrize("row", ["2a", "5b", "13a", "17", "29", "33a", "33d"])
    def test_a_row_of_one_value_takes_no_readings(self, row: str, rules_2026: Ruleset) -> None:
        readings = {"previous": "1", "current": "2"}
        assert self.refused(row, readings, rules_2026) == ("no-readings", "previous")

    @pytest.mark.parametrize("row", ["1", "8", "16", "30digital"])
    def test_a_choice_row_takes_a_level_only(self, row: str, rules_2026: Ruleset) -> None:
        assert self.refused(row, {"value": "2"}, rules_2026) == ("level-only", "value")
        readings = {"previous": "1", "current": "2"}
        assert self.refused(row, readings, rules_2026) == ("level-only", "previous")
        self.scored(row, {"level": 2}, rules_2026)

    @pytest.mark.parametrize("row", ["1", "3", "17", "30digital", "33a"])
    def test_a_level_is_0_to_3(self, row: str, rules_2026: Ruleset) -> None:
        for level in range(4):
            self.scored(row, {"level": level}, rules_2026)
        assert self.refused(row, {"level": 4}, rules_2026) == ("unknown-level", "level")

    @pytest.mark.parametrize(
        ("row", "answer", "code", "key"),
        [
            ("33", {"value": 5}, "basis-missing", ""),
            ("33", {"level": 1, "basis": "g"}, "unknown-basis", "basis"),
            ("17", {"level": 1, "basis": "a"}, "unknown-basis", "basis"),
            ("30", {"level": 1, "basis": "nondigital"}, "wrong-basis", "basis"),
        ],
    )
    def test_a_basis_is_named_where_there_is_one(
        self, row: str, answer: Plain, code: str, key: str, rules_2026: Ruleset
    ) -> None:
        assert self.refused(row, answer, rules_2026) == (code, key)

    @pytest.mark.parametrize("row", ["5", "36", "61", "16 ", "8"])
    def test_a_row_that_an_innovation_does_not_have_is_not_answered(
        self, row: str, rules_2026: Ruleset
    ) -> None:
        inovasi = TataKelola(nama="E-Arsip", sid={row: 1})
        laporan = Laporan(pemda=PEMDA, inovasi=[inovasi])
        with pytest.raises(LaporanError):
            score(laporan, rules_2026)

    def scored(self, row: str, answer: Plain, rules: Ruleset) -> Result:
        row_id, basis = self.BASED.get(row, (row, None))
        given = Answer(**{"basis": basis, **answer})
        if rules.rows[row_id].aspect == "SPD":
            return score(Laporan(pemda=PEMDA, spd={row_id: given}), rules)
        inovasi = TataKelola(nama="E-Arsip", jenis="digital", sid={row_id: given})
        return score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules)

    def refused(self, row: str, answer: Plain, rules: Ruleset) -> tuple[str, str]:
        """The code of the one problem, and the key of the answer that it is about."""
        row_id, _ = self.BASED.get(row, (row, None))
        with pytest.raises(LaporanError) as refused:
            self.scored(row, answer, rules)
        (problem,) = refused.value.problems
        head, _, key = problem.path.rpartition(row_id)
        assert head in ("spd.", "inovasi[0].sid.")
        assert problem.message.id != problem.message.en
        return problem.code, key.removeprefix(".")


def test_the_classes_follow_each_other_without_a_gap(edition: Edition) -> None:
    """Bands are printed to 2 places, and every index to 2 places has exactly one class."""
    bands = sorted(edition.rules.predikat_bands, key=lambda each: each.from_ or 0)
    assert (bands[0].from_, bands[-1].to) == (0, 100)
    for lower, upper in pairwise(bands):
        assert upper.from_ - lower.to == Decimal("0.01")
    for hundredths in range(0, 10001, 7):
        index = Decimal(hundredths).scaleb(-2)
        assert sum(band.from_ <= index <= band.to for band in bands) == 1
        assert edition.rules.predikat(index).code != "undetermined"


def test_a_text_of_a_notice_is_never_the_same_in_both_languages(rules_2026: Ruleset) -> None:
    """A notice can be read by every reader."""
    for notice in rich_result(rules_2026).notices:
        assert isinstance(notice.text, Text)
        assert notice.text.id != notice.text.en
