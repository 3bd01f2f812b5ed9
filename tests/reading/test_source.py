"""YAML text to plain data: what is read, what is refused, and where."""

import codecs
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.reading import source
from spinecheck.reading.file import File
from spinecheck.reading.gathering import questionnaires_folder
from spinecheck.reading.loading import load
from spinecheck.reading.problems import CannotLoad, NotThere, Place, Unreadable, and_more
from spinecheck.reading.rules.text import too_many
from spinecheck.reading.source import MAX_BYTES, parse, read_text
from tests import samples
from tests.reading.told import told_of_text


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both loaders: where libyaml is missing, PyYAML's own is used."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(source, "_LOADER", getattr(yaml, request.param))
    return str(request.param)


def data(text: str) -> Any:
    file = parse("sample.yaml", text)
    assert not file.findings
    return file.data


def read_bytes(raw: bytes) -> File:
    """Bytes in a file, read from there."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.yaml"
        path.write_bytes(raw)
        return parse("sample.yaml", read_text(path, "sample.yaml"))


def refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(raw)
    return str(caught.value)


# -- all is text


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "written",
    ["yes", "no", "on", "true", "null", "~", "1.10", "010", "0x1F", "1e3", "1_000", "2026-01-02"],
)
def test_a_value_stays_the_text_that_it_looks_like(written: str) -> None:
    assert data(f"key: {written}\n") == {"key": written}


@pytest.mark.usefixtures("loader")
def test_a_key_stays_text_too() -> None:
    assert data("yes: Yes\nno: No\n1.10: Old\n") == {"yes": "Yes", "no": "No", "1.10": "Old"}


@pytest.mark.usefixtures("loader")
def test_maps_lists_and_long_texts_are_read() -> None:
    text = (
        'a: {b: [c, d], e: ""}\n'
        "f:\n"
        "  - One sentence, with a comma.\n"
        "  - >-\n"
        "    A long\n"
        "    one.\n"
    )
    assert data(text) == {
        "a": {"b": ["c", "d"], "e": ""},
        "f": ["One sentence, with a comma.", "A long one."],
    }


def test_a_value_that_is_missing_is_an_empty_text() -> None:
    assert data("a:\nb: 1\n") == {"a": "", "b": "1"}


# -- bytes


def test_a_byte_order_mark_is_passed_over() -> None:
    file = read_bytes(codecs.BOM_UTF8 + b"title: A\n")
    assert file.data == {"title": "A"}
    assert file.locate(("title",)) == ("sample.yaml", 1, 8)


@pytest.mark.usefixtures("loader")
def test_windows_line_ends_are_read_and_counted_like_any() -> None:
    file = read_bytes(b"title: A\r\ndo:\r\n  - Rest\r\n  - Call\r\n")
    assert file.data == {"title": "A", "do": ["Rest", "Call"]}
    assert file.locate(("do", 1)) == ("sample.yaml", 4, 5)


@pytest.mark.usefixtures("loader")
def test_columns_count_characters_not_bytes() -> None:
    assert told_of_text("é𝄞: {𝄞: ö, b: ▸*x}\n") == [
        "an alias (`*`) is used; write the text out [alias]"
    ]


def test_latin_1_is_refused_where_it_shows() -> None:
    assert refusal("a: b\nname: Müller\n".encode("latin-1")) == (
        "sample.yaml:2:8: the text is not UTF-8; save the file as UTF-8 [not-utf8]"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode_encodings_are_refused(encoding: str) -> None:
    assert refusal("title: A\n".encode(encoding)) == (
        "sample.yaml:1:1: the text is not UTF-8; save the file as UTF-8 [not-utf8]"
    )


def test_utf_16_without_a_byte_order_mark_is_refused() -> None:
    assert refusal("title: A\n".encode("utf-16-le")) == (
        "sample.yaml:1:2: a character is not allowed in YAML; "
        "delete it; it may be invisible [yaml-syntax]"
    )


def test_a_file_over_the_size_limit_is_refused() -> None:
    assert read_bytes(b"a: b\n#" + b"x" * (MAX_BYTES - 6)).data == {"a": "b"}
    assert refusal(b"a: b\n#" + b"x" * (MAX_BYTES - 5)) == (
        "sample.yaml:1:1: the file is larger than 10 MB; take out what is not needed [too-large]"
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotThere, match=r"^it cannot be read: No such file or directory$"):
        read_text(tmp_path / "missing.yaml", "it")


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"  \n", b"# only\n# comments\n", b"---\n...\n"])
def test_an_empty_file_is_refused(raw: bytes) -> None:
    assert refusal(raw) == (
        "sample.yaml:1:1: the file is empty; "
        "write a questionnaire, or delete the file [empty-file]"
    )


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\uffff"])
def test_a_control_character_is_refused_where_it_stands(char: str) -> None:
    assert told_of_text(f"a: b\nc: 'd▸{char}'\n") == [
        "a character is not allowed in YAML; delete it; it may be invisible [yaml-syntax]"
    ]


# -- what YAML has and a questionnaire does not


@pytest.mark.usefixtures("loader")
def test_a_key_that_stands_twice_is_refused_at_the_second() -> None:
    assert told_of_text("title: A\nsay: B\n▸title: C\n") == [
        "the key `title` stands here twice; keep one; the first is in line 1 [duplicate-key]"
    ]


@pytest.mark.usefixtures("loader")
def test_a_key_that_stands_twice_in_braces_is_refused() -> None:
    assert told_of_text("a:\n  - {yes: Yes, no: No, ▸yes: Perhaps}\n") == [
        "the key `yes` stands here twice; keep one; the first is in line 2 [duplicate-key]"
    ]


def test_the_first_of_two_same_keys_counts() -> None:
    assert parse("f", "a: 1\na: {b: 2}\nc: 3\n").data == {"a": "1", "c": "3"}


@pytest.mark.usefixtures("loader")
def test_an_anchor_and_its_alias_are_refused() -> None:
    assert told_of_text("a: ▸&x Rest\nb: ▸*x\n") == [
        "an anchor (`&x`) is used; take it out, and write the text again where it is needed "
        "[alias]",
        "an alias (`*`) is used; write the text out [alias]",
    ]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["▸&x a: b\n", "a: ▸&x\n  b: c\n", "a: ▸&x [b, c]\n"])
def test_an_anchor_is_refused_anywhere(text: str) -> None:
    (said,) = told_of_text(text)
    assert said.startswith("an anchor (`&x`) is used; ")


@pytest.mark.usefixtures("loader")
def test_an_alias_cannot_be_a_key() -> None:
    assert told_of_text("a: b\n▸*x : c\nd: e\n") == [
        "an alias (`*`) is used; write the text out [alias]"
    ]
    assert parse("f", "*x : c\nd: e\n").data == {"d": "e"}


@pytest.mark.usefixtures("loader")
def test_a_merge_key_is_refused() -> None:
    assert told_of_text("a:\n  ▸<<: {b: c}\n  d: e\n") == [
        "a merge key (`<<`) is used; write the keys out [alias]"
    ]


@pytest.mark.usefixtures("loader")
def test_a_merge_of_an_alias_is_told_once() -> None:
    assert told_of_text("a: ▸&x {b: c}\nd:\n  ▸<<: *x\n") == [
        "an anchor (`&x`) is used; "
        "take it out, and write the text again where it is needed [alias]",
        "a merge key (`<<`) is used; write the keys out [alias]",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(ending: str) -> None:
    file = read_bytes(ending.join(["a: b", "c:", "  - d", ""]).encode())
    assert file.data == {"a": "b", "c": ["d"]}
    assert file.locate(("c", 0)) == ("sample.yaml", 3, 5)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "path", "at_key", "taken"),
    [
        ("title: A sample\n", ("title",), False, "A sample"),
        ("title: A sample\n", ("title",), True, "title"),
        ("title: 'A sample' # x\n", ("title",), False, "'A sample'"),
        ("a: [b, longer]\n", ("a", 1), False, "longer"),
        ("{a: b}\n", ("a",), False, "b"),
        ("a: {b: c}\n", ("a",), False, "{"),
        ("a: two\n  lines\n", ("a",), False, "two"),
        ("a: >\n  folded\n", ("a",), False, ">"),
        ('a: "\\u00e9"\n', ("a",), False, '"\\u00e9"'),
        ('a: ""\n', ("a",), False, '""'),
        ("a:\n", ("a",), False, "?"),
    ],
)
def test_a_word_is_as_wide_as_it_is_written(
    text: str, path: tuple[str | int, ...], at_key: bool, taken: str
) -> None:
    place, width = parse("sample.yaml", text).span(path, at_key)
    assert width == len(taken)
    line = text.splitlines()[place.line - 1]
    assert taken == "?" or line[place.column - 1 :].startswith(taken)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: ▸!!int 3\n", "tag:yaml.org,2002:int"),
        (
            "a: ▸!!python/object/apply:os.system [ls]\n",
            "tag:yaml.org,2002:python/object/apply:os.system",
        ),
        ("a: ▸!mine\n  b: c\n", "!mine"),
        ("▸!mine a: b\n", "!mine"),
    ],
)
def test_a_tag_is_refused(text: str, tag: str) -> None:
    assert told_of_text(text) == [f"a tag (`{tag}`) is used; take it out: all is text [tag]"]


@pytest.mark.usefixtures("loader")
def test_a_second_document_is_refused() -> None:
    assert data("---\na: b\n...\n") == {"a": "b"}
    assert told_of_text("a: b\n▸---\nc: d\n") == [
        "a second document begins (`---`); keep one in a file [one-document]"
    ]


DEEP = 100_000


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "text",
    [
        "[" * 40 + "▸" + "[" * DEEP,
        "{a: " * 40 + "▸" + "{a: " * DEEP,
        "- " * 40 + "▸" + "- " * DEEP,
        "".join(" " * n + "a:\n" for n in range(40)) + " " * 40 + "▸a:\n" + " " * 41 + "a: b\n",
    ],
    ids=["lists in brackets", "maps in braces", "lists", "maps"],
)
def test_absurd_depth_is_refused(text: str) -> None:
    assert told_of_text(text) == [
        "the text is nested more than 40 deep; "
        "a questionnaire is flat; take the extra levels out [too-deep]"
    ]


# -- sentences in brackets and braces


@pytest.mark.usefixtures("loader")
def test_a_list_of_sentences_in_brackets_is_named_as_such() -> None:
    assert told_of_text("do: [▸See your doctor, if it hurts, Rest]\n") == [
        "a sentence stands in `[ ]`; "
        "write each sentence on its own line, after `- ` [sentences-in-brackets]"
    ]


def test_ids_and_short_words_may_stand_in_brackets() -> None:
    assert data("when: {operation: [fusion, disc]}\n") == {
        "when": {"operation": ["fusion", "disc"]}
    }


@pytest.mark.usefixtures("loader")
def test_a_sentence_that_a_comma_breaks_in_braces_is_named_as_such() -> None:
    assert told_of_text("soon: {say: Call your doctor, ▸today or tomorrow}\n") == [
        "`today or tomorrow` has no value; write one; "
        "if a comma or brace broke a sentence, put the sentence in quotes [sentence-in-braces]"
    ]


@pytest.mark.usefixtures("loader")
def test_a_text_that_begins_with_a_brace_is_named_as_such() -> None:
    assert told_of_text("say: {▸emergency_number}\n") == [
        "`emergency_number` has no value; write one; "
        "if a comma or brace broke a sentence, put the sentence in quotes [sentence-in-braces]"
    ]


@pytest.mark.usefixtures("loader")
def test_a_sentence_that_goes_on_after_a_leading_brace_is_refused_there() -> None:
    (said,) = told_of_text("say: {emergency_number} ▸is the number\n")
    assert said.endswith(
        "put a sentence with braces or brackets in quotes, and close each one [yaml-syntax]"
    )


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["? ▸{a: b}\n: c\n", "▸[a, b]: c\n", "- ▸{a}: b\n"])
def test_a_map_or_list_cannot_be_a_key(text: str) -> None:
    assert told_of_text(text) == [
        "a map or list stands where a key is expected; "
        "put a text that begins with `{`, `[` or `?` in quotes [sentence-in-braces]"
    ]


# -- text that is not YAML


COLON = "put a sentence with `: ` in quotes, or mend the indentation"
BRACES = "put a sentence with braces or brackets in quotes, and close each one"
QUOTES = "check that each quote is closed, and that nothing follows it"
OWN = "put the text in quotes; it begins with a character that means something else in YAML"
NO_COLON = "put a colon and a space after each key, also in the line above; or mend the quotes"
LAYOUT = "check the indentation and the quotes of this line and the one above"


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "todo"),
    [
        ("a: b\nask: Is it so▸: or not?\n", COLON),
        ("a: b\n c▸: d\n", COLON),
        ("a:\n▸\tb: c\n", "indent with spaces, not with tabs"),
        ("a:\n  b: c\n▸\td: e\n", "indent with spaces, not with tabs"),
        ("a:\n  -▸\tb: c\n", "write spaces where the tab is"),
        ("a: 'b' ▸and c\n", QUOTES),
        ('a: "b" ▸and c\n', QUOTES),
        ("a: [b, c]▸]\n", BRACES),
        ("a: [b, c] ▸d\n", BRACES),
        ("a: ▸}\n", LAYOUT),
        ("a: ▸@b\n", OWN),
        ("a: ▸`b`\n", OWN),
        ("a: ▸%b\n", OWN),
        ("a: ▸? b\n", OWN),
        ("a: b\n▸- c\n", LAYOUT),
        ("- a\n▸b: c\n", LAYOUT),
        ("a: ▸!mine!b c\n", LAYOUT),
        ("▸%YAML 2.0\n---\na: b\n", LAYOUT),
        ("a: >▸x\n  b\n", OWN),
        ("a: ▸*not* so\n", OWN),
        ("a: ▸*not so\n", OWN),
        ("- ▸**not** so\n", OWN),
        ("- ▸* so\n", OWN),
        ("a: [b, ▸*c* d]\n", OWN),
        ("a: ▸& so\n", OWN),
        ("▸*not*: b\n", OWN),
    ],
)
def test_broken_yaml_says_where_and_what_mends_it(text: str, todo: str) -> None:
    (said,) = told_of_text(text)
    assert said.startswith("YAML cannot be read here (")
    assert said.endswith(f"); {todo} [yaml-syntax]")


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("ending", ["", "\n", "\n\n", "\nb: c\nd: e\n"])
@pytest.mark.parametrize(
    ("opened", "todo"),
    [('a: ▸"never closed', QUOTES), ("a: ▸'never closed", QUOTES)],
)
def test_a_quote_that_is_never_closed_is_reported_where_it_opens(
    opened: str, todo: str, ending: str
) -> None:
    (said,) = told_of_text(opened + ending)
    assert said.endswith(f"); {todo} [yaml-syntax]")


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a:\n  - say: ▸"never closed\n    do: b\n  - say: "Another"\n    do: c\n', 4),
        ("a:\n  - say: ▸'never closed\n    do: b\n  - say: I can't go\n", 4),
        ('a:\n  - {say: ▸"never closed}\n  - {say: "Another"}\n', 3),
        ('a: ▸"never closed\nb: {yes: "Yes", no: "No"}\n', 2),
        ('- "one"\n- ▸"two\n- "three"\n- "four"\n', 3),
        ('a: ▸"two\n\n lines" and more\n', 3),
    ],
)
def test_a_quote_that_the_next_one_closes_is_reported_where_it_opens(text: str, line: int) -> None:
    assert told_of_text(text) == [
        f"YAML cannot be read: the quote that opens here closes only in line {line}; "
        "close it where its text ends, and let nothing follow it [yaml-syntax]"
    ]


@pytest.mark.usefixtures("loader")
def test_a_quote_that_was_closed_before_is_not_blamed() -> None:
    (said,) = told_of_text('a: "two\n lines"\nb: "c" ▸d\n')
    assert said.endswith(f"; {QUOTES} [yaml-syntax]")


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("opened", ["a: ▸[b, c", "a: ▸{b: c", "a:\n  - ▸[b"])
def test_a_bracket_that_is_never_closed_is_reported_where_it_opens(opened: str) -> None:
    (said,) = told_of_text(opened + "\n")
    assert said.endswith(f"); {BRACES} [yaml-syntax]")


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["a: [b,\n▸", "a: {b: c,\n▸", "a: [\n▸"])
def test_a_text_that_ends_in_the_middle_is_told(text: str) -> None:
    (said,) = told_of_text(text)
    assert said.endswith(f"); {LAYOUT} [yaml-syntax]")


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["a: b\n▸c\n", "a: b\n▸c", "a: b\n▸c\n\n"])
def test_a_last_line_without_a_colon_is_reported_there(text: str) -> None:
    (said,) = told_of_text(text)
    assert said.endswith(f"); {NO_COLON} [yaml-syntax]")


# -- places


PLACED = "title: A\nsections:\n  - id: one\n    questions:\n      - {id: place, ask: Where}\n"


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("path", "at_value", "at_key"),
    [
        (("title",), (1, 8), (1, 1)),
        (("sections",), (3, 3), (2, 1)),
        (("sections", 0), (3, 5), (3, 5)),
        (("sections", 0, "questions"), (5, 7), (4, 5)),
        (("sections", 0, "questions", 0, "ask"), (5, 26), (5, 21)),
    ],
)
def test_every_key_and_value_has_its_place(
    path: tuple[str | int, ...], at_value: tuple[int, int], at_key: tuple[int, int]
) -> None:
    file = parse("f", PLACED)
    assert file.locate(path)[1:] == at_value
    assert file.locate(path, at_key=True)[1:] == at_key


def test_a_step_that_the_text_does_not_have_is_passed_over() -> None:
    file = parse("f", "when: {place: back}\n")
    assert file.locate(("when", 0, "place", 0)) == ("f", 1, 15)
    assert file.locate(("when", "missing"), at_key=True) == ("f", 1, 1)
    assert file.locate(("missing",)) == ("f", 1, 1)


@pytest.mark.skipif(not hasattr(yaml, "CBaseLoader"), reason="PyYAML was built without libyaml")
def test_a_file_that_holds_too_much_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source, "MAX_VALUES", 12)
    assert told_of_text("[a, b, c, d, e, f, g, h, ▸i, j, k, l]") == [
        "the file holds too much; take out what is not needed [too-much]"
    ]


def test_the_page_of_too_many_mistakes_says_what_is_told() -> None:
    told = and_more(Place("sample.yaml", 1, 1))
    assert too_many() == (told.what, told.todo, told.rule)


def test_both_loaders_give_the_same_data_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(loader: Any, text: str) -> tuple[Any, list[Any]]:
        monkeypatch.setattr(source, "_LOADER", loader)
        file = parse("f", text)
        return file.data, list(file.places.values())

    marked = "# ü\r\na: |\r\n  é\r\n  𝄞\r\nb: 'c'\r\nd: [e, {f: g}]\r\n"
    # PyYAML's own loader takes no bare `?` in braces; libyaml does.
    sample = samples.text().replace("?", "")
    for text in (sample, sample.replace("\n", "\r\n"), PLACED, marked):
        assert read(yaml.CBaseLoader, text) == read(yaml.BaseLoader, text)


@pytest.mark.slow
def test_the_built_in_questionnaire_can_be_read_without_libyaml(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source, "_LOADER", yaml.BaseLoader)
    for path in questionnaires_folder().rglob("*.yaml"):
        assert parse(path.name, path.read_text(encoding="utf-8")).findings == []


def test_a_question_mark_that_only_libyaml_takes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LOADER", yaml.BaseLoader)
    (said,) = told_of_text("a: {ask: Do you leak▸?}\n")
    assert said.endswith("put a sentence with `?` in `{ }` or `[ ]` in quotes [yaml-syntax]")


# -- never a traceback


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The sample with some pieces put in, taken out or moved."""
    text = samples.text()
    pieces = st.sampled_from(
        [*"{}[]:,-?&*!|>'\"%@`#\n\t ~<\x00\x85\ufeff\r", "*x", "<<: ", "none", "- "]
    )
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            text = text[:at] + draw(pieces) + text[at:]
        else:
            text = text[:at] + text[at + draw(st.integers(1, 40)) :]
    return text


@given(st.binary(max_size=200))
def test_any_bytes_are_a_file_or_unreadable(raw: bytes) -> None:
    with suppress(Unreadable):
        read_bytes(raw)


@given(st.text(alphabet="ab :-?,[]{}#&*!|>'\"%@`\n\t", max_size=60))
def test_any_punctuation_is_a_file_or_unreadable(text: str) -> None:
    with suppress(Unreadable):
        parse("f", text)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch") / "sample.yaml"


@given(text=damaged() | st.text(max_size=100))
def test_any_text_is_loaded_or_refused_in_words(scratch: Path, text: str) -> None:
    scratch.write_bytes(text.encode(errors="replace"))
    try:
        load(str(scratch))
    except CannotLoad as error:
        found = error.findings
    else:
        return
    assert found
    assert all(1 <= finding.place.line <= text.count("\n") + 1 for finding in found)
