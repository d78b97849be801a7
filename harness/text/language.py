"""The language of a text, where its script and its function words tell it."""

import re
import unicodedata
from collections import Counter, defaultdict

from harness.errors import UsageError
from harness.text.language_words import EXTRA_LETTERS, FUNCTION_WORDS
from harness.text.tokens import words

# What is read of a long text: its beginning, and pieces of the middle and the end, so that a
# foreign menu or a quotation at the top does not speak for all of it.
_BEGINNING = 2000
_PIECE = 1000

# Letters (and the marks between them) of each script that a text may mainly be in.
_SCRIPTS = {
    "latin": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "cyrillic": r"\u0400-\u052f",
    "arabic": r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f",
    "devanagari": r"\u0900-\u0963\u0971-\u097f",
    "bengali": r"\u0980-\u09e3\u09f0\u09f1",
    "hebrew": r"\u0591-\u05bd\u05d0-\u05f2",
    "ethiopic": r"\u1200-\u135f",
    "greek": r"\u0370-\u037d\u037f-\u03ff\u1f00-\u1fff",
    "thai": r"\u0e01-\u0e3a\u0e40-\u0e4e",
    "lao": r"\u0e81-\u0ecd",
    "burmese": r"\u1000-\u103f",
    "khmer": r"\u1780-\u17d3",
    "georgian": r"\u10a0-\u10ff\u1c90-\u1cbf",
    "armenian": r"\u0531-\u0556\u0561-\u0588",
    "gurmukhi": r"\u0a01-\u0a5e",
    "gujarati": r"\u0a81-\u0ae3",
    "odia": r"\u0b01-\u0b63",
    "tamil": r"\u0b82-\u0bd7",
    "telugu": r"\u0c00-\u0c63",
    "kannada": r"\u0c80-\u0ce3",
    "malayalam": r"\u0d00-\u0d63",
    "sinhala": r"\u0d81-\u0df3",
    "han": r"\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002a6df",
    "kana": r"\u3041-\u3096\u30a1-\u30fa\u30fc",
    "hangul": r"\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
}
_LETTERS = {script: re.compile(f"[{letters}]+") for script, letters in _SCRIPTS.items()}
_EAST_ASIAN = ("han", "kana", "hangul")
_ONE_LANGUAGE = {
    "greek": "el",
    "thai": "th",
    "lao": "lo",
    "burmese": "my",
    "khmer": "km",
    "georgian": "ka",
    "armenian": "hy",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "gujarati": "gu",
    "gurmukhi": "pa",
    "odia": "or",
    "sinhala": "si",
}
# Chinese characters that hardly stand in a Japanese headline, the one Japanese without kana.
_CHINESE = frozenset("的是了这這们們在也就为為与與对對将將于於他她我你被从從到还還个個没沒说說")

LANGUAGES = frozenset(
    {"zh", "ja", "ko", *_ONE_LANGUAGE.values(), *(c for t in FUNCTION_WORDS.values() for c in t)}
)


def _languages_of(tables: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    languages: dict[str, list[str]] = defaultdict(list)
    for code, table in tables.items():
        for word in table:
            languages[word].append(code)
    return dict(languages)


_LANGUAGES_OF = {script: _languages_of(tables) for script, tables in FUNCTION_WORDS.items()}

# A Chinese character or a syllable says as much as about three letters.
_SYLLABLE_WEIGHT = 3
_FEWEST_LETTERS = 20
_MAIN_SCRIPT_SHARE = 2 / 3
_MOST_CODE = 0.08
_FEWEST_KANA = 0.05
_FEWEST_CHINESE = 0.02
_MOSTLY = 0.6

_FEWEST_HITS = 3
_FEWEST_KINDS = 2
_FEWEST_SHARE = 0.12
# Names are written in Latin letters everywhere; in another script fewer function words will do.
_FEWEST_SHARE_ELSEWHERE = 0.05
_MARGIN = 2

_NO_PROSE = re.compile(r"(?:https?://|www\.)[!-~]+|[@#]\w+")
_CODE = re.compile(r"[{}\[\]()<>=;_\\|]")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…¿¡])\W{0,4}\w")


def language(text: str) -> str | None:
    """The ISO 639-1 code of the main language of `text`; None where it cannot be told.

    The script of at least two thirds of the letters decides, and between languages of one script
    their function words and, in Latin script, other words in small letters that are spelled as
    only some languages spell ("tänään"). The best language has three such words and two different
    function words, 12 % of all words together (5 % in other scripts), and against every other
    language twice as many of those that only one of the two has, and two more. So names and a
    quoted sentence change nothing; a text half in one language and half in another, a headline, a
    list of names, numbers, code and emoji have no answer.
    """
    candidates = _candidates(text)
    return min(candidates) if len(candidates) == 1 else None


def is_foreign(text: str, language: str = "en") -> bool:
    """Whether `text` is, for certain, mainly in another language than `language`.

    Which one need not be known: Danish or Norwegian, or an unknown language in Cyrillic letters,
    is not English. UsageError for a code that is not one of LANGUAGES.
    """
    if language not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        raise UsageError(f"no way to tell the language {language!r}; it must be one of {known}")
    candidates = _candidates(text)
    return bool(candidates) and language not in candidates


def _candidates(text: str) -> frozenset[str]:
    """The languages that `text` may be in, none where it tells nothing."""
    sample = _sample(text)
    if len(_CODE.findall(sample)) > _MOST_CODE * len("".join(sample.split())):
        return frozenset()
    script = _main_script(sample)
    if script is None:
        return frozenset()
    if script == "east asian":
        return _east_asian(sample)
    if script in _ONE_LANGUAGE:
        return frozenset({_ONE_LANGUAGE[script]})
    known = frozenset(FUNCTION_WORDS[script]) if script != "latin" else frozenset()
    return _by_words(sample, script) or known


def _sample(text: str) -> str:
    if len(text) > _BEGINNING + 2 * _PIECE:
        middle = (_BEGINNING + len(text) - 2 * _PIECE) // 2
        pieces = (text[:_BEGINNING], text[middle : middle + _PIECE], text[-_PIECE:])
        text = "\n".join(pieces)
    plain = unicodedata.normalize("NFKC", _NO_PROSE.sub(" ", text))
    return plain.replace("’", "'").replace("-", " ")


def _main_script(sample: str) -> str | None:
    counts: Counter[str] = Counter()
    for script in ("latin",) if sample.isascii() else _LETTERS:
        found = sum(map(len, _LETTERS[script].findall(sample)))
        if script in _EAST_ASIAN:
            counts["east asian"] += found * _SYLLABLE_WEIGHT
        else:
            counts[script] = found
    script, most = counts.most_common(1)[0]
    enough = most >= _FEWEST_LETTERS and most >= _MAIN_SCRIPT_SHARE * counts.total()
    return script if enough else None


def _east_asian(sample: str) -> frozenset[str]:
    han, kana, hangul = (sum(map(len, _LETTERS[script].findall(sample))) for script in _EAST_ASIAN)
    total = han + kana + hangul
    if hangul * 2 >= total:
        return frozenset({"ko"})
    if kana >= _FEWEST_KANA * total:
        return frozenset({"ja"})
    chinese = sum(char in _CHINESE for char in sample)
    return frozenset({"zh"} if chinese >= _FEWEST_CHINESE * total and chinese else {"zh", "ja"})


def _by_words(sample: str, script: str) -> frozenset[str]:
    tokens = _tokens(sample)
    known = _LANGUAGES_OF[script]
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in Counter(token for token in tokens if token in known).items():
        for code in known[word]:
            hits[code][word] = count
    kinds = {code: len(words_of) for code, words_of in hits.items()}
    if script == "latin":
        _count_spellings(hits, [token for token in tokens if token not in known])
    if not hits:
        return frozenset()
    best = max(hits, key=lambda code: (hits[code].total(), code))
    found = hits[best].total()
    share = _FEWEST_SHARE if script == "latin" else _FEWEST_SHARE_ELSEWHERE
    enough = found >= _FEWEST_HITS and found >= share * len(tokens)
    if not enough or kinds.get(best, 0) < _FEWEST_KINDS:
        return frozenset()
    return frozenset(code for code in hits if not _beaten(hits[code], hits[best]))


def _count_spellings(hits: dict[str, Counter[str]], tokens: list[str]) -> None:
    """Adds the words that only some languages can spell; names are left out by their capital."""
    for word in tokens:
        if not word.isascii() and word.islower():
            extra = {char for char in word if char > "\x7f"}
            for code, letters in EXTRA_LETTERS.items():
                if extra <= letters:
                    hits[code][word] += 1


def _tokens(sample: str) -> list[str]:
    """Words but no numbers, elided ones with their apostrophe.

    Capitals that begin a sentence, or all of a text in capitals, are made small; others stay, so
    that the "Los" of Los Angeles and the "UN" are no function words.
    """
    upper = sum(map(str.isupper, sample))
    if upper > _MOSTLY * sum(map(str.isalpha, sample)):
        sample = sample.lower()
    else:
        sample = _SENTENCE_START.sub(lambda match: match[0].lower(), sample)
    pieces = (piece for word in words(sample) for piece in word.replace("'", "' ").split())
    return [piece for piece in pieces if piece[0].isalpha()]


def _beaten(hits: Counter[str], best: Counter[str]) -> bool:
    only_best = (best - hits).total()
    only_these = (hits - best).total()
    return only_best >= _MARGIN * only_these + _MARGIN
