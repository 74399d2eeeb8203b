"""A day in the field for office sheets: who came back, who is observed, who is ill, by 3 February 2020 at noon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fangxian.measures.checkpoints.records import ShopCheck
from fangxian.measures.disinfection.records import Disinfection
from fangxian.measures.reporting.records import CloseContact, Resumption
from fangxian.measures.screening.records import (
    DoorVisit,
    QuarantineCheck,
    QuarantineEnd,
    Returnee,
    Symptom,
    Temperature,
)
from fangxian.reports.office.compiler import compile_sheet
from fangxian.reports.office.may import May
from fangxian.reports.office.result import Result
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach
from tests.cast import Cast
from tests.reports.conftest import Write

Fill = Callable[..., Result]


@pytest.fixture
def day(cast: Cast, write: Write) -> Cast:
    """
    31 Jan 14:00  8-2-502  黄大爷 back from 孝感, K81; released on 3 Feb 07:00
    1 Feb  20:00  3-2-402  刘建国 back from 荆门, G1013; 3 Feb 08:30 36.6, fine
    2 Feb  16:00  3-2-501  赵磊 back from 汉阳; 3 Feb 09:00 37.0, tired
    3 Feb  09:00  3-2-501  孙婷 38.1, coughs; 10:00 37.9; 8-2-501 李明 back from 长沙; 8-1-101 吴刚 a close contact
    3 Feb  10:00  shop S01 is not in order: no masks; it resumed on the second with four of its staff
    """
    came = (
        ("8-2-502", "黄大爷", "420900", 36.3, "2020-01-31", "K81", -70),
        ("3-2-402", "刘建国", "420800", 36.5, "2020-02-01", "G1013", -40),
        ("3-2-501", "赵磊", "420105", 36.8, "2020-02-02", None, -20),
        ("8-2-501", "李明", "430100", 36.4, "2020-02-03", None, -2),
    )
    for door, name, code, warm, when, train, hours in came:
        record = Returnee(person=name, origin_adcode=code, temperature_c=warm, when=when, transport=train)
        write(door, record, hours=hours, person=name)
    write("8-2-502", QuarantineEnd(person="黄大爷", reason="区疾控通知"), hours=-5, person="黄大爷")
    fine = QuarantineCheck(temperature_am=36.6, status="normal", symptoms_absent=["咳嗽"])
    write("3-2-402", fine, hours=-3.5, person="刘建国")
    write("3-2-501", QuarantineCheck(temperature_c=37.0, symptoms=["乏力"]), hours=-3, person="赵磊")
    write("3-2-501", Symptom(person="孙婷", temperature_c=38.1, symptoms=["发热", "咳嗽"]), hours=-3, person="孙婷")
    write("3-2-501", Temperature(person="孙婷", temperature_c=37.9), hours=-2, person="孙婷")
    write("8-1-101", CloseContact(person="吴刚", contact_level="close"), hours=-3, person="吴刚")
    write("3-1-101", DoorVisit(answered=True), hours=-1)
    write("8-1-102", DoorVisit(answered=True), hours=-1)
    write("3-1-102", DoorVisit(answered=True), hours=-25)
    write("shop S01", ShopCheck(ok=True), hours=-30)
    write("shop S01", ShopCheck(ok=False, issues=["未戴口罩"]), hours=-2)
    write("shop S01", Resumption(status="resumed", staff_count=4), hours=-26)
    write("building 3", Disinfection(area_m2=300), hours=-4)
    return cast


@pytest.fixture
def fill(day: Cast) -> Fill:
    """``fill(path)`` fills a sheet for that day, as the director would have it."""

    def one(path: Path, *, names: str = "full", health: bool = True, reach: Reach | None = None, **how: Any) -> Result:
        look = Look(day.community_id, "worker:6", "test")
        may = May(names=names, health=health)
        return compile_sheet(look, path, day.now.date(), day.now, reach or Reach(None), may, **how)

    return one
