"""The make-believe neighbourhood: six grids, 76 buildings, 3,020 doors, gates, lifts, shops, enterprises."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

COMMUNITY = 990101001001  # the statistical code of no real community
NAME, STREET, DISTRICT = "西湖新村社区(演示)", "演示街道", "演示区"
GRIDS = (13, 13, 13, 13, 12, 12)  # buildings of each
GATES = (("东门", "1"), ("南门", "3"), ("西门", "4"), ("北门", "6"))
SHOPS = [
    "便民超市",
    "惠民药店",
    "老字号面馆",
    "湘味小厨",
    "鲜果园",
    "佳美理发店",
    "阳光早餐店",
    "好又来粉店",
    "金穗粮油店",
    "快递驿站",
    "康乐药房",
    "幸福蛋糕房",
    "五金杂货店",
    "洗衣坊",
    "平价菜店",
    "鸿运副食店",
    "小何米粉",
    "老唐烧烤",
    "锦绣窗帘店",
    "天天生鲜",
    "诚信手机店",
    "乐乐文具店",
    "花之语花店",
    "百姓大药房",
    "川香酒家",
    "美丽人生美发店",
    "大众茶楼",
    "顺风汽修",
    "家家福超市",
    "安心诊所",
    "小陈水果店",
    "四季服装店",
    "宝贝母婴店",
    "老街豆腐店",
    "新世纪网吧",
    "为民修锁店",
    "悦读书店",
    "农家土菜馆",
    "甜蜜奶茶店",
    "光明眼镜店",
]
ENTERPRISES = (
    "华兴印务有限公司",
    "湘衡物业服务公司",
    "恒通电子装配厂",
    "青禾教育咨询公司",
    "宏达建材经营部",
    "春晖家政公司",
)
HEADER = ["类别", "编号", "名称", "网格", "楼栋"]


class Building(msgspec.Struct, frozen=True):
    """A building: its number, its grid, and how it is built."""

    number: int
    grid: int
    units: int
    floors: int
    doors: int  # on each landing

    @property
    def lifts(self) -> int:
        return 2 if self.floors > 7 else 0

    def rooms(self) -> Iterator[tuple[int, str]]:
        """Unit and room of each door; the ground floor of building 1 holds the committee's office instead."""
        for unit in range(1, self.units + 1):
            for floor in range(1, self.floors + 1):
                if not (self.number == 1 and floor == 1 and unit <= 2):
                    yield from ((unit, f"{floor}{door:02}") for door in range(1, self.doors + 1))


def buildings() -> list[Building]:
    """All 76: in each grid two tall ones with lifts and two of two units, the others six storeys and three units."""
    numbers = iter(range(1, sum(GRIDS) + 1))
    return [_building(next(numbers), grid, place, many) for grid, many in enumerate(GRIDS, 1) for place in range(many)]


def _building(number: int, grid: int, place: int, many: int) -> Building:
    if place == many - 1:
        return Building(number, grid, units=1, floors=18, doors=4)
    if place == many - 2:
        return Building(number, grid, units=2, floors=18, doors=2)
    return Building(number, grid, units=2 if place in {5, 6} else 3, floors=6, doors=2)


def sheet() -> list[list[str]]:
    """The neighbourhood as a sheet of places; its doors come with the roster."""
    return [HEADER, *_grids(), *_buildings(), *_spots()]


def _grids() -> Iterator[list[str]]:
    yield from (["网格", str(grid), f"第{grid}网格", "", ""] for grid in range(1, len(GRIDS) + 1))


def _buildings() -> Iterator[list[str]]:
    for built in buildings():
        yield ["楼栋", str(built.number), f"{built.number}栋", str(built.grid), ""]
        for lift in range(1, built.lifts + 1):
            code = f"{built.number}-{lift}"
            yield ["电梯", code, f"{built.number}栋{lift}号电梯", str(built.grid), str(built.number)]


def _spots() -> Iterator[list[str]]:
    for number, (gate, grid) in enumerate(GATES, 1):
        yield ["卡口", gate, f"{number}号卡口({gate})", grid, ""]
    low = [built for built in buildings() if not built.lifts]
    for number, shop in enumerate(SHOPS):
        below = low[number * len(low) // len(SHOPS)]
        yield ["商铺", f"S{number + 1:02}", shop, str(below.grid), str(below.number)]
    for number, firm in enumerate(ENTERPRISES, 1):
        yield ["企业", f"E{number:02}", firm, str(number), ""]
