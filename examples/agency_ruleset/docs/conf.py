project = "Inovasi Kota Contoh"
language = "id"
extensions = ["inovasi_index.sphinx"]
inovasi_rulesets = ["../rulesets"]
inovasi_editions = ["kota-contoh/*"]
