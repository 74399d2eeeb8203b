"""What the trail says in words: what pages and ways in open sealed rows for, and what it is that they open."""

from __future__ import annotations

from fangxian.measures.questions import Words

SAID = {
    "worklist": Words("看待办", "the worklist"),
    "observation": Words("看居家观察", "an observation"),
    "place": Words("看一户或一处", "the page of a place"),
    "person": Words("看一位居民", "the page of a person"),
    "records": Words("看台账", "the list of records"),
    "record": Words("看一条记录", "one record"),
    "a phone given up as lost": Words("手机挂失", "a phone given up as lost"),
    "workforce_device": Words("手机，工作人员编号", "a phone of worker"),
    "find": Words("查找", "search"),
    "what was just written": Words("看刚写的记录", "what was just written"),
    "show what was understood": Words("看读懂的内容", "what was understood"),
    "accept a draft": Words("确认草稿", "accept a draft"),
    "settle drafts": Words("处理待定", "settle drafts"),
    "put a record right": Words("更正记录", "put a record right"),
    "catch_up": Words("推算现状", "drawing how things stand"),
    "reveal: call": Words("显示全名：打电话", "in full: to call them"),
    "reveal: visit": Words("显示全名：上门", "in full: to visit them"),
    "reveal: deliver": Words("显示全名：送东西", "in full: to bring something"),
    "reveal: report": Words("显示全名：上报", "in full: to report upward"),
    "reveal: check": Words("显示全名：核对名册", "in full: to check the roster"),
    "why a figure changed": Words("看数字为什么变", "why a figure changed"),
    "which reports a correction changes": Words("查更正涉及哪些报表", "which reports a correction changes"),
    "figure of a report": Words("看报表数字的明细", "the rows of a report's figure"),
    "reports_rows.sealed": Words("报表的明细行", "rows of reports"),
    "reports_issued.facts": Words("报表所据的名册", "what reports stood on"),
    "registry_person.sealed": Words("居民姓名、证件、电话", "names and numbers of residents"),
    "ledger_entry.sealed": Words("台账记录内容", "answers of records"),
    "intake_message.sealed": Words("说过的话", "sentences"),
    "intake_held.sealed": Words("待定草稿", "drafts"),
    "follower:derived": Words("系统推算", "the house itself"),
    "follower:reports": Words("系统核对报表", "the house itself, for reports"),
    "review the readings that were put right": Words("复看改过的读法", "readings that were put right"),
    "fill an office sheet": Words("填上级来表", "an office's sheet"),
    "match a sheet": Words("比对名单", "a list matched with the registry"),
    "look at a sheet": Words("看名单核对", "a list that came in"),
    "complete a draft": Words("补全草稿", "complete a draft"),
    "set a draft aside": Words("搁置草稿", "set a draft aside"),
    "go through a pasted chat": Words("处理粘贴的群聊", "a pasted chat"),
    "find who is meant": Words("找说的是谁", "who was meant"),
    "find what is to be put right": Words("找要更正的记录", "what is to be put right"),
    "find the record to put right": Words("找要更正的记录", "what is to be put right"),
    "today's tasks on the phone": Words("手机端今天的待办", "today's tasks on the phone"),
    "what was said the last time": Words("看上次的记录", "what was said the last time"),
    "letter notice": Words("打印告知书", "print the notice of observation"),
    "letter release": Words("打印解除告知书", "print the release from observation"),
    "gates": Words("看出入情况", "the page of the gates"),
    "plates for a gate": Words("给卡口备好车牌", "plates, marked for a gate"),
    "who is in, at the gate": Words("给卡口看谁在内", "who is in, for a gate"),
    "passes printed": Words("打印的通行证", "passes that were printed"),
    "read a letter": Words("读来信", "a message that came in"),
    "answer a letter": Words("回复来信", "an answer to a message"),
    "verify": Words("核对台账", "the ledger verified"),
    "check seals": Words("核对封存的内容", "seals checked"),
    "compare derived rows": Words("核对现状", "how things stand, checked"),
    "which reports an entry changes": Words("查记录涉及哪些报表", "which reports a record bears on"),
    "who signed up to serve": Words("看报名的志愿者", "who signed up to serve"),
    "look at somebody who signed up to serve": Words("看一位报名的志愿者", "somebody who signed up to serve"),
    "household's own page": Words("居民看自家页面", "a household's own page"),
    "what a household told": Words("居民看自家说过的话", "what a household told"),
    "a household's pass on its phone": Words("住户在手机上看通行证", "a household's pass on its phone"),
    "a shop's own page": Words("商户看自家页面", "a shop's own page"),
    "answers to a household": Words("居民看答复", "answers to a household"),
}
# Purposes that go on with a name, a number or a reason of somebody's own.
BEGIN = {
    "list ": Words("人员名单", "a list of people"),
    "register ": Words("登记表", "a register"),
    "give a pass anew": Words("补发通行证", "a pass given anew"),
    "print passes": Words("打印通行证", "passes printed"),
    "derive report ": Words("核对报表", "a report derived again"),
    "card:": Words("居民或商户(凭卡、门店码)", "a household or a shop, by its card or code"),
    "花名册更新 / roster": Words("更新花名册", "the roster brought up to date"),
    "hotline:": Words("来信通道", "a message that came in"),
}
FULL = ("reveal", "letter ", "list ")  # how those begin for which somebody is shown with their whole name


def purpose_words(text: str) -> Words:
    """A purpose, an actor or a column in words, with its number if it has one; any other text as it stands."""
    what, _space, number = text.rpartition(" ")
    if what in SAID and number.isdecimal():
        return Words(f"{SAID[what].zh} {number}", f"{SAID[what].en} {number}")
    begun = next((words for start, words in BEGIN.items() if text.startswith(start)), None)
    return SAID.get(text) or begun or Words(text, text)


def in_full(purpose: str) -> bool:
    """Whether it is for showing somebody in full rather than masked."""
    return purpose.startswith(FULL)
