"""`teach` in a real terminal, with real keys."""

from tests.terminal.screen import DOWN, ENTER, UP, Screen

ACHE, NUMB = "back_after_five_good_years", "wiping_feels_wrong"


def teach(case: str, lines: int = 50) -> Screen:
    screen = Screen("teach", case, "--region", "US", lines=lines)
    screen.wait_for("What do you ask the patient about?", "» ")
    return screen


def ask_about(screen: Screen, section: str) -> None:
    """Open the first section in the list, which is this one."""
    screen.wait_for(f"» {section}")
    screen.press(ENTER)
    screen.wait_for(f"{section}\n─", "» ")


def decide(screen: Screen, urgency: int, *causes: int) -> None:
    """Decide on the urgency and the causes in these places of their lists."""
    screen.press(UP, UP, ENTER)
    screen.wait_for("How urgent is it?")
    screen.press(*[DOWN] * urgency, ENTER)
    for n, cause in enumerate((*causes, 0), 1):
        screen.wait_for(f"({n} of 3)")
        screen.press(*[DOWN] * cause, ENTER)


def test_a_good_end() -> None:
    screen = teach(ACHE)
    for section in ("Urgent signs", "Your operation", "How the pain went on", "Where it hurts"):
        ask_about(screen, section)
    assert "Worst spot: Just above or below the operated part" in screen.all_text
    decide(screen, 3, 1, 1)
    screen.wait_for("» Finish", "See the whole reasoning")
    text = screen.all_text
    assert "DID NOT ASK" not in text
    assert text.count("agreed") == 3
    assert "The answers that told most" in text
    screen.press(ENTER)
    assert screen.ends() == 0


def test_a_dangerous_end() -> None:
    screen = teach(NUMB, lines=24)
    decide(screen, 3, 4)
    text = screen.wait_for("» Finish", "See the whole reasoning")
    assert "You did not ask about an urgent sign: The nerves to your bladder" in text
    assert "AN URGENT SIGN THAT YOU DID NOT ASK ABOUT" in screen.all_text
    whole = " ".join(screen.all_text.split())
    assert "The nerves to your bladder and legs may be squeezed (get help now)" in whole
    assert "A real patient would have gone home with it." in whole
    screen.press(ENTER)
    assert screen.ends() == 0


def test_an_abandoned_one() -> None:
    screen = teach(NUMB)
    screen.press(UP, ENTER)
    text = screen.wait_for("» Leave", "See what spinecheck comes to")
    assert "You left before you decided. That is fine" in text
    assert "GET HELP NOW" not in text
    screen.press(DOWN, ENTER)
    assert screen.ends() == 0
    assert "GET HELP NOW" in screen.all_text
