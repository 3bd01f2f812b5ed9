"""What the text of a file may not hold, before it is a questionnaire.

A rule here gives the words for what the reader stumbled over; its docstring is its page.
"""

from typing import NamedTuple

from spinecheck.reading.problems import brief


class Refusal(NamedTuple):
    """What is wrong with a text, what to do about it, and by which rule."""

    what: str
    todo: str
    rule: str


def not_utf8() -> Refusal:
    """A file is not written in UTF-8.

    Letters such as ä or é would come out as others. Editors call it the encoding; save the file
    again with UTF-8 chosen. No sample can show it: a sample is text already.
    """
    return Refusal("the text is not UTF-8", "save the file as UTF-8", "not-utf8")


def too_large(what: str) -> Refusal:
    """A file is larger than 10 MB.

    A questionnaire of that size is a mistake, or an attack on the reader. The files of a folder
    count together. No sample shows it, for its length.
    """
    return Refusal(what, "take out what is not needed", "too-large")


def too_much() -> Refusal:
    """A file holds far more keys and values than any questionnaire.

    So many would fill the memory of the computer. No sample shows it, for its length.
    """
    todo = "take out what is not needed"
    return Refusal("the file holds too much", todo, "too-much")


def too_many() -> Refusal:
    """A file holds more mistakes than anyone mends at once.

    The first 200 are told. No sample shows it, for its length.
    """
    return Refusal("there are more mistakes", "mend those above first", "too-many")


def empty_file() -> Refusal:
    """A file holds nothing, or nothing but comments.

    Wrong:

        # the whole file

    Right:

        title: Pain after spine surgery
    """
    todo = "write a questionnaire, or delete the file"
    return Refusal("the file is empty", todo, "empty-file")


def yaml_syntax(what: str, todo: str) -> Refusal:
    """The text cannot be read as YAML from here on.

    Most often a sentence with `: ` is not in quotes, a quote or brace is not closed, or a line is
    indented by too much or too little. Nothing else can be said about the file before that is
    mended. The words in parentheses are the YAML reader's own.

    Wrong:

        title: Pain: after spine surgery

    Right:

        title: "Pain: after spine surgery"
    """
    return Refusal(what, todo, "yaml-syntax")


def one_document() -> Refusal:
    """A second document begins in a file.

    A line `---` ends a document. What stands after it would never be read.

    Wrong:

        title: Pain after spine surgery
        ---
        messages:
          - {id: common, say: That is common.}

    Right:

        title: Pain after spine surgery
        messages:
          - {id: common, say: That is common.}
    """
    what = "a second document begins (`---`)"
    return Refusal(what, "keep one in a file", "one-document")


def too_deep(at_most: int) -> Refusal:
    """Maps and lists stand in each other more than 40 deep.

    A questionnaire is flat: an answer is eight levels down. More levels are a slip of brackets.

    Wrong:

        messages: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Right:

        messages:
          - {id: common, say: That is common.}
    """
    what = f"the text is nested more than {at_most} deep"
    return Refusal(what, "a questionnaire is flat; take the extra levels out", "too-deep")


def tag(name: str) -> Refusal:
    """A tag (`!`) is used.

    Tags tell YAML readers what kind of thing a value is, up to running code. Here all is text.

    Wrong:

        title: !!str Pain after spine surgery

    Right:

        title: Pain after spine surgery
    """
    return Refusal(brief(f"a tag (`{name}`) is used"), "take it out: all is text", "tag")


def alias(what: str, todo: str = "write the text out") -> Refusal:
    """An anchor (`&`), an alias (`*`) or a merge key (`<<`) is used.

    They let one text stand in many places. A clinician who reviews a sign must see all of it
    where it stands, and who changes one text must not change another unawares.

    Wrong:

        messages:
          - {id: common, say: &words That is common.}
          - {id: again, say: *words}

    Right:

        messages:
          - {id: common, say: That is common.}
          - {id: again, say: That is common.}
    """
    return Refusal(brief(f"{what} is used"), todo, "alias")


def duplicate_key(what: str, todo: str) -> Refusal:
    """A key stands twice in one map, or in two files of a questionnaire.

    Most YAML readers keep the last one in silence, and the first is lost: a sign, a question.

    Wrong:

        title: Pain after spine surgery
        title: Pain after a back operation

    Right:

        title: Pain after spine surgery
    """
    return Refusal(brief(what), todo, "duplicate-key")


def sentence_in_braces(what: str, todo: str) -> Refusal:
    """A sentence is broken by `{ }`, or begins like a map or a list.

    In `{ }` a comma ends a value. `{ }` and `[ ]` are for ids and short words without commas.

    Wrong:

        messages:
          - {id: common, say: That is common, and it often gets better.}

    Right:

        messages:
          - id: common
            say: That is common, and it often gets better.
    """
    return Refusal(brief(what), todo, "sentence-in-braces")


def sentences_in_brackets() -> Refusal:
    """A sentence stands in `[ ]`.

    In `[ ]` a comma begins the next thing. A list of sentences has one on each line, after `- `.

    Wrong:

        tiers:
          emergency: {say: Call now., do: [Do not drive yourself, or eat]}
          same_day: {say: Be seen today.}
          soon: {say: Be seen soon.}
          routine: {say: Nothing urgent.}

    Right:

        tiers:
          emergency:
            say: Call now.
            do:
              - Do not drive yourself, or eat
          same_day: {say: Be seen today.}
          soon: {say: Be seen soon.}
          routine: {say: Nothing urgent.}
    """
    todo = "write each sentence on its own line, after `- `"
    return Refusal("a sentence stands in `[ ]`", todo, "sentences-in-brackets")


def wrong_place(what: str, todo: str) -> Refusal:
    """A folder stands where a file is expected, a file where a folder is, or a part alone.

    `cases` is a folder of patient cases, one in a file; and what ends in `.yaml` is a file. What
    has the wrong kind would be passed over in silence. A part, such as `urgent.yaml`, means
    something only in a folder with `about.yaml`. No sample shows it: it is not in a text.
    """
    return Refusal(what, todo, "wrong-place")


RULES = (
    not_utf8,
    too_large,
    too_much,
    too_many,
    empty_file,
    wrong_place,
    yaml_syntax,
    one_document,
    too_deep,
    tag,
    alias,
    duplicate_key,
    sentence_in_braces,
    sentences_in_brackets,
)
