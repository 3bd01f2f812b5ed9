"""The walk itself, with somebody at hand who answers."""

from collections.abc import Iterable, Mapping

from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.interview.prompts import Answered, Back, GoOn, Prompt, Stop
from spinecheck.interview.walker import Card, PageCard, SignsCard, State, Walked, walk

ALL_CLEAR = {
    "part": "low_back",
    "bladder": "none",
    "leg": "none",
    "dark_thoughts": "no",
    "markup": "plain_one",
    "worse_with": "sitting",
}


class Person:
    """Answers from a table, and remembers what was asked and told."""

    def __init__(self, says: Mapping[str, str | Iterable[str]], stop_at: str = "") -> None:
        self.says = dict(says)
        self.stop_at = stop_at
        self.asked: list[str] = []
        self.seen: list[str] = []
        self.prompts: list[Prompt] = []
        self.backs: dict[str, int] = {}
        self.kept: list[Answers] = []

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        id_ = prompt.question.id
        self.asked.append(id_)
        self.seen.append(id_)
        self.prompts.append(prompt)
        if id_ == self.stop_at:
            return Stop()
        if self.backs.get(id_):
            self.backs[id_] -= 1
            return Back()
        said = self.says[id_]
        return Answered((said,) if isinstance(said, str) else tuple(said))

    def tell(self, card: Card) -> GoOn | Stop:
        match card:
            case SignsCard(tier, signs):
                name = f"{tier}: {' '.join(sign.id for sign in signs)}"
            case PageCard(page):
                name = f"page: {page.id}"
        self.seen.append(name)
        return Stop() if name == self.stop_at else GoOn()

    def walks(self, questionnaire: Questionnaire, answers: Answers | None = None) -> Walked:
        return walk(questionnaire, State(answers or {}), self.ask, self.tell, self.kept.append)


def test_everything_on_the_path_is_asked_in_document_order(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    walked = person.walks(small)
    assert walked.stopped is None
    assert person.asked == list(ALL_CLEAR)


def test_an_emergency_is_told_at_once(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR | {"bladder": ["numb"], "bladder_new": "yes"})
    person.walks(small)
    at = person.seen.index("emergency: squeezed_nerves")
    assert person.seen[at - 1] == "bladder_new"
    assert person.seen[at + 1] == "leg"


def test_the_interrupt_waits_for_the_follow_up(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR | {"bladder": ["numb"]}, stop_at="bladder_new")
    walked = person.walks(small)
    assert "emergency: squeezed_nerves" not in person.seen
    assert assess(small, walked.state.answers).urgency == "emergency"


def test_what_must_be_seen_today_is_told_once_at_the_end_of_the_safety_part(
    small: Questionnaire,
) -> None:
    person = Person(ALL_CLEAR | {"leg": ["weak"]})
    person.walks(small)
    assert person.seen.count("same_day: weak_leg") == 1
    at = person.seen.index("same_day: weak_leg")
    assert person.seen[at - 1] == "dark_thoughts"
    assert person.seen[at + 1] == "markup"


def test_after_an_emergency_no_card_sounds_calmer(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR | {"bladder": ["numb"], "bladder_new": "yes", "leg": ["weak"]})
    person.walks(small)
    assert "emergency: weak_leg" in person.seen
    assert not any(seen.startswith("same_day") for seen in person.seen)


def test_what_can_wait_a_little_is_told_only_with_the_result(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR | {"bladder": ["numb"], "bladder_new": "checked"})
    walked = person.walks(small)
    assert not any("old_but_checked" in seen for seen in person.seen)
    assert assess(small, walked.state.answers).urgency == "soon"


def test_a_page_is_told_at_its_place_and_once(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR | {"dark_thoughts": "rather_not"})
    person.backs = {"worse_with": 2}
    person.walks(small)
    at = person.seen.index("page: crisis_page")
    assert person.seen[at - 1 : at + 2] == ["dark_thoughts", "page: crisis_page", "markup"]
    assert person.seen.count("page: crisis_page") == 1


def test_an_ending_page_ends_the_walk(small: Questionnaire) -> None:
    person = Person({"part": "no_operation"})
    walked = person.walks(small)
    assert walked.stopped is None
    assert person.asked == ["part"]


def test_not_sure_on_a_checklist_asks_its_lines_one_by_one(small: Questionnaire) -> None:
    person = Person(
        ALL_CLEAR
        | {"bladder": ["numb", "not_sure"], "hard_to_pee": "no", "bladder_new": "checked"}
    )
    person.walks(small)
    assert person.asked[1:4] == ["bladder", "hard_to_pee", "bladder_new"]


def test_stopping_at_a_card_says_so(small: Questionnaire) -> None:
    says = ALL_CLEAR | {"bladder": ["numb"], "bladder_new": "yes"}
    walked = Person(says, stop_at="emergency: squeezed_nerves").walks(small)
    assert walked.stopped == Stop()


def test_going_back_drops_nothing_and_shows_the_earlier_answer(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    person.backs = {"markup": 1}
    person.walks(small)
    at = person.asked.index("markup")
    assert person.asked[at : at + 3] == ["markup", "dark_thoughts", "markup"]
    assert person.prompts[at + 1].earlier == ("no",)


def test_going_back_works_as_far_as_wanted(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    person.backs = {"dark_thoughts": 1, "leg": 1, "bladder": 1}
    person.asked = []
    walked = person.walks(small)
    assert walked.stopped is None
    assert person.asked[:5] == ["part", "bladder", "part", "bladder", "leg"]


def test_the_first_question_offers_no_way_back(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    person.walks(small)
    assert [prompt.can_go_back for prompt in person.prompts[:2]] == [False, True]


def test_a_changed_answer_drops_and_asks_again_only_what_reads_it(small: Questionnaire) -> None:
    answers = {
        "part": ("low_back",),
        "bladder": ("numb",),
        "bladder_new": ("checked",),
        "leg": ("none",),
    }
    person = Person(ALL_CLEAR | {"bladder_new": "yes"})
    person.says["bladder"] = ["numb", "hard_to_pee"]
    person.backs = {"dark_thoughts": 1, "leg": 1, "bladder_new": 1}
    person.walks(small, answers)
    assert person.asked == [
        "dark_thoughts",
        "leg",
        "bladder_new",
        "bladder",
        "bladder_new",
        "dark_thoughts",
        "markup",
        "worse_with",
    ]
    assert "emergency: squeezed_nerves" in person.seen


def test_on_resume_every_card_that_stands_is_told_again(small: Questionnaire) -> None:
    answers = {"part": ("low_back",), "bladder": ("numb",), "bladder_new": ("yes",)}
    person = Person(ALL_CLEAR)
    person.walks(small, answers)
    assert person.seen[0] == "emergency: squeezed_nerves"


def test_a_sign_that_went_away_and_came_back_is_told_again(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR | {"bladder": ["numb"]})
    answers_in_turn = iter(["yes", "checked", "yes"])
    backs = iter(["leg", "leg"])

    def ask(prompt: Prompt) -> Answered | Back | Stop:
        if prompt.question.id == "bladder_new":
            person.says["bladder_new"] = next(answers_in_turn)
        elif prompt.question.id == "leg" and next(backs, None):
            person.backs["leg"] = 1
        return person.ask(prompt)

    walk(small, State({}), ask, person.tell, person.kept.append)
    assert person.seen.count("emergency: squeezed_nerves") == 2


def test_answers_are_handed_over_after_every_change(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    walked = person.walks(small)
    assert [len(answers) for answers in person.kept] == [1, 2, 3, 4, 5, 6]
    assert person.kept[-1] == walked.state.answers


def test_progress_counts_down_to_the_last_question(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    person.walks(small)
    assert [prompt.done for prompt in person.prompts] == [0, 1, 2, 3, 4, 5]
    assert person.prompts[-1].to_go == 1


def test_private_questions_are_marked(small: Questionnaire) -> None:
    person = Person(ALL_CLEAR)
    person.walks(small)
    assert [p.question.id for p in person.prompts if p.private] == ["dark_thoughts"]
