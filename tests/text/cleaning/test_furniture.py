import pytest

from harness.text.cleaning.furniture import furniture
from harness.text.cleaning.lines import line_of

FURNITURE = [
    ("Your email address will not be published. Required fields are marked *", "comment form"),
    ("No comments to show.", "comment form"),
    ("Log in to comment", "comment form"),
    ("Gadgets! (756)", "counter"),
    ("1.2K views", "counter"),
    ("4 min read", "counter"),
    ("Date:2025-04-08 08:07:26", "date stamp"),
    ("Published 14:32 GMT, 3 May 2023 | Updated 2 hours ago", "date stamp"),
    ("2020-04-08T08:07:26Z", "date stamp"),
    ("Friday, March 3, 2021 at 9:14 a.m.", "date stamp"),
    ("3 days ago", "date stamp"),
    ("Facebook Twitter WhatsApp", "share line"),
    ("Follow us on Instagram", "share line"),
    ("Subscribe to our channel", "request to subscribe"),
    ("Register by going here.", "request to subscribe"),
    ("Get the best of our writing delivered to your inbox every day.", "request to subscribe"),
    ("ADVERTISEMENT", "advertisement"),
    ("© 2023 Some House. All rights reserved.", "site notice"),
    ("We use cookies to make this site work.", "site notice"),
    ("Opens in a new tab.", "site notice"),
    ("scroll to top", "navigation"),
    ("Home | News | Sports", "navigation"),
    ("Home > World > Storm Hits the West Coast", "navigation"),
    ("Tags: storm, coast, power", "tag list"),
    ("READ MORE: Why the storm came so early", "teaser"),
    ("By Jane Smith, Staff Writer", "byline"),
    ("Reporting contributed by Jane Smith", "byline"),
    ("(Reporting by Jane Smith; Editing by Tom Jones)", "byline"),
    ("Jane Smith in Oslo and Tom Jones contributed to this report.", "byline"),
    ("Photo: Jane Smith", "byline"),
    ("An earlier version of this article gave a wrong date.", "correction note"),
    ("The word “new” was removed from paragraph 2 of this story.", "correction note"),
]
PROSE = [
    "Share prices fell on Monday.",
    "No comments were made by the officials.",
    "By Monday the storm had passed.",
    "By the end of the week most homes had light again",
    "The experts contributed to the report, which found no fault.",
    "In March 2020 the council met for the first time.",
    "Home is where the heart is.",
    "The paper's website says that cookies are baked in a new oven.",
    "More than 12 people left comments.",
    "- Sign up for a free account.",
    "1. Share this file with the second computer.",
    "He told this story in 2019.",
    "Reporting by the paper showed that the bridge was unsafe.",
    "She registered the car here.",
    "Email the form to the county court and wait for an answer.",
]


@pytest.mark.parametrize(("text", "reason"), FURNITURE)
def test_furniture_goes_with_its_reason(text: str, reason: str) -> None:
    assert furniture([line_of(3, text)]) == {3: reason}


@pytest.mark.parametrize("text", PROSE)
def test_prose_with_the_same_words_stays(text: str) -> None:
    assert furniture([line_of(3, text)]) == {}
