import io

from harness.report.progress import RunProgress


def test_a_pipe_gets_a_plain_line_a_stage() -> None:
    stream = io.StringIO()
    with RunProgress("data × lead", stream) as progress:
        progress.start("summarize", 5, 2)
        progress.advance(3)
        progress.start("score rouge", 1)
    assert stream.getvalue() == (
        "data × lead: summarize, 5 examples, 2 there already\ndata × lead: score rouge, 1 example\n"
    )


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    with RunProgress("data × lead", stream) as progress:
        progress.start("summarize", 5)
        progress.advance(5)
    assert "data × lead: summarize" in stream.getvalue()
