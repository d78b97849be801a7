import pytest

from harness.text.cleaning.biographies import biographies
from harness.text.cleaning.lines import lines_of

BODY = "A storm hit the west coast on Friday night and cut the power to forty villages there.\n"
CAREER = (
    "Few reporters have been to as many places as Jane has. She has won the award for science "
    "writing twice and appeared on television, and her work is read widely.\n"
)


def _gone(page: str) -> list[int]:
    return sorted(biographies(lines_of(page)))


@pytest.mark.parametrize(
    "line",
    [
        "Science correspondent covering the sea. Reports on storms and tides from the west coast.",
        "correspondent covering the sea with a focus on tides. has reported from ten countries.",
        "Jane Smith is a freelance writer based in Oslo. She covers the weather.",
        "Tom Jones is the paper's science editor and covers the sea.",
    ],
)
def test_paragraph_that_opens_with_a_writers_post_goes(line: str) -> None:
    assert _gone(BODY + line + "\n" + BODY) == [2]


def test_career_goes_at_the_end_only() -> None:
    assert _gone(BODY + CAREER) == [2]
    assert _gone(BODY + CAREER + BODY) == []


@pytest.mark.parametrize(
    "line",
    [
        "A reporter covering the trial was arrested after he had reported from the court.",
        "He is a reporter who covers the sea.",
        "The editor of the paper said that he had won nothing.",
        "Jane Smith is a nurse who has worked on the coast for years.",
    ],
)
def test_story_about_somebody_stays(line: str) -> None:
    assert _gone(BODY + line + "\n" + BODY) == []


def test_page_about_a_writer_stays() -> None:
    subject = (
        "Jane Smith is a Norwegian journalist and author who has written nine books on rain.\n"
    )
    assert _gone(subject + BODY + CAREER) == []


def test_reporter_whom_the_story_is_about_stays() -> None:
    story = "Tom Jones was arrested on Monday in a village on the west coast, the police said.\n"
    who = "Tom Jones is a reporter who covers the courts and has written two books.\n"
    assert _gone(story + who + BODY) == []
    assert _gone(BODY + who) == [2]
