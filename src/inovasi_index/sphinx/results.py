"""A result explained: what a report of the site's own scores, unfolded."""

from inovasi_index.explanation import sheet_blocks, summary_blocks
from inovasi_index.files.reading import read_laporan
from inovasi_index.scoring import score
from inovasi_index.sphinx.sheets import EDITION, SUMMARY, Sheet


def result(sheet: Sheet) -> None:
    """The sheet of a report: whole, of one innovation, or of one indicator."""
    report = sheet.site.folder / sheet.argument
    if EDITION in sheet.options:
        rules = sheet.site.rules(sheet.options[EDITION])
        laporan = read_laporan(report, rules, name=sheet.argument)
    else:
        laporan = read_laporan(report, name=sheet.argument)  # which names an edition or a year
        rules = sheet.site.catalog.get(str(laporan.edition or laporan.tahun))
    outcome = score(laporan, rules)
    number = sheet.options.get("inovasi")
    inovasi = None if number is None else number - 1
    indicator = sheet.options.get("indicator")
    if SUMMARY in sheet.options:
        sheet.blocks(summary_blocks(outcome, sheet.lang))
    else:
        sheet.blocks(sheet_blocks(outcome, sheet.lang, inovasi, indicator))
