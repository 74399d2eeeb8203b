"""The command line: each command does its one thing, and says in a sentence why it cannot."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.test import Client
from typer.testing import CliRunner, Result

from fangxian.config import demonstration
from fangxian.config.command_line import app
from fangxian.derived.catch_up import catch_up
from fangxian.derived.models import Task
from fangxian.registry.models import Community
from fangxian.reports.issue import issue
from fangxian.reports.models import Release
from fangxian.reports.releasing import book
from fangxian.reports.releasing.asked import Asked
from fangxian.reports.releasing.marks import Marker, marked
from fangxian.vault.keys import file_of
from fangxian.vault.models import Trail
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.serving import worker_of
from tests.cast import COMMUNITY, Cast

MESSAGE = {
    "id": "m1",
    "text": "我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。",
    "sent_at": "2020-02-05T10:00:00+08:00",
    "role": "grid_worker",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGXIAN_LANGUAGE", "en")


def fx(*words: str, **typed: str) -> Result:
    return CliRunner().invoke(app, list(words), **typed)


def told(result: Result) -> str:
    return " ".join(result.output.split())


def test_a_community_is_set_up_with_its_key_and_its_director(db: None) -> None:
    """Monday 09:00  the subdistrict's technician sets up a community: code, name, director"""
    words = ("--name", "试点社区", "--director", "周敏", "--username", "zhoumin")
    done = fx("setup", "--code", "990101001009", *words)
    assert done.exit_code == 0, done.output
    assert Community.objects.get(id=990101001009).name == "试点社区"
    assert file_of(990101001009).stat().st_mode & 0o777 == 0o600
    worker = Worker.objects.get(community_id=990101001009)
    roles = Cover.objects.filter(community_id=990101001009, worker_id=worker.id).values_list("role", flat=True)
    assert sorted(roles) == ["director", "keeper"]
    assert worker.user is not None
    assert worker.user.check_password(done.output.split("(shown once): ")[1].split()[0])


@pytest.mark.parametrize(
    ("code", "profile", "why"),
    [
        ("12345", "covid_19_2020_02", "12 digits"),
        ("000000000000", "covid_19_2020_02", "12 digits"),
        ("990101001009", "horoscope", "no disease profile"),
    ],
)
def test_what_cannot_be_set_up_is_said_and_leaves_nothing(db: None, code: str, profile: str, why: str) -> None:
    """Monday 09:05  a slip of the hand"""
    words = ("--name", "试点社区", "--director", "周敏", "--username", "zhoumin", "--profile", profile)
    done = fx("setup", "--code", code, *words)
    assert done.exit_code == 1
    assert why in told(done)
    assert not Community.objects.exists()
    assert not Worker.objects.filter(community_id=990101001009).exists()
    assert not file_of(990101001009).exists()


def test_a_community_is_set_up_once(cast: Cast) -> None:
    """Tuesday 09:00  somebody types the same code again: nothing is renamed, and nobody else becomes director"""
    done = fx("setup", "--code", str(COMMUNITY), "--name", "别名", "--director", "别人", "--username", "other")
    assert done.exit_code == 1
    assert "./fx password" in told(done)
    assert Community.objects.get(id=COMMUNITY).name != "别名"
    assert file_of(COMMUNITY).exists()


def test_verify_exits_0_only_if_nothing_differs(cast: Cast) -> None:
    """Sunday 22:00  all is well; then somebody changes a row of the derived tables by hand"""
    catch_up(COMMUNITY)
    done = fx("verify")
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) == 1
    Task.objects.filter(community_id=COMMUNITY, place_id=cast.door).delete()
    broken = fx("verify")
    assert broken.exit_code == 1
    assert "./fx rebuild" in told(broken)
    assert fx("rebuild").exit_code == 0
    assert fx("verify").exit_code == 0


def test_where_several_communities_are_one_must_be_named(cast: Cast) -> None:
    """The subdistrict keeps two communities on one machine."""
    Community.objects.create(id=COMMUNITY + 1, name="另一个社区")
    file_of(COMMUNITY + 1).write_bytes(file_of(COMMUNITY).read_bytes())
    file_of(COMMUNITY + 1).chmod(0o600)
    assert "--community" in told(fx("rebuild"))
    assert "There is no community 7" in told(fx("rebuild", "--community", "7"))
    assert fx("rebuild", "--community", str(COMMUNITY)).exit_code == 0


def test_without_a_community_it_is_said_how_to_begin(db: None) -> None:
    """Somebody has only just unpacked the house."""
    assert "./fx setup" in told(fx("verify"))


def test_the_roster_goes_out_only_for_a_purpose_and_the_trail_keeps_it(cast: Cast, tmp_path: Path) -> None:
    """16:00  the health station asks for the list of people living alone"""
    out = tmp_path / "roster.csv"
    assert fx("roster", "--export", str(out)).exit_code == 1
    assert not out.exists()
    assert fx("roster", "--export", str(out), "--purpose", "flu vaccination").exit_code == 0
    assert "刘建国" in out.read_text(encoding="utf-8-sig")
    assert Trail.objects.filter(community_id=COMMUNITY, purpose="flu vaccination").exists()


def test_a_sheet_is_said_first_and_read_in_only_if_wanted(cast: Cast, tmp_path: Path) -> None:
    """16:20  a roster with one newcomer; the first time the clerk only looks"""
    sheet = tmp_path / "roster.csv"
    sheet.write_text("楼栋,单元,室,姓名,性别\n8,1,102,田新来,男\n8,9,999,无此户,女\n", encoding="utf-8")
    looked = fx("roster", str(sheet), input="n\n")
    assert "1 new" in told(looked)
    assert "row 3" in told(looked)
    assert "Nothing was changed" in told(looked)
    assert "Done" in told(fx("roster", str(sheet), "--yes"))
    assert "0 new" in told(fx("roster", str(sheet), input="n\n"))
    assert "There is no file" in told(fx("roster", str(tmp_path / "nothing.xlsx")))
    assert "is a folder" in told(fx("roster", str(tmp_path)))
    unanswered = fx("roster", str(sheet), input="")
    assert (unanswered.exit_code, "Nothing was changed" in told(unanswered)) == (0, True)


def test_a_report_is_written_as_a_draft(cast: Cast, tmp_path: Path) -> None:
    """19:30  before signing it on the desk, the director wants to see the sheet"""
    out = tmp_path / "daily.xlsx"
    assert fx("report", "daily", "--on", "2020-02-03", "--out", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"PK")
    assert "daily, zero" in told(fx("report", "horoscope"))


def test_a_leaked_list_is_traced_to_its_copy(cast: Cast, tmp_path: Path) -> None:
    """Two copies went out; thirty lines of the second turn up, pasted with tabs; then an older list without marks"""
    wanted = {"whom": "everybody", "grid_id": None, "columns": ("sex",), "full": True, "purpose": "call"}
    for recipient in ("street", "district"):
        asked = Asked(**wanted, reason="tests", recipient=recipient, hours=24)  # type: ignore[arg-type]
        number = book.ask(cast.community_id, asked, cast.workers["director"], cast.now)
        book.decide(cast.community_id, number, cast.workers["auditor"], cast.now, release=True)
        book.fetch(cast.community_id, number, cast.workers["director"], cast.now)
    lines = [{"door": f"3-2-{n}", "name": f"王{n}", "sex": "女"} for n in range(401, 431)]
    leaked, plain = tmp_path / "leaked.txt", tmp_path / "plain.csv"
    copy = marked(lines, Marker(cast.community_id, number), ["door", "sex"])
    leaked.write_text("\n".join("\t".join(line.values()) for line in copy), encoding="utf-8")
    plain.write_text("\n".join(",".join(line.values()) for line in lines), encoding="utf-8")
    assert f"From copy {number}: for district, asked for by 周敏" in told(fx("trace", str(leaked)))
    assert json.loads(fx("trace", str(leaked), "--json").stdout)["copy"] == number
    assert "Cannot tell" in told(fx("trace", str(plain)))
    assert "is a folder" in told(fx("trace", str(tmp_path)))


def test_the_roster_written_out_stands_in_the_book_of_lists(cast: Cast, tmp_path: Path) -> None:
    """The keeper of the machine writes the roster out for a vaccination"""
    assert fx("roster", "--export", str(tmp_path / "roster.csv"), "--purpose", "flu vaccination").exit_code == 0
    (row,) = Release.objects.filter(community_id=cast.community_id)
    assert (row.step, row.worker_id, row.told) == ("written", None, {"reason": "flu vaccination"})


def test_why_two_reports_differ_is_told_by_causes(cast: Cast) -> None:
    """20:00  the keeper asks why report 1 and the draft of now differ; and what was put right since it was signed"""
    director = worker_of(cast.community_id, cast.workers["director"])
    issue(cast.community_id, "daily", cast.now.date(), director, cast.now)
    assert "No issued report was touched" in told(fx("report", "notes"))
    assert "Name two reports" in told(fx("report", "explain", "1"))
    assert "There is no report 7" in told(fx("report", "explain", "1", "7"))
    answer = json.loads(fx("report", "explain", "1", "now", "--json").stdout)
    assert answer["from"] == {"number": 1, "day": "2020-02-03", "ledger_number": 0}
    assert {one["indicator"] for one in answer["changes"]} == set()
    assert "no. 1 (2020-02-03)" in told(fx("report", "explain", "1", "now"))


def test_a_message_is_read_and_a_line_that_is_none_sinks_no_other() -> None:
    """Two lines from a pipe, the first one broken."""
    done = fx("read", input="{broken\n" + json.dumps(MESSAGE, ensure_ascii=False) + "\n")
    assert done.exit_code == 1
    assert "line 1" in told(done)
    *_, answer = (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))
    assert answer["id"] == "m1"
    assert answer["facts"][0]["kind"] == "returnee"


def test_each_start_of_the_demo_makes_a_fresh_password(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    """One sign-in for each role, printed in a table; yesterday's does not open the door any more."""
    cast.users["grid1"].set_password("yesterday's")
    cast.users["grid1"].save()
    for cover in Cover.objects.filter(community_id=COMMUNITY):
        cover.until_at = cover.until_at.replace(year=2100)
        cover.save()
    demonstration.show_sign_ins()
    shown = capsys.readouterr().out
    cast.users["grid1"].refresh_from_db()
    assert not cast.users["grid1"].check_password("yesterday's")
    assert all(user in shown for user in ("grid1", "guard", "director", "keeper", "auditor"))


def test_the_demo_hands_out_cards_that_open_the_other_pages(
    cast: Cast, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A household's card and PIN, a shop's code, the link to sign up: printed, each lets one in; the next are new."""
    monkeypatch.setenv("FANGXIAN_LANGUAGE", "en")
    Cover.objects.filter(community_id=COMMUNITY).update(until_at=cast.now.replace(year=2100))
    seen = []
    for _start in range(2):
        demonstration.show_pages("http://127.0.0.1:8000")
        shown = capsys.readouterr().out
        number, pin = re.findall(r"card ([\d ]+), PIN (\d{6})", shown)[-1]
        browser = Client()
        browser.post(f"/my/at/{COMMUNITY}/", {"number": number, "pin": pin})
        assert browser.get("/my/pass/").status_code == 200
        for page in re.findall(r"http://127.0.0.1:8000(/(?:shop|volunteer)/\S+)", shown):
            assert Client().get(page).status_code == 200, page
        seen.append((number, pin))
    assert len(set(seen)) == 2


def test_the_server_answers_and_stops_when_told(tmp_path: Path) -> None:
    """./fx serve: the sign-in page is there; Ctrl+C ends it in good order."""
    port = _free_port()
    command = (sys.executable, "-m", "fangxian.config.command_line", "serve", "--port", str(port))
    env = {"FANGXIAN_HOME": str(tmp_path / "home"), "FANGXIAN_LANGUAGE": "en", "PATH": ""}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as running:
        page = _answer(running, f"http://127.0.0.1:{port}/sign-in/")
        running.terminate()
    assert 'name="password"' in page
    assert running.returncode == 0


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _answer(running: subprocess.Popen[bytes], url: str) -> str:
    """The page, as soon as somebody answers; asked again as long as the server is on its way."""
    while True:
        try:
            with urllib.request.urlopen(url) as answer:
                return str(answer.read().decode())
        except OSError:
            try:
                running.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail("the server ended by itself")
