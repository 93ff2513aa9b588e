Documentation.addTranslations({
    "locale": "id",
    "messages": {
        ", in ": ", di ",
        "Hide Search Matches": "Sembunyikan sorotan pencarian",
        "Preparing search...": "Menyiapkan pencarian...",
        "Search": "Cari",
        "Search Results": "Hasil pencarian",
        "Search finished, found one page matching the search query.": [
            "Pencarian selesai, halaman yang cocok: ${resultCount}."
        ],
        "Searching": "Mencari",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Tidak ada halaman yang cocok. Periksalah ejaan setiap kata."
    },
    "plural_expr": "0"
});
