import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMES = re.compile(r"[-_.]+")


def normalized(name: str) -> str:
    return NAMES.sub("-", name).lower()


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {normalized(name): version for name, version in pairs}


def test_no_cuda_package_is_set_up() -> None:
    names = {normalized(distribution.metadata["Name"]) for distribution in distributions()}
    cuda = [name for name in names if name.startswith(("nvidia-", "cuda-")) or name == "triton"]
    assert cuda == []


def test_torch_is_the_cpu_build() -> None:
    import torch

    assert torch.version.cuda is None


def test_every_dependency_is_pinned_and_set_up_at_its_pin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = pins()
    there = {normalized(d.metadata["Name"]): d.version for d in distributions()}
    for requirement in wanted:
        match = re.match(r"[A-Za-z0-9_.-]+", requirement)
        assert match
        name = normalized(match.group())
        assert there[name].split("+")[0] == pinned[name], name


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and installed into an empty folder without its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    for words in (
        ["hatchling", "build", "-t", "wheel", "-d", str(folder)],
        ["pip", "install", "-q", "--no-deps", "--no-index", "--target", str(folder / "site")],
    ):
        wheel = [str(path) for path in folder.glob("*.whl")]
        subprocess.run(
            [sys.executable, "-m", *words, *wheel], cwd=ROOT, check=True, capture_output=True
        )
    return folder / "site"


def call(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import harness; assert harness.__file__.startswith(sys.path[0]), harness.__file__\n"
        "from harness.cli import main; sys.exit(main())\n"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", code, str(installed), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_wheel_lists_its_configs_away_from_the_repository(
    installed: Path, tmp_path: Path
) -> None:
    done = call(installed, tmp_path, "list")
    assert done.returncode == 0, done.stderr
    for name in ("seeds_per_report", "lexrank", "bertscore", "seeds_baselines"):
        assert f"  {name} " in done.stdout


def test_the_wheel_runs_its_built_in_dataset(installed: Path, tmp_path: Path) -> None:
    done = call(installed, tmp_path, "eval", "metric=[rouge]")
    assert done.returncode == 0, done.stderr
    assert "lead" in done.stdout
    assert (tmp_path / "results/seeds/table.md").exists()


def test_the_seeds_have_not_changed() -> None:
    import hashlib

    names = sorted((ROOT / "seeds").glob("*.txt"))
    assert [path.name[:3] for path in names] == ["000", "001", "002", "003", "004"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in names)).hexdigest()
    assert digest == "facdf935af2de73fcd87f20d4e65ef888b0328d3234a3749248a8e4fa47f15f6"
