"""The sentences for educators and their learners: the reasoning, `demo` and `teach`.

What patients read stands in `words.py`.
"""

from spinecheck.core.reasoning import Verdict
from spinecheck.core.tiers import Tier

# -- the reasoning

ANSWERS = "What each answer argued"
ANSWERS_HEAD = ("Answer", "What it argued", "How strongly", "Source and place")
FOR = "for {cause}"
AGAINST = "against {cause}"
TOGETHER = " (together with: {others})"
SIGN = "urgent sign: {title}"
NOTHING = "nothing"
STRENGTH = "{strength}, {points:+d}"
NOT_COUNTED = "{strength}, but not counted"
AS_FOR_CAUSE = "as for the cause"
NOT_ANSWERED = "No answer came in."

FIT = "How the fit came about"
FIT_HEAD = ("Cause", "Points", "What came of it", "Source and place")
POINTS = "Strong counts 3 points, moderate 2, weak 1. What speaks against a cause is taken off."
SOME = (
    "A cause is shown with at least {points} points and {reasons} reasons for it, one of them "
    "from outside the background sections{place}."
)
MANY = "It fits many answers with at least {ways}{place}."
MANY_POINTS = "{points} points"
MANY_STRONG = "{points} points and {strong} strong reasons"
ONE_STRONG = "{points} points and 1 strong reason"
OR = ", or "
AT_MOST = "At most {n} are shown{place}."
NOT_A_CHANCE = "Points are a judgement of how well answers fit. They are not chances."
NO_POINTS = "no answer spoke"
SHOWN = "Shown in place {n}: fits {fit} answers."
SHOWN_BESIDE = "Shown beside the causes: fits {fit} answers."
CAPPED = "It can fit some answers at most, because `some_at_most_when` holds ({place})."
LEADS_TO = "It stands directly before {other}, which it explains ({place})."
COMPANY = "It is shown all the same, so that a cause that is never alone is not."
YEAR = "year {year}"
VERDICTS: dict[Verdict, str] = {
    "shown": "",
    "not_looked_for": "Not looked for: its `only_when` is not met ({place}).",
    "few_points": "Not shown: {needed.points} points are needed.",
    "few_reasons": "Not shown: {needed.reasons} reasons for it are needed.",
    "background_only": "Not shown: only background answers speak for it.",
    "never_alone": "Not shown: it is never alone, and no other source fits ({place}).",
    "too_many": "Not shown: others fit better, and the list is full.",
    "page": "Not looked for: the walk ended at a page.",
}
SILENT = "No answer spoke for or against these:"
ENDED_AT = "The walk ended at the page `{page}` ({place}). Causes are not looked for there."

URGENCY = "How the urgency came about"
URGENCY_HEAD = ("Urgent sign", "How urgent", "On these answers", "Source and place")
HIGHEST = "It is {tier}: the highest that was found counts. No points can lower it."
NO_SIGN = "No urgent sign holds."
ALL_IN = "Every answer that decides the urgency is in."
URGENCY_OPEN = "It is not known, because these have no answer:"
COULD_RAISE = "These have no answer, and could raise it:"
ASSUMED = '{question}: no answer, read as "I\'m not sure" for caution'
TIERS: dict[Tier | None, str] = {
    "emergency": "an emergency",
    "same_day": "for today",
    "soon": "for the next 1 to 2 weeks",
    "routine": "routine",
    None: "not known",
}

SOURCES = "The sources in full"
NO_SOURCES = "Nothing is cited."
NOT_LISTED = "not listed among the sources"
RECALLED = "recalled, not looked up"
HELD_BY = "{ids}: {reference}"
PLACES_ARE_IN = "Places are lines in the files of {folder}."

# -- teach

HOW_TEACH_WORKS = (
    "Ask about what you want to know, and decide whenever you think you know. "
    "Nothing is stored, and nothing is counted."
)
WHAT_TO_ASK = "What do you ask the patient about?"
DECIDE = "I think I know: decide now"
NOTHING_TOLD = "The patient tells nothing about this."
HOW_URGENT_IS_IT = "How urgent is it?"
URGENCIES: dict[Tier | None, str] = {
    "emergency": "An emergency: help now",
    "same_day": "To be seen today",
    "soon": "To be seen within 1 to 2 weeks",
    "routine": "Routine: a normal visit",
    None: "Not known",
}
WHICH_CAUSE = "What may be going on? Up to {most} causes, the likeliest first ({n} of {most})."
NO_CAUSE = "No single cause"
NO_MORE = "No more"
YOU_SAID = "You said: {said}"
SEE_REASONING = "See the whole reasoning"
SEE_RESULT = "See what spinecheck comes to"
ENDED_EARLY = "The input ended before you decided."
LEFT_EARLY = "You left before you decided. That is fine: nothing was kept."

MISSED = "AN URGENT SIGN THAT YOU DID NOT ASK ABOUT"
MISSED_AGAIN = "You did not ask about an urgent sign: {signs}."
MISSED_SIGN = "{sign}. It was to be found under {sections}. {answers}"
MISSED_MEANS = "A real patient would have gone home with it. Urgent signs are asked about first."
MISSED_BUT_URGENT = "You call it urgent all the same. Still, urgent signs are asked about first."
FOUND_SIGN = "{sign}. {answers}"
TOO_CALM = "IT IS MORE URGENT THAN YOU SAID"
TOO_CALM_MEANS = "You asked, and these answers call for more:"
NEVER_LOOKED = (
    "You did not ask about {sections}. Here that hid no urgent sign. "
    "Nobody can know that without asking."
)
SIDE_BY_SIDE = "Yours beside spinecheck's"
SIDE_BY_SIDE_HEAD = ("", "You", "spinecheck", "Together")
HOW_URGENT = "How urgent"
AGREED, DIFFERENT = "agreed", "different"
ONLY_YOU, ONLY_SPINECHECK = "only you", "only spinecheck"
NAMED, NOT_NAMED = "named", "not named"
BEHIND_A_SIGN = "behind an urgent sign"
YOUR_TO_THE = ("your answers", "the answers")
NO_CAUSE_EITHER = "Neither of you names a cause."
WHY_NOT = "Why spinecheck does not name these:"
NO_SIGN_FOR_IT = "No urgent sign for it holds."
TOLD_MOST = "The answers that told most"
TOLD_MOST_MEANS = "what spoke for one side against the other"
TOLD = "{answer}: {causes}{unseen}"
ONE_CAUSE = "{points:+d} {cause}"
UNSEEN = " (you did not ask about this)"
RULES_ARE_NOT_PATIENTS = (
    "spinecheck weighs answers by fixed rules, and it can be wrong. "
    "Where you differ, read its reasons."
)

# -- demo

INVENTED = "An invented patient. This is education, not a diagnosis."
KEYS_NEXT = "Enter: next."
KEYS_END = "Enter: the end."
KEYS_STOP = "q: stop."
KEYS_BACK = "Left arrow: back."
KEYS_SCROLL = "Arrows up and down: scroll."
KEYS_PAUSE = "Space: pause."
PAUSED = "Paused. Space: go on."
NO_CASES = "`{questionnaire}` has no patient cases"
NAME_A_CASE = "the input ended before a patient was chosen; name a case, or run it in a terminal"
WHICH_CASE = "Which patient?"
STOPPED = "You stopped the demo."
PLAIN_KEYS = "Enter goes on. q and Enter stops."
TRANSCRIPT_SAVED = "What was shown is saved in {file}."
HANDOUT = "A demo of spinecheck. Questionnaire: {title}, version {version}."
SO_FAR = "The causes so far, with points and fit"
NONE_SO_FAR = "None stands out yet."
NOT_SOUGHT = "The walk ends here: causes are not looked for."
THIS_ANSWER = "This answer"
MOVES_NOTHING = "This answer moves no cause."
REASON_FOR = "{points:+d} for {cause}: {because}"
REASON_AGAINST = "{points:+d} against {cause}: {because}"
SIGNS = "Urgent signs"
NO_SIGNS = "No urgent sign so far."
STILL_OPEN = "What comes next decides how urgent this is."
NEW_SIGN = "NEW: {title} ({tier})"
OLD_SIGN = "{title} ({tier})"
STANDS_AT = "{points} {unit}{fit}"
POINT, POINT_S = "point", "points"
FIT_SHORT = {"many": ", fits many", "some": ", fits some"}
UP, DOWN = "up {n}", "down {n}"
AND_MORE = "and {n} more"
NOW_LOOKED_FOR = "Now looked for: {cause}"
CASE_ENDS = "The story ends here. What it leaves open is not played."
