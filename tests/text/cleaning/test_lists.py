import pytest

from harness.text.cleaning.lines import lines_of
from harness.text.cleaning.lists import link_lists


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        ("- Storm Hits Coast\n- Town wins cup for third time\n- Niger\n- coast", [1, 2, 3, 4]),
        ("- Storm Hits Coast\n- Town Wins Cup\n- It was over. He was gone.", [1, 2, 3]),
        ("It rained.\n- Why it rains so much in the West\nIt rained on.", [2]),
        ("- Close the road.\n- Build a bridge\n- Open it.", []),
        ("There are three steps:\n- Close the road\n- Build a Bridge\n- Open it", []),
        ("- 250 g lentils\n- ½ tsp cumin\n- 1 onion\n- a little salt and pepper", []),
        ("- 8 arrested in Belgium\n- 4 killed near Cancun", [1, 2]),
        ("- 停电\n- 学校停课", []),
        ("1. Close the road\n2. Build a bridge", []),
    ],
)
def test_lists_of_links_go_and_lists_of_sentences_stay(page: str, gone: list[int]) -> None:
    assert link_lists(lines_of(page)) == dict.fromkeys(gone, "link list")
