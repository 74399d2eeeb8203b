"""Invented names: common surnames and the given names of each generation, drawn by a seeded chance."""

from __future__ import annotations

from random import Random

SURNAMES: tuple[str, ...] = (
    *("王李张刘陈杨黄赵吴周" * 5),
    *("徐孙马朱胡郭何高林罗" * 3),
    *"郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
)
# until this year of birth: given names of men, of women
GENERATIONS = (
    (
        1954,
        "国华 建国 德富 志明 永福 光荣 顺生 长根 玉林 明德 福生 国强 振华 文彬 世昌 忠义 启明 家兴",
        "秀英 桂芳 玉兰 淑珍 桂英 秀珍 玉梅 凤英 素珍 兰英 金花 玉珍 春香 桂兰 秀兰 月娥 菊英 翠英",
    ),
    (
        1974,
        "建军 志强 卫东 国庆 建平 永红 伟民 新华 文革 学军 海涛 利民 向阳 小平 建新 卫国 红兵 光辉",
        "丽华 秀芳 红梅 爱华 玉华 小红 春梅 建英 凤兰 美玲 志红 艳红 彩霞 桂香 亚男 腊梅 敏 萍",
    ),
    (
        1994,
        "伟 磊 勇 军 杰 涛 超 明 刚 平 辉 鹏 斌 浩 凯 俊 波 亮 宏伟 志刚 文杰 海波 晓东 建华",
        "芳 娜 敏 静 丽 艳 娟 霞 燕 玲 婷 雪 慧 莉 倩 颖 丹 洁 晓燕 海燕 丽娟 文静 雅丽 春燕",
    ),
    (
        2100,
        "子轩 浩宇 梓睿 俊熙 宇航 浩然 子墨 一诺 奕辰 宇轩 皓轩 铭泽 天佑 嘉懿 煜城 博文 思远 子豪",
        "子涵 欣怡 梓涵 诗涵 雨桐 可馨 佳怡 思琪 语嫣 一诺 梦瑶 依诺 紫萱 雨萱 若曦 欣妍 心怡 雅琪",
    ),
)
GIVEN = tuple((year, {"M": men.split(), "F": women.split()}) for year, men, women in GENERATIONS)


def surname(chance: Random) -> str:
    """One surname, the common ones more often."""
    return chance.choice(SURNAMES)


def given(chance: Random, born: int, sex: str) -> str:
    """A given name of that generation."""
    names: list[str] = next(names[sex] for until, names in GIVEN if born <= until)
    return chance.choice(names)
