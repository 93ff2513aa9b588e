"""The words in which the analyses are asked, light enough for every command line to begin with."""

from collections.abc import Mapping
from typing import Literal

By = Literal["indicator", "inovasi"]
"""What the steps of a bridge can be told by."""
Among = Literal["all", "jenis", "provinsi", "regional", "perbatasan"]
"""Among whom regions are ranked."""
TIES = ("spd", "kematangan", "jumlah_inovasi")
"""The parts of the total, which may decide between equal indices."""
SINGLE = ("level", "verify", "add", "withdraw", "reject")
"""The costs that are one number."""
BY_KEY: Mapping[str, str] = {"level": "levels", "indicator": "indicators", "inovasi": "inovasi"}
"""The costs that are a number for each level, row or innovation, by what one of them is of."""
