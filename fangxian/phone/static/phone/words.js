// The app's own words in both languages; the words of record kinds come from the server.

const WORDS = {
  app: ["防线", "Fangxian"],
  today: ["今天", "Today"],
  record: ["记录", "Record"],
  say: ["说一句", "Say it"],
  outbox: ["发件箱", "Outbox"],
  me: ["我的", "Me"],
  back: ["返回", "Back"],
  by_way: ["按路线", "Walking order"],
  by_hour: ["急的在前", "Urgent first"],
  nothing_owed: ["今天没有待办了。", "Nothing is owed today."],
  tasks: ["{n} 项待办", "{n} tasks"],
  overdue: ["逾期", "overdue"],
  urgent: ["紧急", "urgent"],
  due_at: ["{at} 前", "by {at}"],
  from_at: ["{at} 起", "from {at}"],
  written_here: ["已记,待发送", "written, waiting to be sent"],
  recorded: ["已记", "written"],
  building: ["{b}栋", "Building {b}"],
  unit: ["{b}栋{u}单元", "Building {b}, unit {u}"],
  elsewhere: ["卡口、门店等", "Gates, shops and others"],
  door_here: ["写门牌或名称,如 3-2-402", "Write a door or a name, such as 3-2-402"],
  find_place: ["在哪里?", "Where?"],
  no_place: ["没有这个地方;只显示您包保的范围。", "No such place among those that you cover."],
  what_kind: ["记什么?", "What is to be written down?"],
  behind: ["这一户", "Who lives here"],
  same: ["和上次一样", "Same as last time"],
  save: ["保存", "Save"],
  saved: ["已保存", "Saved"],
  saved_n: ["已保存 {n} 条", "{n} records saved"],
  more: ["更多问题", "More questions"],
  more_options: ["其他选项", "Other answers"],
  also_member: ["另记:{who}", "Also about {who}"],
  put_right: ["请先改正标红的内容。", "Put right what is marked in red first."],
  less: ["减", "Less"],
  plus: ["加", "More"],
  hour: ["时刻", "Hour"],
  between: ["用顿号或空格分开", "with commas between"],
  goods: ["如:口罩50个、菜一份", "such as: masks 50, vegetables 1"],
  region_here: ["写省、市或县的名称", "Write the name of a province, city or county"],
  say_here: ["用自己的话说发生了什么。可以用键盘上的话筒。", "Say in your own words what happened. The keyboard's microphone works too."],
  sentence: ["一句话", "A sentence"],
  reply: ["补一句", "Say what is missing"],
  reply_send: ["补上", "Add it"],
  complete: ["到电脑端补全", "Complete it on the desk's page"],
  none_kept: ["发件箱是空的。", "The outbox is empty."],
  waits_n: ["{n} 条待发送", "{n} waiting"],
  all_sent: ["全部已送达", "Everything has arrived"],
  state_waiting: ["待发送", "waiting"],
  state_ok: ["已入台账", "in the ledger"],
  state_held: ["待定,有人会看", "held for a person to decide"],
  state_refused: ["没有收下", "not taken"],
  colleague: ["同事在这部手机上还有 {n} 条没有发送,请本人登录后发送。", "A colleague still has {n} records on this phone: they are sent when that colleague signs in."],
  amend: ["改正后重新发送", "Put right and send anew"],
  remove: ["不要了", "Take it off"],
  remove_sure: ["这一条没有收下,去掉后就没有了。确定?", "This was not taken; taken off here it is gone. Are you sure?"],
  sync_now: ["现在同步", "Sync now"],
  syncing: ["正在同步…", "Syncing…"],
  sync_done: ["{at} 已同步", "in step since {at}"],
  sync_busy: ["另一个页面正在同步", "another tab is syncing"],
  sync_unreachable: ["没有网络。记录都在手机上,有网时自动发送。", "No network. Everything is kept here and sent by itself later."],
  sync_portal: ["这个网络要先登录(如无线网的认证页面),还没有连到服务器。记录都在手机上。", "This network wants a sign-in of its own first; the server was not reached. Everything is kept here."],
  sync_sign_in: ["请重新登录;手机上的记录都还在。", "Sign in again; what is on the phone is kept."],
  sync_nothing: ["您现在没有包保任务,请问社区负责人。手机上的记录都还在。", "You cover nothing at the moment: ask the director. What is on the phone is kept."],
  sync_not_stored: ["服务器暂时写不进去,稍后自动再发。", "The server cannot write at the moment; it is sent again later."],
  sync_crowded: ["很多手机同时在同步,稍后自动再试。", "Many phones are syncing at once; it is tried again later."],
  sync_signing_out: ["正在退出", "signing out"],
  sync_lost: ["这部手机已挂失,内容已清除。", "This phone was given up as lost; everything on it was erased."],
  sync_other: ["服务器没有收下,稍后自动再试。", "The server did not take it; it is tried again later."],
  lease_over: ["离线时间到了,名单已锁上。连上网就能再看;记录都还在。", "The time without network is over and the list is locked. It opens again once the server is reached; records are kept."],
  sign_in_first: ["请先登录,再按保存。写的还在这里。", "Sign in first, then press save. What you wrote is still here."],
  page_missing: ["这一页还没有下载到手机上,请在有网络时再打开。", "This page is not on the phone yet: open it again where there is network."],
  first_visit: ["第一次使用需要网络,请先登录。", "The first time needs the network: sign in."],
  sign_in: ["登录", "Sign in"],
  sign_out: ["退出登录", "Sign out"],
  sign_out_waits: ["还有 {n} 条没有发送。退出后它们留在这部手机上,等您再登录时发送。现在退出?", "{n} records are not sent yet. They stay on this phone and are sent when you sign in again. Sign out now?"],
  no_https: ["这个网址不是 HTTPS:没有网络时打不开,名单不保存在手机上。请用 https 开头的网址,或问管理员。写下的记录照样保存并发送。", "This address is not HTTPS: without network the page does not open, and today's list is not kept on the phone. Use the https address, or ask the keeper. Records are still kept and sent."],
  may_be_cleared: ["手机空间紧张时,浏览器可能清除未发送的记录;请把本页加到主屏幕,并及时同步。", "When the phone runs short of space, the browser may clear unsent records: add this page to the home screen, and sync soon."],
  cannot_store: ["手机存不下:{why}。这一条还没有保存。请腾出空间后再按保存。", "The phone cannot store this ({why}): it is not saved. Make room and press save again."],
  language: ["English", "中文"],
  install: ["装到主屏幕", "Put on the home screen"],
  install_how: ["在浏览器菜单里选“添加到主屏幕”。", "Choose “Add to home screen” in the browser's menu."],
  ready: ["这部手机准备好了吗?", "Is this phone ready?"],
  whose: ["{who} 的手机", "{who}'s phone"],
  desk: ["电脑端页面", "The desk's pages"],
  version: ["版本 {v}", "version {v}"],
  newer: ["有新版本,点这里更新", "A newer version is here: tap to update"],
};

let tongue = 0;

// Words of pages that not everybody needs.
export function learn(more) {
  Object.assign(WORDS, more);
}

export function speak(language) {
  tongue = language.startsWith("en") ? 1 : 0;
  document.documentElement.lang = tongue ? "en" : "zh-hans";
}

export function language() {
  return tongue ? "en" : "zh";
}

export function say(key, values = {}) {
  return WORDS[key][tongue].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function known(key) {
  return key in WORDS;
}

// Words that came from the server in both languages.
export function told(words) {
  return words ? words[language()] : "";
}

// An hour of today; of another day, with the day.
export function hour(at, now) {
  const moment = new Date(at);
  const text = `${String(moment.getHours()).padStart(2, "0")}:${String(moment.getMinutes()).padStart(2, "0")}`;
  const today = new Date(now).toDateString() === moment.toDateString();
  return today ? text : `${moment.getMonth() + 1}-${moment.getDate()} ${text}`;
}
