// Finds provinces, cities and counties by name; the list is on the phone once it was asked for.

const FEW = 6;
let list;

export async function search(text) {
  const wanted = text.trim();
  if (wanted.length < 2) return [];
  list ??= fetch("/phone/regions.json").then((answer) => answer.json()).catch(() => { list = undefined; return []; });
  const all = await list;
  const hits = all.filter(([, name]) => name.includes(wanted));
  hits.sort(([code1, name1], [code2, name2]) => ends(name1, wanted) - ends(name2, wanted) || code1.localeCompare(code2));
  return hits.slice(0, FEW).map(([code, name]) => ({ code, name }));
}

// The place itself before what lies within it.
function ends(name, wanted) {
  return name.length - name.indexOf(wanted) - wanted.length;
}
