"""The figures of `benchmarks.retention` as pictures."""

from __future__ import annotations

from pathlib import Path

from matplotlib.figure import Figure

from benchmarks.memories import FAMILIES
from benchmarks.retention import CUES, MEASURED, Results, kept
from benchmarks.schedules import SCHEDULES

COLOURS = {
    "ours": "#0b6e4f",
    "due first": "#7fb69b",
    "ladder": "#c8742c",
    "mixed ladder": "#e5b286",
    "bag": "#5a6f9c",
    "random": "#8a8a8a",
}
NAMES = {"stability": "FSRS model, other parameters", "traces": "power-law traces, no stability"}


def draw(results: Results, folder: Path) -> None:
    """Draw cues kept over time, and questions for each cue kept, one picture each."""
    folder.mkdir(parents=True, exist_ok=True)
    _over_time(results, folder / "retention-kept.png")
    _by_question(results, folder / "retention-questions.png")


def _over_time(results: Results, to: Path) -> None:
    figure = Figure(figsize=(9, 4.2), dpi=130, layout="constrained")
    axes = figure.subplots(1, len(FAMILIES), sharey=True)
    for axis, family in zip(axes, FAMILIES, strict=True):
        for schedule in SCHEDULES:
            values = [kept(results[family, schedule], day) for day in MEASURED]
            axis.plot(MEASURED, values, label=schedule, color=COLOURS[schedule], linewidth=2)
        axis.set(title=NAMES[family], xlabel="day", xticks=(0, 30, 60, 90, 120, 150, 180))
        axis.grid(alpha=0.25)
    axes[0].set(ylabel=f"cues kept, of {CUES}", ylim=(0, CUES))
    axes[0].legend(frameon=False, fontsize=9)
    figure.savefig(to)


def _by_question(results: Results, to: Path) -> None:
    figure = Figure(figsize=(9, 4.2), dpi=130, layout="constrained")
    axes = figure.subplots(1, len(FAMILIES), sharey=True)
    for axis, family in zip(axes, FAMILIES, strict=True):
        for schedule in SCHEDULES:
            outcomes = results[family, schedule]
            values = [kept(outcomes, day) for day in MEASURED]
            asked = [sum(one.asked[day] for one in outcomes) / len(outcomes) for day in MEASURED]
            axis.plot(asked, values, label=schedule, color=COLOURS[schedule], linewidth=2)
        axis.set(title=NAMES[family], xlabel="questions answered, on average")
        axis.grid(alpha=0.25)
    axes[0].set(ylabel=f"cues kept, of {CUES}", ylim=(0, CUES))
    axes[0].legend(frameon=False, fontsize=9)
    figure.savefig(to)
