"""Lines that tell by themselves that they are a page's furniture: forms, counters, credits."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.text.cleaning.lines import Line


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of at most `longest` words goes when `pattern` is in it and `also` holds.

    The pattern is searched in the line's `folded` text.
    """

    reason: str
    longest: int
    pattern: re.Pattern[str]
    also: Callable[[Line], bool] = lambda line: True


def _open(line: Line) -> bool:
    return not line.closed


def _names(line: Line) -> bool:
    return line.capital_share >= 0.5


def _open_names(line: Line) -> bool:
    return not line.closed and line.looks_like_headline


def _no_step(line: Line) -> bool:
    # "- Sign up for a free account." is a step of some instructions, not the site's own request.
    return not (line.closed and (line.bulleted or line.numbered))


def _rule(
    reason: str, longest: int, *patterns: str, also: Callable[[Line], bool] = lambda line: True
) -> Rule:
    return Rule(reason, longest, re.compile("|".join(patterns)), also)


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
# A point after it is left to what separates the words: matched here too, it could be taken in two
# ways, and a line of many would be tried in all.
_DATE_WORD = (
    rf"(?:\d+(?:st|nd|rd|th|z|am|pm)?\b|\d+t(?=\d)|{_MONTH}|[ap]\.?m\b|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"(?:utc|gmt|[ecmp][sd]?t|bst|cet|ist|at|on|of|last|published|posted|updated|ago|"
    r"(?:minute|hour|day)s?)\b)"
)
_STAMPED = (
    r"(?:date|(?:first |last )?(?:published|posted|updated|modified)|created)\b(?: on\b| at\b)?\W*"
)
_A_DATE = rf"(?=.*(?:\b\d{{4}}\b|{_MONTH}|\d[-/.]\d{{1,2}}[-/.]\d))(?=.*\d)"
_AGO = r"\d+ (?:second|minute|min|hour|day|week|month|year)s? ago"
_NETWORK = (
    r"(?:share|tweet|e-?mail|print|facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|"
    r"messenger|instagram|flipboard|copy link|pin it)"
)
_PLACE = (
    r"(?:home(?:page)?|about(?: us)?|contact(?: us)?|menu|search|log ?in|log ?out|sign in|sign up|"
    r"register|my account|subscribe|news|world|politics|business|sports?|opinion|technology|tech|"
    r"science|health|entertainment|lifestyle|travel|culture|video|videos|podcasts?|weather|more|"
    r"faq|help|shop|archives?|site ?map|careers|advertise|terms|privacy|cookies|rss|close|"
    r"skip to (?:main )?content|toggle navigation|english)"
)

# To have another kind of furniture recognised, add a rule here; the first that fits gives the
# reason. The words are those of the web in general, never those of one site or story.
RULES = (
    _rule(
        "comment form",
        30,
        r"your e-?mail address will not be published|required fields are marked",
        r"^(?:leave|post|write|add) an? (?:reply|comment)\b",
        r"^no (?:comments|responses|replies)(?: yet| to show| found| so far)?\W*$",
        r"save my name, e-?mail|\b(?:log|sign|logged|signed) in to (?:post a )?(?:comment|reply)",
        r"^be the first to comment|^comments are closed|^notify me of (?:new|follow)",
        r"^(?:post|submit|cancel) (?:comment|reply)\W*$|^(?:name|e-?mail|website|comment) ?\*$",
    ),
    _rule(
        "counter",
        8,
        r"^\W*(?:\w+\W{1,3}){0,3}\(\d[\d,.]*[km]?\)$",
        r"^[\d,.]+ ?[km]?\+? (?:views?|shares?|likes?|comments?|replies|responses|reads?|votes?)$",
        r"^(?:views?|shares?|likes?|comments?|reads?|votes?|hits)\W{0,3}[\d,.]+[km]?$",
        r"^(?:estimated )?read(?:ing)? time\b|^\d+[ -]min(?:ute)?s? read\b|^page \d+ of \d+$",
        also=_open,
    ),
    _rule(
        "date stamp",
        16,
        rf"^(?:{_STAMPED})?{_A_DATE}(?:{_DATE_WORD}[\s,.:;/|()+-]*)+$",
        rf"^(?:{_STAMPED})?{_AGO}$",
    ),
    _rule(
        "share line",
        12,
        rf"^{_NETWORK}(?:\W+(?:{_NETWORK}|x|more|and|or))*\W*$",
        r"^(?:share|tweet|e-?mail|print) (?:this|via|on|it on|article|story|post)\b",
        r"^(?:follow|like|find) (?:us|me) on\b|^follow us\W*$|^share:",
        also=_no_step,
    ),
    _rule(
        "request to subscribe",
        16,
        r"^(?:please )?(?:subscribe|sign up|sign in|log ?in|register|create (?:a free|an) account|"
        r"join (?:us|our)|download our|get our|donate)\b(?:\W*$|.*\b(?:here|now|today|free|alerts|"
        r"newsletters?|updates|inbox|our|to (?:read|continue))\b)",
        r"^click here\b",
        also=_no_step,
    ),
    _rule(
        "request to subscribe",
        45,
        r"^(?=.*\b(?:newsletters?|inbox)\b)(?=.*\b(?:sign(?:ing)? up|subscrib\w+|delivered)\b)"
        r".*\b(?:you|your|our)\b",
        also=_no_step,
    ),
    _rule("advertisement", 5, r"^(?:advertisements?|sponsored|promoted)(?: content| post)?\W*$"),
    _rule(
        "site notice",
        60,
        r"\b(?:we use|site uses|accept(?: all)?) cookies\b|\bcookie (?:policy|settings|notice)\b",
        r"\ball rights reserved\b|^(?:copyright|©|\(c\)) ?(?:©|\(c\)|\d{4})",
        r"\b(?:opens|launches) (?:in )?(?:a )?new (?:tab|window)\b",
        r"^(?:privacy policy|terms of (?:use|service))\b.{0,60}$",
    ),
    _rule(
        "navigation",
        12,
        rf"^{_PLACE}(?:[\s|/>·•,]+{_PLACE})*\W*$",
        r"^(?:skip|jump) to (?:main |the )?content|^(?:scroll|back|return|go) to (?:the )?top\W*$",
        r"^(?:previous|next|older|newer) (?:post|article|story|page|posts|entries|stories)\b",
        r"^(?:read|show|load|view|see) (?:more|all)\W*$|^(?:continue|keep) reading\b.{0,3}$",
        also=_open,
    ),
    _rule(
        "navigation",
        40,
        r"\bhome ?(?:>|»|›|/|\|)|^you are here\b",
        r"^(?:[^\W\d][^>»›|\d]{0,30}[>»›|]){2,}[^>»›|\d]{1,60}$",
        also=_open,
    ),
    _rule(
        "tag list",
        40,
        r"^(?:tags?|tagged(?: with)?|topics?|filed under|posted in|categor(?:y|ies)|keywords) ?:",
        also=_open,
    ),
    _rule(
        "teaser",
        30,
        r"^(?:related|read (?:more|also|next)|also read|see also|recommended|more|watch(?: now)?|"
        r"don't miss|must read)(?: (?:article|story|stories|reading|video|coverage))? ?[:|»>]",
        also=_no_step,
    ),
    _rule("byline", 15, r"^by:? ?\w", also=_open_names),
    _rule(
        "byline",
        15,
        r"^\W*(?:written|edited|compiled|posted|published|words|story|text|photos?|photography|"
        r"video|images?|illustrations?|graphics?)(?: and \w+)?(?: contributed| credit)?(?: by|:) ",
        r"^(?:photo|image|picture|video) credit\b",
        also=_open_names,
    ),
    _rule(
        "byline",
        40,
        r"^\W*(?:additional |with )?(?:reporting|writing|editing)(?: and \w+| contributed)? by "
        r"(?!the |an? )",
        r"\bcontributed (?:reporting |research )?to (?:this|the) (?:report|reporting|story|article|"
        r"piece)(?:[.;)]|$| from | in )",
        also=_names,
    ),
    _rule(
        "correction note",
        50,
        r"\bthis (?:story|article|post|report) (?:has been|was|is) (?:updated|corrected|amended|"
        r"first published|originally published|republished)\b|\ban earlier version of this\b",
        r"^(?:correction|clarification|editor'?s'? note) ?[:(—-]",
        r"\bparagraph \d+\b.*\b(?:in|to|from|of) this (?:story|article|report|post)\b",
        r"\b(?:in|to|from|of) this (?:story|article|report|post)\b.*\bparagraph \d+\b",
    ),
)


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The reasons of the lines that go, by line number."""
    reasons = ((line.number, _reason(line)) for line in lines)
    return {number: reason for number, reason in reasons if reason}


def _reason(line: Line) -> str:
    for rule in RULES:
        if line.word_count <= rule.longest and rule.pattern.search(line.folded) and rule.also(line):
            return rule.reason
    return ""
