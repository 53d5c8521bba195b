"""The edition folder as a format: reading, checking, writing; no Django, no database.

`reader.read_folder` reads and checks, `corrections.write_corrections` and `template.write_template` write;
`rows` and `edition` say what comes out, `sheets` and `toml` what goes in. In prose: docs/edition-folder.md.
"""
