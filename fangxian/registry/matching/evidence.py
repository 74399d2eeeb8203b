"""The evidence in words: what speaks for somebody, what against, and what could not be used."""

from __future__ import annotations

from collections.abc import Sequence

from fangxian.measures.questions import Words
from fangxian.registry.matching.around import Resident
from fangxian.registry.people import mask_name

MOST = 3  # candidates named
NOTHING = Words(
    "这一行没有姓名、证件号、电话或住址,请补上", "the row tells no name, number, phone or address: please add one"
)
SAME_NUMBER = Words("身份证号相同", "ID number equal")
SAME_PHONE = Words("电话相同", "phone equal")
HOUSEHOLD_PHONE = Words("电话是同户家人的", "the phone is that of the same household")
SAME_DOOR = Words("门牌相同", "door equal")
SAME_NAME = Words("姓名相同", "name equal")
LIKE_NAME = Words("姓名相近", "a similar name")
ONLY_IN_BUILDING = Words("本栋只有一人叫这个名字", "the only one of that name in the building")
ONLY_IN_GRID = Words("本网格只有一人叫这个名字", "the only one of that name in the grid")
ONLY_NAME = Words(
    "全社区只有一人叫这个名字,仅凭姓名,请核对", "the only one of that name here; by the name alone, please check"
)
OTHER_NAME = Words("但姓名是另一个", "but the name is another")
OTHER_NUMBER = Words("但身份证号是另一个", "but the ID number is another")
NO_SUCH_PERSON = Words("名册里没有这个人", "nobody like that in the registry")
BEYOND = Words(
    "名册里没有,或不在您负责的范围内,请交办公室核对",
    "not in the registry, or not in your cover: let the office look",
)
NO_ADDRESS = Words("表里没有住址", "the sheet tells no address")
UNKNOWN_NUMBER = Words("身份证号不在名册里", "ID number not in the registry")
UNKNOWN_PHONE = Words("电话不在名册里", "phone not in the registry")
UNKNOWN_NAME = Words("姓名不在名册里", "name not in the registry")
NO_NAME = Words("没有姓名,不知是这户的哪一位", "no name: which of the household is not known")


def candidates(people: Sequence[Resident]) -> Words:
    """Those who may be meant, masked, with their doors."""
    named = [f"{mask_name(one.details.name)} {one.door.code if one.door else ''}".strip() for one in people]
    shown, more = "、".join(named[:MOST]), len(named) - MOST
    zh = f"可能是:{shown}" + (f" 等{len(named)}人" if more > 0 else "")
    en = f"may be: {', '.join(named[:MOST])}" + (f" and {more} more" if more > 0 else "")
    return Words(zh, en)


def lives_at(code: str) -> Words:
    """Where they live now."""
    return Words(f"现住 {code}", f"lives at {code}")


def moved_away(code: str, day: str) -> Words:
    """When and from where they left."""
    return Words(f"已于 {day} 从 {code} 迁出", f"moved away from {code} on {day}")


def no_door(code: str) -> Words:
    """The building is here, the door is not."""
    return Words(f"没有 {code} 这一户,请核对楼栋、单元、室", f"there is no door {code}: check building, unit and room")


def several_doors(codes: Sequence[str]) -> Words:
    """The address may be one of these doors."""
    named = "、".join(codes[:MOST])
    return Words(f"住址不全,可能是 {named} 等,请补单元", f"the address may be {', '.join(codes[:MOST])}: add the unit")


def no_building(building: str) -> Words:
    """The building is not here."""
    return Words(f"本社区没有 {building} 栋", f"there is no building {building} here")


def elsewhere(name: str) -> Words:
    """The row names another community."""
    return Words(f"表里写的是{name}社区", f"the sheet names the community {name}")


def room_only(room: str) -> Words:
    """A room without its building."""
    return Words(f"只写了 {room} 室,缺楼栋", f"only room {room} is told: the building is missing")


def building_only(building: str) -> Words:
    """A building without its room."""
    return Words(f"只写到 {building} 栋,缺房号", f"only building {building} is told: the room is missing")


def new_at(code: str) -> Words:
    """The door is there, the person is not."""
    return Words(f"{code} 户内没有这个名字", f"nobody of that name at {code}")
