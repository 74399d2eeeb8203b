"""What is written down when somebody offers to serve."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fangxian.measures.questions import Choice, Names, Words
from fangxian.measures.screening.about import AboutPeople


class Volunteer(AboutPeople):
    """志愿服务: somebody signs up, calls for hands, or is on duty."""

    kind: ClassVar[str] = "workforce.volunteer"
    title: ClassVar[Words] = Words("志愿服务", "Volunteering")
    about: ClassVar[tuple[str, ...]] = ("community", "grid", "building", "door", "gate")
    totals: ClassVar[bool] = True

    action: Annotated[
        str | None,
        Choice(
            zh="事项",
            en="What",
            options=(
                ("signup", "报名", "signs up"),
                ("call", "招募", "call for hands"),
                ("on_duty", "在岗", "on duty"),
            ),
        ),
    ] = None
    tasks: Annotated[list[str] | None, Names(zh="服务内容", en="Tasks")] = None
