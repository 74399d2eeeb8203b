"""The table of roles, read aloud."""

import pytest

from fangxian.workforce.roles import ACTIONS, ROLES

PLAIN = {"plain"}
EVERYTHING = {"plain", "personal", "health"}
DOES = {
    "grid_worker": {
        *("read_board", "read_worklist", "read_places", "read_people", "reveal", "read_records", "write_records"),
        *("settle_held", "take_in_sheets", "read_workforce", "give_cards"),
    },
    "guard": {"read_board", "read_worklist", "read_places", "read_records", "write_records"},
    "volunteer": {"read_worklist", "read_places", "write_records"},
    "director": set(ACTIONS) - {"manage_system"},
    "clerk": {
        *("read_board", "read_worklist", "read_places", "read_people", "read_records", "write_records"),
        *("settle_held", "take_in_sheets", "fill_sheets", "read_reports", "read_workforce", "export_roster"),
    },
    "subdistrict": {"read_board", "read_reports"},
    "district_health": {"read_board", "read_places", "read_people", "reveal", "read_records", "read_reports"},
    "auditor": {"read_trail", "read_ledger", "read_reports", "release_lists"},
    "keeper": {"read_workforce", "manage_workforce", "manage_system"},
}
SEES = {
    "grid_worker": EVERYTHING,
    "guard": PLAIN,
    "volunteer": PLAIN,
    "director": EVERYTHING,
    "clerk": EVERYTHING,
    "subdistrict": PLAIN,
    "district_health": EVERYTHING,
    "auditor": PLAIN,
    "keeper": PLAIN,
}
# kind: who may write it down
WRITERS = {
    "screening.door_visit": {"grid_worker", "director", "clerk"},
    "screening.returnee": {"grid_worker", "director", "clerk"},
    "screening.temperature": {"grid_worker", "guard", "director", "clerk"},
    "screening.quarantine_end": {"grid_worker", "director", "clerk"},
    "checkpoints.checkpoint": {"grid_worker", "guard", "volunteer", "director", "clerk"},
    "checkpoints.visitor": {"grid_worker", "guard", "volunteer", "director", "clerk"},
    "checkpoints.visitor_left": {"grid_worker", "guard", "volunteer", "director", "clerk"},
    "checkpoints.passages": {"grid_worker", "guard", "volunteer", "director", "clerk"},
    "checkpoints.pass": {"grid_worker", "director", "clerk"},
    "checkpoints.pass_revoked": {"grid_worker", "director", "clerk"},
    "checkpoints.gate_rules": {"grid_worker", "director", "clerk"},
    "disinfection.disinfection": {"grid_worker", "guard", "volunteer", "director", "clerk"},
    "care.delivery": {"grid_worker", "volunteer", "director", "clerk"},
    "care.counselling": {"grid_worker", "director", "clerk"},
    "reporting.close_contact": {"grid_worker", "director", "clerk"},
    "reporting.publicity": {"grid_worker", "volunteer", "director", "clerk"},
    "reporting.withdrawn": {"grid_worker", "guard", "volunteer", "director", "clerk"},
    "reporting.signed": set(),
}
READERS = {
    "screening.symptom": {"grid_worker", "director", "clerk", "district_health"},
    "reporting.close_contact": {"grid_worker", "director", "clerk", "district_health"},
    "reporting.concern": {"grid_worker", "director", "clerk"},
    "care.counselling": {"grid_worker", "director", "clerk"},
    "checkpoints.checkpoint": {"grid_worker", "guard", "director", "clerk"},
}


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_does_and_sees_exactly_what_the_table_says(role: str) -> None:
    """Every role × action × field class, so that a right given by mistake fails here."""
    assert set(ROLES[role].may) == DOES[role]
    assert set(ROLES[role].sees) == SEES[role]
    assert set(ROLES[role].may) <= set(ACTIONS)


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_who_may_write_which_kind(kind: str) -> None:
    """Nobody writes that a report was signed: that is done by signing one."""
    may = {name for name, role in ROLES.items() if "write_records" in role.may and kind.startswith(role.writes)}
    assert may == WRITERS[kind]


@pytest.mark.parametrize("kind", sorted(READERS))
def test_who_may_read_which_kind(kind: str) -> None:
    """The district sees fevers and contacts; what somebody is worried about stays in the community."""
    may = {name for name, role in ROLES.items() if "read_records" in role.may and kind.startswith(role.reads)}
    assert may == READERS[kind]


def test_only_who_may_see_a_name_may_have_it_in_full() -> None:
    """To reveal is to see more of what is seen masked."""
    assert all("personal" in role.sees for role in ROLES.values() if "reveal" in role.may)


def test_the_clerk_sees_no_name_in_full_and_lets_nothing_out_alone() -> None:
    """22:00  who does the forms: fills and asks; the director reveals, signs and releases"""
    assert not {"reveal", "issue_reports", "release_lists", "read_trail", "manage_workforce"} & set(ROLES["clerk"].may)
