"""What a checked summary must reach for a check to pass."""

from dataclasses import dataclass

from harness.metrics.facts.records import Report

# The digits of a score in JSON: what is compared is what is shown.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Thresholds:
    """fail_under: the lowest score that passes, None for any; fail_on: the verdicts that no claim
    may have."""

    fail_under: float | None = None
    fail_on: tuple[str, ...] = ()

    def fallen(self, report: Report) -> list[str]:
        """Why the report does not pass, a line a threshold; [] where it does."""
        lines = []
        score = round(report.score, _DIGITS)
        unread = all(claim.verdict == "unchecked" for claim in report.claims)
        if self.fail_under is not None and report.claims and unread:
            lines.append("no claim could be checked, so no score is known")
        elif self.fail_under is not None and score < self.fail_under:
            lines.append(f"score {score:g} is under {self.fail_under:g}")
        for verdict in self.fail_on:
            count = sum(claim.verdict == verdict for claim in report.claims)
            if count:
                lines.append(f"{count} claim{'s' if count > 1 else ''} {verdict}")
        return lines
