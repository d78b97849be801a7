from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.text.cleaning import Cleaned, Repair, clean

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parents[3] / "seeds"

KEPT_OF_SEEDS = {
    "000_06d2d918d916a9b8": [5, 6, 7, *range(9, 18)],
    "001_9a024726c1de5a39": [*range(5, 12), *range(16, 55, 2)],
    "002_581d8107329007c6": [*range(1, 14)],
    "003_2baff9602406439c": [*range(5, 18, 2)],
    "004_803fdf481cef97be": [*range(5, 34, 2)],
}
KEPT_OF_PAGES = {
    "bulleted_body": [3, 4, 5, 6, 7, 8, 9, 10, 11],
    "empty": [],
    "glued_name": [4, 5, 6],
    "no_boilerplate": [1, 2, 4, 5, 6, 7],
    "no_final_stops": [1, 2, 3, 4],
    "only_boilerplate": [],
    "recipe": [4, 5, 7, 8, 9, 10, 12, 13, 14, 15, 16],
    "repeated_paragraphs": [3, 4, 7, 8],
    "science_blog": [11, 12, *range(14, 23)],
    "sports": [18, 19, 20, 24, 27, 28],
}
PLAIN = {
    "a sentence": "The cat sat on the mat.",
    "a sentence without a stop": "Police arrest a man after robbery",
    "chat": "Hannah: Hey, do you have Betty's number?\nAmanda: Lemme check\nHannah: <file_gif>\n"
    "Amanda: Sorry, can't find it.\nAmanda: Ask Larry\nHannah: Bye\nAmanda: Bye\nHannah: Bye",
    "chat about web pages": "Tom: Share this\nAmy: no comments\nTom: Related\nAmy: ok\nTom: Home",
    "long chat": "Amy: I was at the station when the train came in, and there was nobody on it."
    "\nTom: ok\nAmy: So I went home again and told them that the train had come without him.\n"
    "Tom: what did they say\nTom: ok\nAmy: They said that I should go back and wait for the next.",
    "short dialogue": "Amanda: I baked cookies. Do you want some?\nJerry: Sure!\n"
    "Amanda: I'll bring you tomorrow :-)",
    "messages": "hey\nhow are you doing today my friend?\nok\nsee you at five then",
    "German": "Der Bundestag hat am Donnerstag ein neues Gesetz verabschiedet, das den Bau von "
    "Windrädern erleichtern soll.\n\nDie Opposition kritisierte das Vorhaben scharf. Sie will vor "
    "dem Verfassungsgericht klagen.\n\n„Das ist ein Fehler“, sagte der Abgeordnete.",
    "French": "Le président a annoncé mardi une réforme des retraites qui doit entrer en vigueur "
    "l'an prochain.\n— Je ne suis pas d'accord, a dit le ministre\n— Moi non plus !\n"
    "Les syndicats appellent à la grève.",
    "Chinese": "周四，军队进入了一个空军基地\n官员证实了这一消息。\n目前尚不清楚\n基地",
    "Thai": "กองทัพรัสเซียเข้าสู่ฐานทัพอากาศเมื่อวันพฤหัสบดี\nเจ้าหน้าที่สหรัฐยืนยัน",
    "Hindi": "रूसी सैनिक गुरुवार को हवाई अड्डे में घुस गए।\nअधिकारियों ने इसकी पुष्टि की",
    "lower case": "the man was arrested on monday\nhe was taken to the station\n"
    "the police said he had no lawyer .\nhe will appear in court",
    "fixed width": "It was the best of times, it was the worst of times, it was the age of\n"
    "wisdom, it was the age of foolishness, it was the epoch of belief, it was\n"
    "the epoch of incredulity, it was the season of Light, it was the season\n"
    "of Darkness, it was the spring of hope, it was the winter of despair. We\n"
    "had everything before us, we had nothing before us, we were all going\n"
    "direct to Heaven, we were all going direct the other way.",
    "verse": "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n"
    "Rough winds do shake the darling buds of May,\n"
    "And summer's lease hath all too short a date\nSo long lives this",
    "one huge line": ("The cat sat on the mat and looked at the dog. " * 5000).strip(),
    "a speech": "Thank you.\nThank you very much.\nThank you.\nGod bless America.",
}


def _kept(raw: str, cleaned: Cleaned) -> list[int]:
    gone = {line.number for line in cleaned.dropped}
    lines = enumerate(raw.splitlines(), start=1)
    return [number for number, line in lines if line.strip() and number not in gone]


def _assert_accounted(raw: str) -> Cleaned:
    """Each non-blank line of `raw` is in the text, repaired or not, or dropped with a reason."""
    cleaned = clean(raw)
    lines = {n: line.strip() for n, line in enumerate(raw.splitlines(), start=1) if line.strip()}
    for line in cleaned.dropped:
        assert lines.pop(line.number) == line.text
        assert line.reason
    for repair in cleaned.repairs:
        assert repair.before in lines[repair.number]
        lines[repair.number] = lines[repair.number].replace(repair.before, repair.after, 1)
    assert cleaned.text == "\n".join(lines.values())
    assert [line.number for line in cleaned.dropped] == sorted(n.number for n in cleaned.dropped)
    return cleaned


@pytest.mark.parametrize("name", KEPT_OF_SEEDS)
def test_seed_keeps_its_body_and_nothing_else(name: str) -> None:
    raw = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    cleaned = _assert_accounted(raw)
    assert _kept(raw, cleaned) == KEPT_OF_SEEDS[name]
    assert clean(cleaned.text).text == cleaned.text


def test_glued_site_name_of_a_seed_is_taken_out() -> None:
    cleaned = clean((SEEDS / "000_06d2d918d916a9b8.txt").read_text(encoding="utf-8"))
    assert cleaned.text.startswith("Russian military personnel have entered an airbase in Niger")
    (repair,) = cleaned.repairs
    assert repair == Repair(5, "Algosenseyentered", "entered", "site name glued to a word")


def test_seed_without_boilerplate_is_unchanged() -> None:
    raw = (SEEDS / "002_581d8107329007c6.txt").read_text(encoding="utf-8")
    assert clean(raw) == Cleaned(text=raw.strip(), dropped=(), repairs=())


@pytest.mark.parametrize(
    ("name", "number", "reason"),
    [
        ("000_06d2d918d916a9b8", 1, "navigation"),
        ("000_06d2d918d916a9b8", 4, "date stamp"),
        ("000_06d2d918d916a9b8", 8, "link list"),
        ("000_06d2d918d916a9b8", 18, "byline"),
        ("000_06d2d918d916a9b8", 28, "counter"),
        ("000_06d2d918d916a9b8", 56, "section tail after 'Recommendation'"),
        ("001_9a024726c1de5a39", 1, "title"),
        ("001_9a024726c1de5a39", 12, "biography"),
        ("001_9a024726c1de5a39", 14, "label"),
        ("001_9a024726c1de5a39", 56, "correction note"),
        ("001_9a024726c1de5a39", 58, "request to subscribe"),
        ("001_9a024726c1de5a39", 60, "byline"),
        ("001_9a024726c1de5a39", 62, "site notice"),
        ("001_9a024726c1de5a39", 64, "biography"),
        ("001_9a024726c1de5a39", 66, "biography"),
        ("001_9a024726c1de5a39", 68, "navigation"),
        ("003_2baff9602406439c", 3, "repeated title"),
        ("003_2baff9602406439c", 24, "section tail after 'Leave a Reply'"),
    ],
)
def test_seed_line_goes_for_its_own_reason(name: str, number: int, reason: str) -> None:
    dropped = clean((SEEDS / f"{name}.txt").read_text(encoding="utf-8")).dropped
    assert {line.number: line.reason for line in dropped}[number] == reason


@pytest.mark.parametrize("name", KEPT_OF_PAGES)
def test_page_keeps_its_body_and_nothing_else(name: str) -> None:
    raw = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    cleaned = _assert_accounted(raw)
    assert _kept(raw, cleaned) == KEPT_OF_PAGES[name]
    assert clean(cleaned.text).text == cleaned.text


def test_every_page_is_tested() -> None:
    assert {path.stem for path in PAGES.glob("*.txt")} == set(KEPT_OF_PAGES)


def test_glued_site_name_of_a_page_is_taken_out_before_and_behind_a_word() -> None:
    cleaned = clean((PAGES / "glued_name.txt").read_text(encoding="utf-8"))
    assert [(repair.before, repair.after) for repair in cleaned.repairs] == [
        ("HarborPostvoted", "voted"),
        ("bridgeHarborPost", "bridge"),
    ]
    assert "council voted on Tuesday" in cleaned.text
    assert "told HarborPost after" in cleaned.text


@pytest.mark.parametrize("name", PLAIN)
def test_text_that_is_no_web_page_passes(name: str) -> None:
    raw = PLAIN[name]
    assert clean(raw).text == "\n".join(line for line in raw.split("\n") if line)


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\r\n\t\n"])
def test_blank_text_gives_nothing(raw: str) -> None:
    assert clean(raw) == Cleaned(text="", dropped=(), repairs=())


def test_line_breaks_of_other_systems_are_line_breaks() -> None:
    raw = "One sentence is here.\r\n\r\n  Another one is there. \r\nShare this\r\n"
    cleaned = clean(raw)
    assert cleaned.text == "One sentence is here.\nAnother one is there."
    assert [(line.number, line.text) for line in cleaned.dropped] == [(4, "Share this")]


_LINES = st.one_of(
    st.sampled_from(
        [
            "Related",
            "Comments",
            "Leave a Reply",
            "Home > News | Mapleton",
            "Mapleton|Big Storm Hits the West Coast",
            "Big Storm Hits the West Coast",
            "- A Link to Another Story",
            "- a step of the plan that is still to come",
            "- The second step is to build a bridge.",
            "The three steps are these:",
            "By Jane Smith",
            "Jane Smith is a reporter who covers the weather.",
            "The award-winning reporter has won a prize and covers the coast.",
            "March 3, 2021",
            "12 comments",
            "Share on Facebook",
            "Tom: hello",
            "A storm hit the west coast on Friday night and cut the power to forty villages.",
            "A storm hit the west coast on Friday night, and it cut the power to forty villages.",
            "The crews Mapletonworked on the lines all night, and by the morning most homes in the "
            "two northern districts had light again, the operator of the grid said.",
            "there was more rain to come and nobody in the village knew what to do about it",
            "Is the Storm Over Yet?",
            "and so it went on,",
            "电力公司说大部分居民已经恢复供电，但是北部两个地区仍然没有电",
            "",
        ]
    ),
    st.text(max_size=30),
)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_is_accounted_for(raw: str) -> None:
    _assert_accounted(raw)


@settings(max_examples=300, deadline=None)
@given(st.lists(_LINES, max_size=25))
def test_any_page_is_accounted_for_and_cleaning_twice_is_cleaning_once(lines: list[str]) -> None:
    cleaned = _assert_accounted("\n".join(lines))
    again = clean(cleaned.text)
    assert again == Cleaned(text=cleaned.text, dropped=(), repairs=())


def test_line_that_was_repaired_and_then_went_has_no_repair() -> None:
    head = "StormWatch | Storm Hits the West Coast\n"
    text = "The storm StormWatchcrossed the west coast on Friday night and cut the power of many.\n"
    cleaned = _assert_accounted(head + text + text)
    assert [(line.number, line.reason) for line in cleaned.dropped][1:] == [
        (3, "near-duplicate of line 2")
    ]
    assert [repair.number for repair in cleaned.repairs] == [2]
