"""Every address × method × role × relation is answered as the table says, and no address is without a line in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec
import pytest

from fangxian.ledger.models import Entry
from fangxian.registry.models import Person, Place
from fangxian.workforce.models import Cover, Worker
from tests.cast import Cast
from tests.config.routes import APP, ENTRANCE
from tests.privacy.conftest import Asks
from tests.privacy.marked import ELSEWHERE, SPOTS, Marked
from tests.privacy.walk import LAST, answered, patterns

LETTER = {"grid1": "g", "guard": "b", "volunteer": "v", "director": "d"}
LETTER |= {"both": "m", "subdistrict": "s", "doctor": "h", "auditor": "a", "keeper": "k"}
# To be read aloud: address; what GET answers, to whom (in grid 1 / in grid 2); what an empty POST answers, to whom.
# g grid worker of grid 1, b guard, v volunteer of grid 1, d director, s subdistrict, h district health, a auditor,
# k keeper, m grid worker of grid 1 who is volunteer in grid 2. To everybody else it is not there; whoever is not
# signed in is led to the sign-in.
TABLE = """
home             302 gmbvdshak  302 gmbvdshak
board            200 gmbdsh     200 gmbdsh
strip            200 gmbdsh     200 gmbdsh
picture          200 gmbvdh     200 gmbvdh
worklist         200 gmbvd      200 gmbvd
place            200 gmvdh/mdh  200 gmvdh/mdh
reveal_place     405 gmdh       422 gmdh/dh
person           200 gmdh/dh    200 gmdh/dh
reveal_person    405 gmdh       422 gmdh/dh
records          200 gmbdha     200 gmbdha
record           200 gmdha/dha  200 gmdha/dha
withdraw         405 gmbvd      302 gmd/d
figure           200 gmbvdh     200 gmbvdh
find             200 gmbvdh     200 gmbvdh
write            200 gmd/d      302 gmd/d
give_card        405 gmd        200 gmd/d
renew_pin        405 gmd        200 gmd/d
end_card         405 gmd        302 gmd/d
say              405 gmbvd      422 gmbvd
held             200 gmd        200 gmd
by_hand          405 gmd        404 -
accept           405 gmbvd      200 gd/d
drop             405 gmbvd      200 gd/d
draft            200 gd/d       200 gd/d
settle_row       405 gmd        302 gd/d
set_aside        405 gmd        302 gd/d
take_up          405 gmd        302 gd/d
paste            200 gmd        422 gmd
pass             200 g/         200 g/
accept_sure      405 gmd        302 g/
understood       200 gd/d       200 gd/d
sheets_in        200 gmd        422 gmd
sheet_in         200 g/         200 g/
take_in          405 gmd        302 g/
sheet_marked     404 gmd/       404 gmd/
night            404 gmd/       404 gmd/
open_calls       405 gmd        404 gmd/
sheet_done       405 gmd        302 g/
sheet_back       200 g/         200 g/
rolls            200 d      422 d
roll             404 d          404 d
roll_apply       405 d          404 d
roll_marked      404 d          404 d
roll_done        405 d          404 d
office_sheets    200 d      422 d
office_sheet     200 d/d    200 d/d
office_fill      405 d      302 d/d
office_file      405 d      404 d/d
office_ask       405 d      422 d/d
office_done      405 d      302 d/d
office_questions 200 d/d    200 d/d
workforce        200 gmdk       200 gmdk
installing       200 gmdk       200 gmdk
gates            200 gmbdh      200 gmbdh
passes_give      405 gmbvd      404 -
passes_print     405 gmbvd      404 -
passes_key       405 gmbvd      302 d
pass_revoke      405 gmbvd      302 gmd/d
add_shift        405 d          302 d
drop_shift       405 d          302 d
candidates       200 d          302 d
candidate        200 d          422 d
decline_candidate 405 d          302 d
join             200 dk         422 dk
worker           200 dk         200 dk
renew_sign_in    302 dk         200 dk
leave            405 dk         302 dk
lose_phone       405 dk         302 dk
give_cover       302 dk         422 dk
end_cover        405 dk         302 dk
hand_cover_over  405 dk         302 dk
trail            200 da         200 da
registers        200 gmbdh      200 gmbdh
register_sheet   200 gmbdh      200 gmbdh
register_print   200 gmbdh      200 gmbdh
register_ask     405 gmbdh      422 gmbdh
register_to_edit 200 gmd        200 gmd
register_returned 405 gmd        422 gmd
returned         200 g/         200 g/
returned_take    405 gmd        302 g/
returned_done    405 gmd        302 g/
letter           200 gmdh/dh    200 gmdh/dh
letter_print     405 gmdh       200 gmdh/dh
reports          200 dsha       200 dsha
draft_sheet      200 dsha       200 dsha
draft_print      200 dsha       200 dsha
issue_report     405 d          302 d
report           200 dsha       200 dsha
report_sheet     200 dsha       200 dsha
report_print     200 dsha       200 dsha
check_report     405 dsha       302 dsha
report_lists     200 da         200 da
report_list_ask  405 d          422 d
report_list      200 da         200 da
report_list_decide 405 da         302 da
report_list_file 405 gmbdh      302 d
report_why       200 dsha       200 dsha
report_notes     200 dsha       200 dsha
report_note      200 dsha       200 dsha
report_note_text 200 dsha       200 dsha
service          200 gmbvd      200 gmbvd
sign_on          405 gmbvd      302 gmbvd
certificate      405 gmbvd      200 gd
account          200 gmbvdshak  200 gmbvdshak
lose_own         405 gmbvdshak  302 gmbvdshak
sync_down        200 gmbvd      405 gmbvd
sync_up          405 gmbvd      400 gmbvd
"""
PUBLIC = {"sign_in", "sign_out", "set_language", "certificate_check", "sign_up", *APP, *ENTRANCE}
SIGNED = {"hotline"}  # for machines: who asks is known by the signature, never by a sign-in
# For a household, by its card: everybody else, whatever they cover, stands at its entrance (test_household.py).
HOUSEHOLD = {"home_page", "home_tell", "home_matter", "home_slip", "home_kept", "home_looked", "home_pass"}
CODED = {"shop_page", "shop_opening"}  # for whoever has the code at a shop's door; else it is not there
SAYS_WHY = {"drop_shift", "end_cover", "hand_cover_over"}  # of an id that is not there they say so, on their own page
SYNCS = {"sync_down", "sync_up"}  # a phone is told in JSON to sign in
LEAVES_AT_ONCE = "?form=disinfection"  # it names nobody; the others only with a second person
QUERY = {
    "figure": "?indicator=households_swept",
    **dict.fromkeys(("register_sheet", "register_print", "register_to_edit"), LEAVES_AT_ONCE),
}


class Row(msgspec.Struct, frozen=True):
    """One line of the table: by method the code, and the letters by relation."""

    codes: Mapping[str, int]
    who: Mapping[str, tuple[str, str]]

    def code(self, method: str, username: str, relation: str) -> int:
        """What this somebody should be answered."""
        if username == "nobody":
            return 302
        mine, other = self.who[method]
        letters = {"mine": mine, "other": other, "elsewhere": ""}[relation]
        if self.codes[method] == 405:
            letters = mine  # the method is asked before the place
        return self.codes[method] if LETTER.get(username, "?") in letters else 404


def rows() -> dict[str, Row]:
    """The table, read."""
    found = {}
    for line in TABLE.strip().splitlines():
        name, get, seen, post, done = line.split()
        who = {"get": _by_grid(seen), "post": _by_grid(done)}
        found[name] = Row({"get": int(get), "post": int(post)}, who)
    return found


def _by_grid(letters: str) -> tuple[str, str]:
    mine, slash, other = letters.partition("/")
    return mine, other if slash else mine


def asked(marked: Marked) -> Iterator[tuple[str, str, str]]:
    """Every address but the public ones, with an id of grid 1, of grid 2 and of another community alone."""
    ids = _ids(marked)
    for name, blank, wanted in patterns():
        if name not in PUBLIC | SIGNED | HOUSEHOLD | CODED:
            for relation in ("mine", "other", "elsewhere") if set(wanted) - {"kind"} else ("mine",):
                told = ids[relation] | ({"number": 1} if "report" in name and relation == "mine" else {})
                if relation != "other" or "report" not in name:
                    yield name, relation, blank.format(**told) + QUERY.get(name, "")


def worth_asking(username: str, relation: str) -> bool:
    """To somebody who covers nothing all places are alike; the next community is as far for all whose hand is short."""
    return (
        relation == "mine"
        or username in ("grid1", "director", "keeper")
        or (relation == "other" and username in LETTER)
    )


def _ids(marked: Marked) -> dict[str, dict[str, Any]]:
    kind, cast = "screening.returnee", marked.cast
    found = {}
    for relation, grid in (("mine", "1"), ("other", "2")):
        door = cast.places[SPOTS[grid][0]]
        place = {"place_id": door, "person_id": marked.people[grid], "number": marked.entries_at[door, kind]}
        found[relation] = {**place, "held_id": marked.held[grid], "paste_id": marked.pastes[grid]} | _workforce(cast)
        found[relation] |= {"sheet_id": marked.sheets[grid], "office_id": marked.offices[0]}
        found[relation]["sheet_id"] = marked.sheets[grid]
        found[relation]["candidate_id"] = int(grid)
        found[relation]["pass_id"] = marked.pass_of(door)
        found[relation]["returned_id"] = marked.returned[grid]
        found[relation]["roll_id"] = marked.sheets[grid]
    nothing: dict[str, Any] = dict.fromkeys(found["mine"], LAST)
    found["elsewhere"] = nothing | {
        "held_id": marked.other_held,
        "paste_id": marked.other_paste,
        "sheet_id": marked.other_sheet,
        "office_id": marked.other_office,
        "pass_id": UUID(int=1),
        "returned_id": marked.other_returned,
        "roll_id": marked.other_sheet,
    }
    return {relation: {**ids, "kind": kind} for relation, ids in found.items()}


def _workforce(cast: Cast) -> dict[str, int]:
    return {"worker_id": cast.workers["guard2"], "cover_id": cast.workers["guard2"], "shift_id": 1}


def test_every_address_answers_as_the_table_says(marked: Marked, asks: Asks) -> None:
    """12:00  everybody tries every address, reading and writing, in their grid, in the other, in the next community"""
    table, wrong = rows(), []
    questions = list(asked(marked))
    for username in (*LETTER, "stranger", "nobody"):
        client = asks(username)
        for name, relation, path in [one for one in questions if worth_asking(username, one[1])]:
            for method in ("get", "post"):
                expected = table[name].code(method, username, relation)
                if username == "nobody" and name in SYNCS:
                    expected = 403
                if relation == "elsewhere" and name in SAYS_WHY and method == "post":
                    expected = table[name].code(method, username, "mine")
                got = answered(client, name, path, method).status
                wrong += [f"{username} {method} {path}: {got}, not {expected}"] if got != expected else []
    assert wrong == [], "\n".join(wrong)


def test_no_address_is_without_a_line(cast: Cast) -> None:
    """A new page has no reader before somebody has written down who its readers are."""
    assert {name for name, _, _ in patterns()} == {*rows(), *PUBLIC, *SIGNED, *HOUSEHOLD, *CODED}


def test_an_id_of_elsewhere_is_only_elsewhere(marked: Marked) -> None:
    """Were it one of ours too, the table could not tell the communities apart."""
    for model, key in ((Place, "id"), (Person, "id"), (Entry, "number"), (Worker, "id"), (Cover, "id")):
        there = {row.community_id for row in model.objects.filter(**{key: LAST})}
        assert there == {ELSEWHERE}, model


def test_planted_a_page_that_forgets_to_ask_is_caught(
    marked: Marked, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the room that knows says yes to whoever asks for a place."""
    monkeypatch.setattr("fangxian.workforce.access.Reach.holds", lambda *_: True)
    path = f"/place/{marked.cast.places['8-2-501']}/"
    assert answered(asks("grid1"), "place", path).status != rows()["place"].code("get", "grid1", "other")
