"""The translation catalogues, without GNU gettext: `python scripts/catalogues.py update|compile|check`.

`update` and `check` take packages (`editions`, `rules/allocation`) to look at those alone.

    update   takes new sentences into the Arabic and French catalogues and drops vanished ones
    compile  writes the .mo files that are out of date
    check    names every translation that is missing, fuzzy, empty or inconsistent; exit status 1 if any is

A sentence belongs to the nearest `locale` folder above its file, or to its room's where there is none yet.
Catalogues carry no dates and no line numbers, and stand in the order of their msgids: a change of one
sentence is a change of a few lines.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po
from catalogue_checks import PLURAL_COUNT, conflicts, problems_of, shown
from sentences import NotLiteralError, Sentence, sentences_of, source_files

from fursa.core.catalogues import LANGUAGES, catalogue_folders, catalogue_path, compile_catalogues

ROOT = Path(__file__).resolve().parents[1] / "src" / "fursa"

# As Django's own catalogues have them: two catalogues with different rules would not be merged.
PLURAL_FORMS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 && n%100<=99 ? 4 : 5;",
    "fr": "nplurals=2; plural=(n > 1);",
}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""

Gathered = dict[Path, set[Sentence]]


def gather(root: Path, packages: list[str]) -> tuple[Gathered, list[str]]:
    """The sentences under `root` by the `locale` folder that owns them, and what could not be read.

    With `packages` (paths below `root`), only theirs.
    """
    wanted = [root / package for package in packages] or [root]

    def is_wanted(path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in wanted)

    gathered: Gathered = {folder: set() for folder in filter(is_wanted, catalogue_folders(root))}
    problems: list[str] = []
    for path in filter(is_wanted, source_files(root)):
        try:
            found = sentences_of(path)
        except (NotLiteralError, SyntaxError) as error:
            problems.append(f"{path.relative_to(root)}: {error}")
            continue
        if found:
            gathered.setdefault(owner_of(path, root), set()).update(found)
    return gathered, problems


def owner_of(path: Path, root: Path) -> Path:
    """The `locale` folder that a file's sentences belong to."""
    for folder in path.parents:
        if (folder / "locale").is_dir():
            return folder / "locale"
        if folder == root:
            break
    relative = path.relative_to(root)
    return root / relative.parts[0] / "locale" if len(relative.parts) > 1 else root / "locale"


def read_catalogue(path: Path, language: str) -> Catalog:
    """A catalogue from its file; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def render(language: str, sentences: Iterable[Sentence], old: Catalog) -> bytes:
    """The catalogue of `sentences` as it is written, with the translations and comments of `old`."""
    out = Catalog(locale=language)
    forms = PLURAL_COUNT[language]
    for sentence in merged(sentences):
        known = old.get(sentence.msgid, sentence.context or None)
        given = (known.string if known else "") or ""
        string: str | tuple[str, ...]
        if sentence.plural:
            string = ((given,) if isinstance(given, str) else tuple(given))[:forms]
            string += ("",) * (forms - len(string))
        else:
            string = given if isinstance(given, str) else given[-1]
        out.add(
            (sentence.msgid, sentence.plural) if sentence.plural else sentence.msgid,
            string,
            context=sentence.context or None,
            flags=("fuzzy",) if known and known.fuzzy else (),
            user_comments=known.user_comments if known else (),
        )
    for message in out:
        message.flags.discard("python-format")  # guessed from any percent sign; `check` looks properly
    body = io.BytesIO()
    write_po(body, out, width=0, omit_header=True, no_location=True)
    header = HEADER.format(language=language, plural_forms=PLURAL_FORMS[language])
    return (header + "\n" + body.getvalue().decode().rstrip("\n") + "\n").encode()


def merged(sentences: Iterable[Sentence]) -> list[Sentence]:
    """One entry a msgid and context, in order: gettext and ngettext share the entry that has the plural."""
    by_key: dict[tuple[str, str], Sentence] = {}
    for sentence in sorted(sentences):  # the one without a plural comes first
        by_key[sentence.msgid, sentence.context] = sentence
    return list(by_key.values())


def update(root: Path, packages: list[str]) -> int:
    """Bring the catalogues in line with the sources; exit status."""
    gathered, problems = gather(root, packages)
    for folder, sentences in gathered.items():
        for language in LANGUAGES:
            path = catalogue_path(folder, language)
            try:
                text = render(language, sentences, read_catalogue(path, language))
            except PoFileError as error:  # left as it is: somebody's translations are in there
                problems.append(f"{path.relative_to(root)}: {error}")
                continue
            if not path.exists() or path.read_bytes() != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text)
                print(f"updated {path.relative_to(root)}")
    return report(problems)


def check(root: Path, packages: list[str]) -> int:
    """Say everything that keeps the catalogues from being complete; exit status."""
    gathered, problems = gather(root, packages)
    translations: dict[tuple[str, str, str], dict[str, Path]] = defaultdict(dict)
    for folder, sentences in gathered.items():
        for language in LANGUAGES:
            path = catalogue_path(folder, language)
            name = str(path.relative_to(root))
            if path.exists() and PLURAL_FORMS[language] not in path.read_text("utf-8").replace('"\n"', ""):
                problems.append(f"{name}: the header must say Plural-Forms: {PLURAL_FORMS[language]}")
            try:
                entries = entries_of(read_catalogue(path, language))
            except PoFileError as error:
                problems.append(f"{name}: {error}")
                continue
            for (msgid, context), message in entries.items():
                translations[language, msgid, context][str(message.string)] = path
            problems += [f"{name}: {problem}" for problem in compare(entries, sentences, language)]
    return report(sorted(problems + conflicts(translations, root)))


def entries_of(catalogue: Catalog) -> dict[tuple[str, str], Message]:
    """The entries of a catalogue by msgid and context, without the header."""
    by_key = {
        (message.id if isinstance(message.id, str) else message.id[0], message.context or ""): message
        for message in catalogue
    }
    by_key.pop(("", ""), None)
    return by_key


def compare(
    entries: dict[tuple[str, str], Message], sentences: Iterable[Sentence], language: str
) -> Iterator[str]:
    """What is wrong between a catalogue's entries and the sentences in the sources."""
    wanted = {(sentence.msgid, sentence.context): sentence for sentence in merged(sentences)}
    for key in wanted.keys() | entries.keys():
        if key not in entries:
            yield f"missing: {shown(*key)}"
        elif key not in wanted:
            yield f"no longer used: {shown(*key)}"
        else:
            for problem in problems_of(entries[key], wanted[key], language):
                yield f"{shown(*key)}: {problem}"


def report(problems: list[str]) -> int:
    """Print each problem on a line; exit status 1 if there is one."""
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def main(arguments: list[str] | None = None) -> int:
    """The command line; `--root` is for the tests."""
    parser = argparse.ArgumentParser(description="Translation catalogues: update, compile, check.")
    parser.add_argument("command", choices=("update", "compile", "check"))
    parser.add_argument("packages", nargs="*", help="only these, as paths below the root")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of the package (src/fursa)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "compile":
        written = compile_catalogues(root)
        print(f"{len(written)} catalogues compiled")
        return 0
    work = update if options.command == "update" else check
    return work(root, options.packages)


if __name__ == "__main__":
    sys.exit(main())
