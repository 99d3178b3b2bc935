"""What lies in deploy/ fits the bot: metrics that exist, a unit that systemd accepts, an image that is not root's."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.metrics import DESCRIBED, Metrics
from bot.services.owner_news import ALARMS

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
RULES = yaml.safe_load((DEPLOY / "alerts.yml").read_text("utf-8"))["groups"][0]["rules"]
PANELS = json.loads((DEPLOY / "grafana-dashboard.json").read_text("utf-8"))["panels"]


def samples() -> dict[str, set[str]]:
    """Every sample that the bot can show, with its labels, after one of everything has happened."""
    metrics = Metrics(lambda: 0, 25)
    metrics.look(lambda: dict.fromkeys((*DESCRIBED, "fanzha_faults"), 0.0))
    metrics.answered("judge", True)
    metrics.settled(0, "sent", 100)
    metrics.pushed("push", 100)
    metrics.called("sendMessage", "429", 0.1)
    metrics.handled("message", "done", 0.1)
    metrics.ticked(0.1)
    found: dict[str, set[str]] = {}
    for family in metrics.registry.collect():
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


EXPRESSIONS = [rule["expr"] for rule in RULES] + [
    target["expr"] for panel in PANELS for target in panel["targets"]
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_rules_and_panels_ask_for_metrics_and_labels_that_exist(expression):
    known = samples()
    asked = re.findall(r"\b(fanzha_\w+)(?:\{([^}]*)\})?", expression)
    assert asked or expression.startswith("up{")
    for name, conditions in asked:
        assert name in known, name
        assert set(re.findall(r"(\w+)=", conditions)) <= known[name], conditions
    for labels in re.findall(r"by \(([^)]*)\)", expression):
        assert set(labels.split(", ")) <= set().union(*(known[name] for name, _ in asked))


def test_every_metric_is_on_the_dashboard():
    shown = " ".join(EXPRESSIONS)
    bases = {re.sub(r"_(total|bucket|sum|count|created)$", "", name) for name in samples()}
    assert {name for name in bases if name not in shown} == set()


def test_rules_have_what_an_operator_needs():
    names = [rule["alert"] for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert rule["labels"]["severity"] in ("page", "warn")
        assert rule["annotations"]["summary"]


@pytest.mark.parametrize("name", ["operations.md", "operations.zh.md"])
def test_every_alarm_has_its_place_in_the_handbook(name):
    text = (ROOT / "docs" / name).read_text("utf-8")
    for rule in RULES:
        assert f"`{rule['alert']}`" in text, rule["alert"]
    for kind in ALARMS:
        assert f"`{kind}`" in text, kind


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_accepts_the_unit_and_finds_it_tight(tmp_path):
    unit = DEPLOY / "fanzha-bot.service"
    # The program is not installed here; everything else must be sound.
    here = tmp_path / unit.name
    here.write_text(unit.read_text("utf-8").replace("/opt/fanzha-bot/.venv/bin/python", "/bin/true"), "utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", here], capture_output=True, text=True, check=False
    )
    assert verified.returncode == 0, verified.stderr
    assert "fanzha" not in verified.stderr
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", here],
        capture_output=True,
        check=False,
        text=True,
    )
    if "unrecognized option" in judged.stderr:
        pytest.skip("this systemd-analyze judges no files")
    assert judged.returncode == 0, judged.stdout[-300:]


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="needs hadolint")
def test_a_linter_finds_nothing_in_the_recipe_of_the_image():
    linted = subprocess.run(
        ["hadolint", DEPLOY / "Containerfile"], capture_output=True, text=True, check=False
    )
    assert (linted.returncode, linted.stdout) == (0, "")


def test_the_image_is_small_in_rights():
    lines = (DEPLOY / "Containerfile").read_text("utf-8")
    steps = [
        line.split(maxsplit=1) for line in re.sub(r"\\\n", " ", lines).splitlines() if line[:1].isupper()
    ]
    words = [word for word, _ in steps]
    assert steps[[i for i, word in enumerate(words) if word == "USER"][-1]][1].split(":")[0].isdigit()
    assert {"HEALTHCHECK", "VOLUME", "STOPSIGNAL"} <= set(words)
    assert "ADD" not in words
    # What may not write beside its code would compile and judge everything at each start.
    prepared = steps.index(["RUN", "python -m bot prepare"])
    assert max(i for i, word in enumerate(words) if word == "COPY") < prepared < words.index("USER")
    assert "--require-hashes" in lines
    assert all(":" in rest.split()[0] and "latest" not in rest for word, rest in steps if word == "FROM")
    for word, rest in steps:
        if word == "COPY" and not rest.startswith("--from"):
            assert (ROOT / rest.split()[0]).exists(), rest
    last = max(i for i, word in enumerate(words) if word == "FROM")
    assert words.index("USER") > last


def test_the_settings_of_the_image_are_sound_and_fit_its_health_check(tmp_path):
    from bot.config import load

    config = load(DEPLOY / "container.toml")
    assert str(config.storage.path) == "/data/bot.sqlite3"
    assert f":{config.metrics.port}/healthz" in (DEPLOY / "Containerfile").read_text("utf-8")


def test_litestream_keeps_no_longer_than_the_bot():
    from bot.config import Config

    database = yaml.safe_load((DEPLOY / "litestream.yml").read_text("utf-8"))["dbs"][0]
    hours = int(database["replicas"][0]["retention"].removesuffix("h"))
    assert hours <= Config().storage.backup_days * 24
