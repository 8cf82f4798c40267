"""The second process: it answers, it fails aloud, and it never outlives the one that asks."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from drawings import ID, of_kind

from terang import charts
from terang.charts import draw_figures, drawing_key
from terang.charts.elsewhere import draw_there
from terang.city import ROOT, read_city
from terang.errors import BuildFailed, ChartFailed, CityNotFound
from terang.pages.figures import Axis
from terang.second import second_process, undisturbed


def test_answers_come_in_the_order_of_the_questions():
    with second_process() as second:
        answers = [second.ask(divmod, number, 3) for number in range(20)]
        other = second.ask(os.getpid)
        assert [answer.result() for answer in answers] == [divmod(number, 3) for number in range(20)]
        assert other.result() != os.getpid()


def test_told_error_arrives_as_it_was():
    with second_process() as second:
        with pytest.raises(CityNotFound) as told:
            second.ask(read_city, "tidak-ada").result()
        assert told.value.details[0] == "Diminta: tidak-ada"
        assert str(told.value).count(CityNotFound.__doc__) == 1
        assert second.ask(divmod, 7, 2).result() == (3, 1)


def test_programming_error_and_death_end_every_open_question(capfd):
    with second_process() as second:
        for answer in (second.ask(divmod, 1, 0), second.ask(divmod, 7, 2)):
            with pytest.raises(BuildFailed, match="Proses kedua"):
                answer.result()
    assert "ZeroDivisionError" in capfd.readouterr().err
    with second_process() as second:
        answer = second.ask(time.sleep, 60)
        os.kill(second._process.pid, signal.SIGKILL)
        with pytest.raises(BuildFailed):
            answer.result()


def test_it_is_gone_at_the_end_even_in_the_middle_of_work():
    started = time.monotonic()
    with second_process() as second:
        second.ask(time.sleep, 60)
        second.ask(len, b"x" * 1_000_000)
    assert time.monotonic() - started < 30
    assert second._process.returncode == -signal.SIGKILL


def test_it_ends_by_itself_when_the_first_process_is_killed():
    script = (
        "import os, time\n"
        "from terang.second import SecondProcess\n"
        "second = SecondProcess()\n"
        "print(second.ask(os.getpid).result(), flush=True)\n"
        "time.sleep(60)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as first:
        second = int(first.stdout.readline())
        first.kill()
    for _ in range(200):
        try:
            os.kill(second, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the second process is still there")


def test_it_draws_what_this_process_draws(tmp_path):
    pairs = [(of_kind("bars"), ID), (of_kind("strip"), ID)]
    with second_process() as second:
        drawn = dict(draw_figures(pairs, tmp_path, second))
    assert drawn == draw_figures(pairs)
    assert draw_figures(pairs, tmp_path) == drawn
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(drawn)


def test_drawing_is_refused_when_the_words_have_changed_meanwhile(tmp_path):
    figure = of_kind("bars")
    with pytest.raises(ChartFailed, match="berubah"):
        draw_there(figure, "id", drawing_key(figure, ID)[::-1], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_search_for_dead_objects_goes_on_afterwards():
    assert gc.isenabled()
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_many_missing_drawings_are_shared_among_both_processes(monkeypatch):
    wanted = [(replace(of_kind("bars"), axis=Axis(f"Ukuran {number}", "orang")), ID) for number in range(6)]
    alone = draw_figures(wanted)
    here, draw = [], charts.draw_and_keep

    def counted(*arguments):
        here.append(arguments)
        return draw(*arguments)

    monkeypatch.setattr(charts, "MANY", len(wanted))
    monkeypatch.setattr(charts, "draw_and_keep", counted)
    with second_process() as second:
        second.ask(time.sleep, 1)  # busy, so that there is something to take back
        assert draw_figures(wanted, None, second) == alone

    assert 1 <= len(here) <= len(wanted)
