"""Every sentence of the interface, in one place, in plain words.

What is said about a questionnaire's own matters (questions, causes, signs) stands in its YAML.
"""

from spinecheck.core.tiers import Moved, Tier

# -- the first and the last screen

WHAT_THIS_IS = (
    "This check helps you get ready to talk with a doctor about pain after a spine operation.",
    "It is education, not a diagnosis. It can be wrong. Only someone who examines you can tell.",
    "It is for adults. It is not for pregnancy.",
)
SOMEONE_ELSE = "You may answer for someone else: answer as they would."
PRIVACY = "Nothing you answer leaves this computer. Nothing is saved unless you ask for it."
PRIVACY_WITH_FILE = (
    "Nothing you answer leaves this computer. Your answers are saved in {file}, for you alone."
)
FOUND_ONE = "1 earlier answer was found"
FOUND = "{n} earlier answers were found"
EARLIER_ANSWERS = "{found} in {file}. You go on where you were."
EARLIER_BUT_OLD = (
    "{found} in {file}. They are not from today, "
    "so the safety questions are asked again. To keep that visit, leave and name a new file."
)
EARLIER_ADVICE = "Until they are answered, go by the earlier advice: {was}."
EARLIER_STAY = "Your earlier answers are still in {file}."
SAVED = "Your answers are saved. To go on, run:"
SAVED_IN = "Your answers are saved in {file}. To compare two visits: spinecheck compare OLD NEW"
NOTHING = "nothing"
PAGE_SAVED = "The page for your doctor is saved in {file}. It holds health data: keep it safe."
MAY_STAND_ON_PAGE = "May your answer to this stand on the page for the doctor? {ask}"
KEEP_PRIVATE = "No, leave it out"
MAY_STAND = "Yes, it may stand there"
NOT_PRINTED = "The result could not be written: {reason}. Here it is:"
NOT_SAVED = "Your last answer could not be saved: {reason}. You can go on."
HOW_LONG = "It takes about 10 minutes. You can go back, and you can stop at any time."
IN_DANGER = "If you think you may be in danger, call {emergency_number} now."
NO_REVIEW = "No doctor or nurse has checked this questionnaire yet."
REVIEWED_BY = "Reviewed by {names}."
NOT_A_DIAGNOSIS = "This is education, not a diagnosis."
TREATMENT_STAYS = "Do not start, stop or change a treatment because of it."
EMERGENCY_CALL_HERE = "{number} is the number in this country: {region}."
EMERGENCY_CALL_UNKNOWN = "We do not know your country. Choose it to see the right numbers."
NUMBER_NOT_VERIFIED = "We have not checked it with an official source."

BEGIN_IN = "Begin. I am in this country: {region}"
BEGIN_ANYWHERE = "Begin without a country"
CHOOSE_COUNTRY = "Choose my country"
ANOTHER_COUNTRY = "I am in another country"
NOT_IN_LIST = "My country is not in this list"
WHICH_COUNTRY = "Which country are you in?"
LEAVE = "Leave"
WHAT_NOW = "What would you like to do?"

# -- asking

WHY_WE_ASK = "Why we ask: {why}"
YOUR_ANSWERS_MAY_CHANGE = "What the answer can change:"
DECIDES_WHAT_IS_ASKED = "It decides which questions are asked next."
CHANGES_ADVICE = "It changes what we suggest to do next."
CHANGES_NOTHING = "It changes no advice. It is for the page that you may show your doctor."
NOT_SURE = "I'm not sure"
YES = "Yes"
NO = "No"
GO_BACK = "Go back one question"
MORE = "More of the {n}"
FROM_THE_FIRST = "From the first again"
PROGRESS = "{section}. {done} done, {to_go}."
ABOUT_TO_GO = "about {n} to go"
LAST_ONE = "this may be the last one"
EARLIER_ANSWER = "Your earlier answer: {answer}"
ANSWERED = "{question}: {answer}"

KEYS_ONE = "Arrow keys move. Enter chooses. {back}? tells why. Ctrl-C stops."
KEYS_MANY = "Space ticks. Enter goes on. {back}? tells why. Ctrl-C stops."
KEYS_BACK = "Left arrow goes back. "
KEYS_CARD = "Arrow keys move. Enter chooses."
TYPE_ONE = "Type a number, then Enter. {back}? tells why we ask, q stops."
TYPE_MANY = (
    "Type the numbers of all that fit, such as 1 3, then Enter. {back}? tells why, q stops."
)
TYPE_BACK = "b goes back, "
TYPE_CARD = "Type a number, then Enter. q stops."

NOTHING_TICKED = "Nothing is ticked yet. Tick a line with Space, then press Enter."
NOTHING_CHOSEN = "Nothing is chosen yet. Move with the arrow keys, then press Enter."
NOT_UNDERSTOOD = "That is not one of the answers. Type a number from 1 to {n}."
NOT_ALL_UNDERSTOOD = "That is not one of the answers. Type the numbers that fit, from 1 to {n}."
BEGINS_ABOVE = "{ask} The list begins further up, with 1: scroll up to read all of it."
TOO_SMALL = "The window is too small for a menu. Please type numbers instead."
ONE_ONLY = "Please give one number only."
NO_WAY_BACK = "This is the first question."

# -- cards and leaving

STOP_AND_GET_HELP = "Stop here and get help"
STOP_HERE = "Stop here"
GO_ON = "Go on with the questions"
FINISH = "Finish"
TIER_HEADINGS: dict[Tier, str] = {
    "emergency": "GET HELP NOW",
    "same_day": "BE SEEN TODAY",
    "soon": "SEE SOMEONE WITHIN 1 TO 2 WEEKS",
    "routine": "NO URGENT SIGN IN YOUR ANSWERS",
}
ALSO: dict[Tier, str] = {
    "same_day": "(on its own: be seen today)",
    "soon": "(on its own: within 1 to 2 weeks)",
}
URGENCY_UNKNOWN = "HOW URGENT THIS IS: NOT KNOWN"
NOT_ALL_ANSWERED = "Not all questions about urgent signs were asked and answered."
ENDED_EARLY = "For you, the questions ended early."
SO_UNKNOWN = "So we cannot say how urgent this is."
COULD_BE_MORE_URGENT = "It may be more urgent than this."
ROUTINE_IS_NO_PROMISE = "This check can miss things. Watch for the signs below."
WHY = "Why: {because}"
SAY_THIS = 'Say: "{sentence}"'
WHAT_TO_DO = "What to do:"
ALSO_FOUND = "Also found:"
YOU_STOPPED = "You stopped here."
FOUND_SO_FAR = "What your answers showed so far:"
HELP_AT_ONCE = "When to get help at once (the warning list)"
WOULD_CHANGE = "For you, this advice would change as soon as one of these came true:"
TIER_IN_SHORT: dict[Tier | None, str] = {
    "emergency": "get help now",
    "same_day": "be seen today",
    "soon": "be seen within 1 to 2 weeks",
    "routine": "no urgent sign in the answers",
    None: "not known",
}
MOST_USEFUL = "The answer that would help most, if you can find it out: {ask}"
CALL_IF = "Call {emergency_number} or go to an emergency department if you get any of these:"

# -- the end of the walk

CHECK_ANSWERS = "Check your answers"
NOT_GIVEN = "not given"
BACK_TO_START = "Go back"
SEE_RESULT = "See the result"
CHANGE_ANSWER = "Change an answer"
CHANGE_WHICH = "Which answer do you want to change?"
LEAVE_AS_IS = "Leave all as it is"
READ_ALL = "Read it all"
MORE_TO_READ = "There is more to read. Screens to go: {n}."
READ_ON = "Read on"
ENOUGH = "Enough for now"
SCROLL_UP = "Scroll up to read it from the start."
CAUSES_IN_SHORT = "What may be going on (only an examination can tell):"
AMPLIFIERS_IN_SHORT = "What can turn pain up:"
FIRST = "What to do first:"

# -- what a person keeps

SAVE_PAGE = "Save the page for the doctor"
PAGE_WHERE = "Where shall the page be saved? It opens in a browser, and can be printed."
ANSWERS_WHERE = "Where shall your answers be saved?"
SAVE_NOWHERE = "Do not save it"
KEEP_ANYTHING = "Nothing is saved. Would you like to keep something?"
KEEP_NOTHING = "No, finish"
KEEP_ANSWERS = "Save my answers, to compare them another time"
KEEP_BOTH = "Save both"
KEEP_NEXT_TIME = "To keep your answers next time: spinecheck start --answers FILE"

# -- the result

CAUSES = "What may be going on"
CAUSES_ARE_POSSIBLE = "Worth asking about. Only an examination can tell."
CAUSES_WHILE_EMERGENCY = "Get help first. These can be talked about later."
NO_CAUSES = "Your answers do not point to one cause. That is common."
NOT_ENOUGH = "Not enough was answered to look for causes."
FITS = {"many": "fits many of your answers", "some": "fits some of your answers"}
FOR = "For it:"
AGAINST = "Against it:"
NOT_KNOWN = "Not known:"
HOW_CHECKED = "How it is checked:"
WHAT_HELPS = "What often helps:"
ASK = "What to ask:"
AMPLIFIERS = "What can turn pain up"
AMPLIFIERS_ARE_REAL = "Your pain is real. These can make it louder, and they can be treated."
NEXT_STEPS = "What to do next"
BE_SEEN_FIRST = "Be seen today first. Ask there about these."
TRIED = "tried"
GOOD_TO_KNOW = "Good to know"
WORDS_USED = "Words used here"
READ_MORE_UNDER_SIGN = "About this: {name}"

# -- two visits

COMPARED = "What has changed"
BETWEEN = "From the answers of {was} to those of {now}."
DATE_UNKNOWN = "an unknown day"
MAYBE_SWAPPED = (
    "The first file is newer ({was}) than the second ({now}). "
    "They are compared in the order you gave. If that is wrong, swap them."
)
SAVED_BEFORE_TODAY = (
    "These answers are not from today. If anything has changed since, run: spinecheck start"
)
MOVED: dict[Moved, str] = {
    "more_urgent": "MORE URGENT THAN BEFORE",
    "less_urgent": "Less urgent than before",
    "same": "As urgent as before",
    "unknown": "Whether it is more urgent than before is not known",
}
GO_BY_EARLIER = "Until it is known, go by the earlier advice: {was}."
THEN_AND_NOW = "Before: {was}. Now: {now}."
WORSE = "Worse, or new"
NEW_SIGNS = "Urgent signs that your earlier answers did not show:"
TICKED = "Yes now, and not before:"
BETTER = "Better, as far as your answers tell"
NO_LONGER = "No longer in your answers"
GONE_IS_NO_PROMISE = "It may still be there. This says nothing about how urgent it is now."
TELL_A_DOCTOR = "If no doctor has looked at this yet, tell one that it was there."
TELL_A_DOCTOR_TODAY = "If no doctor has looked at this yet, tell a doctor today that it was there."
GONE_SIGNS = "Urgent signs that your answers do not show any more:"
NO_LONGER_TICKED = "Yes before, and no now:"
CAUSES_COMPARED = "What may be going on, compared"
CAUSE_APPEARED = "Newly shown: {name} ({fit})"
CAUSE_WENT = "Not shown any more: {name}. It may still play a part."
CAUSE_FITS_MORE = "Fits more than before: {name} (now {fit})"
CAUSE_FITS_LESS = "Fits less than before: {name} (now {fit})"
ANSWERS_COMPARED = "Other answers that are different"
CHANGED_OF = "{changed} of {both} changed"
WAS_NOW = '{question}: was "{was}", now "{now}"'
NEW_ANSWER = '{question}: now "{now}", not given before'
ANSWER_GONE = "No answer this time: {questions}"
PRIVATE_CHANGED = "{question}: different. It is private, so this list does not say how."
UNSPOKEN = "{question}: private, so it is not said here what has changed."
IF_IT_IS_STILL_SO = "If it is still so, or comes back:"
ALL_THE_SAME = "All answers are the same."
NOT_COMPARED_NOW = "Get help first. What else has changed can be looked at later."

# -- errors

NO_ANSWERS_CAME = (
    "No answers came in. Run `spinecheck start` in a terminal, "
    "or give a file of answers to `spinecheck assess FILE`."
)
INPUT_ENDED = "The input ended before the last question."
OF_FILE = "{file}: {note}"
OTHER_VERSION = (
    "These answers are from version {version} of the questionnaire. Left out: {left_out}."
)


def found_earlier(n: int) -> str:
    """How many answers a file held."""
    return FOUND_ONE if n == 1 else FOUND.format(n=n)


def progress(section: str, done: int, to_go: int) -> str:
    """Where the person is, in words."""
    left = ABOUT_TO_GO.format(n=to_go) if to_go > 1 else LAST_ONE
    return PROGRESS.format(section=section, done=done, to_go=left)


# -- the page for the doctor

PAGE_TITLE = "Page for the doctor"
PAGE_WHAT_IT_IS = (
    'The patient gave these answers to a symptom checker. "I" and "you" mean the patient.',
    "It is education, not a diagnosis. It can be wrong. Nobody was examined.",
)
PAGE_MADE_ON = "Made on"
PAGE_QUESTIONNAIRE = "Questionnaire"
PAGE_VERSION = "Version"
PAGE_CONTENT_HASH = "Content hash"

PAGE_SIGNS_FOUND = "Urgent signs found"
PAGE_NO_SIGNS = "None in the answers on this page. A serious problem is still possible."
PAGE_NOT_COMPLETE = (
    "Some safety answers are not on this page. It may be more urgent than it looks."
)
PAGE_SIGNS_CAPTION = "Signs that the answers point to, most urgent first"
PAGE_SIGN = "Sign"
PAGE_HOW_URGENT = "How urgent"
PAGE_ANSWERED = "What was answered"
PAGE_SIGNS_ASKED = "Urgent signs asked about"
PAGE_ASKED_CAPTION = "What was asked in the safety part, and what was answered"
PAGE_TOPIC = "Topic"
PAGE_SAID = "Said yes, or as written"
PAGE_UNSURE = "Not sure"
PAGE_DENIED = "Denied (answered no)"

PAGE_BACKGROUND = "The operation and the background"
PAGE_ABOUT_PATIENT = "About the patient"
PAGE_PAIN = "The pain and its time line"
PAGE_TREATMENT_AND_GOALS = "Medicines, what was tried, and goals"
PAGE_TREATMENT_CAPTION = "What the patient takes, tried or hopes for"

PAGE_CAUSES = "Possible causes"
PAGE_CAUSE = "Possible cause"
PAGE_FOR = "For it"
PAGE_AGAINST = "Against it"
PAGE_NOT_KNOWN = "Not known"
PAGE_NO_CAUSES = "The answers do not point to one cause."
PAGE_NOT_ALL_ANSWERED = "Not all questions were answered. So some causes may be missing."
PAGE_CAUSES_NOT_SOUGHT = "Causes were not looked for."
PAGE_QUESTIONS = "Questions to ask"
PAGE_PRIVATE = {
    "left_out": (
        "Private answers are left out, as the patient wishes. "
        "That tells nothing about what they were."
    ),
    "not_answered": "What is asked in private was not asked yet, or not answered.",
}

REPORT_ENDING = "{path} must end in .md, .html or .json, so that we know what to write."
