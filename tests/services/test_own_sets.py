"""Hosts' own questions: from a file to a draft to a set, and nobody else's is ever found."""

from __future__ import annotations

import pytest
from bot.imports.packages import MOST_BYTES

from bot.core.effects import Say, Toast
from bot.core.host.own_set import MOST_SETS, Draft, Finding, OwnQuestion
from bot.core.host.own_set_effects import SendSetTable, ShowDraft, ShowSet, ShowSets
from tests.services.world import DAY, HOUR, MINUTE, SECOND

QUESTIONS = tuple(OwnQuestion(f"题{number}", ("对", "错"), 0, "因为") for number in range(3))
DRAFT = Draft((), QUESTIONS)


@pytest.fixture
def host(world):
    return world.player()


@pytest.fixture
def sets(world, host):
    return world.services.own_sets


def draft(world, sets, draft=DRAFT, replaces=None, name="社区.xlsx", player_id=1) -> ShowDraft:
    sets.take_draft(player_id, name, draft, replaces, world.now)
    return world.hear(player_id, ShowDraft)


def keep(world, sets, host, shown: ShowDraft) -> int:
    assert sets.keep(host, shown.set_id, world.now, 7) == Toast("myset-kept")
    world.take(host.id)
    return shown.set_id


def titles(world, host):
    return [(one.title, one.count) for one in world.store.question_sets.of(host.id)]


def test_a_draft_is_shown_and_is_no_set_until_it_is_kept(world, sets, host):
    shown = draft(world, sets)
    assert (shown.title, shown.count, shown.replaces) == ("社区", 3, None)
    assert titles(world, host) == []
    assert sets.keep(host, shown.set_id, world.now, 7) == Toast("myset-kept")
    shown = world.hear(1, ShowSet)
    assert (shown.own.count, shown.asked) == (3, False)
    assert titles(world, host) == [("社区", 3)]


def test_a_draft_that_is_left_is_gone(world, sets, host):
    shown = draft(world, sets)
    assert sets.leave(host, shown.set_id, world.now, 7) is None
    assert sets.keep(host, shown.set_id, world.now, 7) == Toast("tap-old")
    assert titles(world, host) == []


def test_a_draft_without_a_question_cannot_be_kept(world, sets, host):
    shown = draft(world, sets, Draft((), (), (Finding(1, "import-no-key"),)))
    assert sets.keep(host, shown.set_id, world.now, 7) == Toast("tap-old")


def test_eight_faults_are_shown_and_all_are_counted(world, sets, host):
    faults = tuple(Finding(row, "import-no-key") for row in range(11))
    shown = draft(world, sets, Draft((), QUESTIONS, faults, faults[:6]))
    assert (len(shown.faults), shown.faulty, len(shown.warnings), shown.warned) == (8, 11, 4, 6)


def test_a_new_version_takes_the_place_of_the_old_one_and_its_title(world, sets, host):
    old = keep(world, sets, host, draft(world, sets))
    shown = draft(world, sets, Draft((), QUESTIONS[:1]), replaces=old, name="")
    assert (shown.title, shown.replaces) == ("社区", "社区")
    keep(world, sets, host, shown)
    assert titles(world, host) == [("社区", 1)]


def test_twenty_sets_and_no_more_but_a_new_version_always(world, sets, host):
    ids = [keep(world, sets, host, draft(world, sets, name=f"{number}.txt")) for number in range(MOST_SETS)]
    full = Toast("myset-full", {"most": "20"}, alert=True)
    assert sets.ask(host, None, world.now) == full
    assert sets.keep(host, draft(world, sets).set_id, world.now, 7) == full
    assert sets.ask(host, ids[0], world.now) is None
    world.take(1)
    keep(world, sets, host, draft(world, sets, replaces=ids[0]))
    assert len(titles(world, host)) == MOST_SETS


def test_nobody_touches_the_set_of_another(world, sets, host):
    own = keep(world, sets, host, draft(world, sets))
    waiting = draft(world, sets)
    other = world.player(2)
    assert sets.open(other, own, world.now, 7) == Toast("tap-old")
    assert sets.delete(other, own, world.now, 7) == Toast("tap-old")
    assert sets.ask(other, own, world.now) == Toast("tap-old")
    assert sets.send_table(other, own, world.now) == Toast("tap-old")
    assert sets.keep(other, waiting.set_id, world.now, 7) == Toast("tap-old")
    assert sets.leave(other, waiting.set_id, world.now, 7) == Toast("tap-old")
    assert world.take(2) == []
    assert titles(world, host) == [("社区", 3)]


def test_a_set_that_is_deleted_is_gone_from_the_list_at_once_and_from_the_file_after_two_days(
    world, sets, host
):
    own = keep(world, sets, host, draft(world, sets))
    assert sets.delete(host, own, world.now, 7) == Toast("myset-deleted")
    assert world.hear(1, ShowSets).sets == ()
    sets.purge(world.now + 2 * DAY)
    assert world.store.question_sets.find(own, host.id, "gone") is not None
    sets.purge(world.now + 2 * DAY + 1)
    assert world.store.question_sets.find(own, host.id, "gone") is None


def test_the_table_of_a_draft_and_of_a_set_can_be_had(world, sets, host):
    shown = draft(world, sets)
    assert sets.send_table(host, shown.set_id, world.now) == Toast("myset-table-coming")
    assert world.hear(1, SendSetTable) == SendSetTable(shown.set_id, "社区")
    sets.send_table(host, None, world.now)
    assert world.hear(1, SendSetTable) == SendSetTable(None, "")


def test_a_file_or_a_text_is_waited_for_ten_minutes(world, sets, host):
    sets.ask(host, None, world.now)
    assert world.services.players.expected(1, world.now + 10 * MINUTE - 1) == "set"
    sets.ask(host, None, world.now)
    assert world.services.players.expected(1, world.now + 10 * MINUTE + 1) is None


# --- files ----------------------------------------------------------------------------------------


def send_file(world, sets, host, name="题.xlsx", size=1000, awaited="set"):
    taken = sets.take_file(host, "file", name, size, awaited, world.now)
    return taken, world.said(host.id)


def test_a_picture_is_no_file_with_questions(world, sets, host):
    assert send_file(world, sets, host, "照片.jpg") == (False, [])


def test_a_file_that_is_too_large_is_refused(world, sets, host):
    assert send_file(world, sets, host, size=MOST_BYTES + 1) == (True, ["myset-file-size"])
    assert send_file(world, sets, host, size=MOST_BYTES) == (True, ["myset-reading"])


def test_three_files_wait_and_no_more(world, sets, host):
    said = [send_file(world, sets, host)[1] for _ in range(4)]
    assert said == [["myset-reading"]] * 3 + [["myset-busy"]]


def test_a_file_that_was_read_becomes_a_draft_of_what_it_was_sent_for(world, sets, host):
    own = keep(world, sets, host, draft(world, sets))
    send_file(world, sets, host, "新版.xlsx", awaited=f"set:{own}")
    sets.was_read(sets.due_file(world.now), DRAFT, world.now)
    shown = world.hear(1, ShowDraft)
    assert (shown.title, shown.replaces) == ("新版", "社区")
    assert sets.due_file(world.now) is None


def test_a_file_that_cannot_be_read_is_said_so_and_gone(world, sets, host):
    send_file(world, sets, host)
    sets.was_refused(sets.due_file(world.now), "myset-file-broken", {}, world.now)
    assert world.hear(1, Say).menu == "myset"
    assert sets.next_deadline() is None


def test_who_was_forgotten_meanwhile_hears_nothing(world, sets, host):
    send_file(world, sets, host)
    file = sets.due_file(world.now)
    world.services.players.forget(host, world.now, None)
    world.take(1)
    sets.was_read(file, DRAFT, world.now)
    assert world.take(1) == []


def test_what_telegram_does_not_give_is_asked_for_less_and_less_often_for_an_hour(world, sets, host):
    send_file(world, sets, host)
    waits = []
    while world.take(1) == []:
        sets.was_out_of_reach(sets.due_file(world.now), world.now)
        due = sets.next_deadline()
        if due is None:
            break
        waits.append(due - world.now)
        world.now = due
    assert waits[:3] == [5 * SECOND, 10 * SECOND, 20 * SECOND]
    assert max(waits) == 10 * MINUTE
    assert HOUR <= sum(waits) < HOUR + 10 * MINUTE
    assert world.said(1) == ["myset-file-unreachable"]
