"""The table of roles, to be read aloud: what each may do, which answers it sees, and over which places."""

from __future__ import annotations

import msgspec

from fangxian.measures.questions import Words

ACTIONS = (
    "read_board",  # counts and figures
    "read_worklist",
    "read_places",  # places, the picture, the rows behind a figure
    "read_people",  # masked
    "reveal",  # one name, number or phone in full, with a purpose, written down
    "read_records",  # what was written, with its answers
    "write_records",
    "settle_held",
    "give_cards",  # a household its card and PIN, a shop the code at its door
    "take_in_sheets",  # somebody else's list: matched, looked at, taken in
    "fill_sheets",  # an office's form: understood, filled, given back
    "read_reports",
    "issue_reports",
    "read_workforce",
    "manage_workforce",  # workers, covers
    "plan_shifts",
    "import_roster",
    "export_roster",  # ask for a list of people and fetch it once somebody else released it
    "release_lists",  # release or refuse a list that somebody else asked for
    "manage_response",  # begin and end a response, choose its profile
    "read_trail",
    "read_ledger",  # that an entry was written, when and by whom; no answers
    "manage_system",
)
EVERY = ("",)
# A report is signed by issuing it, never by writing that it was.
WRITTEN = (
    *("screening.", "checkpoints.", "disinfection.", "care.", "workforce."),
    *(f"reporting.{kind}" for kind in ("close_contact", "concern", "nil_report", "resumption", "reported_up")),
    *(f"reporting.{kind}" for kind in ("publicity", "answered", "correction", "withdrawn")),
)
PUT_RIGHT = ("reporting.correction", "reporting.withdrawn")
# Whoever stands at a gate writes who passes it; passes and the rules of the gate are others' to give.
AT_GATES = tuple(f"checkpoints.{kind}" for kind in ("checkpoint", "shop_check", "visitor", "passages"))
POSTS = ("gate", "building", "shop", "enterprise")


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """One role: over which kinds of place, what it may do, which field classes it sees.

    ``reads`` and ``writes`` say how the names of the record kinds begin that it may read and write.
    """

    words: Words
    covers: tuple[str, ...]
    may: tuple[str, ...]
    sees: tuple[str, ...] = ("plain",)
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


ROLES: dict[str, Role] = {
    "grid_worker": Role(
        words=Words("网格员", "Grid worker"),
        covers=("grid",),
        may=(
            *("read_board", "read_worklist", "read_places", "read_people", "reveal", "read_records"),
            *("write_records", "settle_held", "give_cards", "take_in_sheets", "read_workforce"),
        ),
        sees=("plain", "personal", "health"),
        reads=EVERY,
        writes=WRITTEN,
    ),
    "guard": Role(
        words=Words("卡点值守员", "Checkpoint guard"),
        covers=("gate",),
        may=("read_board", "read_worklist", "read_places", "read_records", "write_records"),
        reads=("checkpoints.", "disinfection."),
        writes=(
            *AT_GATES,
            *("disinfection.", "screening.temperature", "screening.symptom"),
            *("screening.arrival_vehicle", "reporting.nil_report", "reporting.reported_up", "reporting.concern"),
            *PUT_RIGHT,
        ),
    ),
    "volunteer": Role(
        words=Words("志愿者", "Volunteer"),
        covers=("grid", "door", "lift", *POSTS),
        may=("read_worklist", "read_places", "write_records"),
        writes=(
            *AT_GATES,
            *("care.delivery", "care.met", "care.contacted", "care.need", "disinfection."),
            *("workforce.", "reporting.publicity", "reporting.concern", *PUT_RIGHT),
        ),
    ),
    "director": Role(
        words=Words("社区主任/书记", "Community director"),
        covers=("community",),
        may=tuple(action for action in ACTIONS if action != "manage_system"),
        sees=("plain", "personal", "health"),
        reads=EVERY,
        writes=WRITTEN,
    ),
    # Does the forms at night: sees names masked, asks for what is to leave, signs and releases nothing.
    "clerk": Role(
        words=Words("资料员", "Clerk"),
        covers=("community",),
        may=(
            *("read_board", "read_worklist", "read_places", "read_people", "read_records", "write_records"),
            *("settle_held", "take_in_sheets", "fill_sheets", "read_reports", "read_workforce", "export_roster"),
        ),
        sees=("plain", "personal", "health"),
        reads=EVERY,
        writes=WRITTEN,
    ),
    "subdistrict": Role(
        words=Words("街道办事处", "Subdistrict office"),
        covers=("community",),
        may=("read_board", "read_reports"),
    ),
    "district_health": Role(
        words=Words("区疾控", "District health"),
        covers=("community",),
        may=("read_board", "read_places", "read_people", "reveal", "read_records", "read_reports"),
        sees=("plain", "personal", "health"),
        reads=("screening.", "reporting.close_contact", "reporting.reported_up"),
    ),
    "auditor": Role(
        words=Words("审计员", "Auditor"),
        covers=("community",),
        may=("read_trail", "read_ledger", "read_reports", "release_lists"),
    ),
    "keeper": Role(
        words=Words("系统管理员", "Keeper of the system"),
        covers=("community",),
        may=("read_workforce", "manage_workforce", "manage_system"),
    ),
}
BY_TWO = tuple(name for name, role in ROLES.items() if "manage_workforce" in role.may)  # given and taken by two
CONFIRM = (*BY_TWO, "auditor")
