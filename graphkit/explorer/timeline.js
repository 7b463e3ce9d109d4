// Time: how many documents each day, month or year has, two handles and a play button.

const timeline = { bins: [], ranges: [], length: 10 }; // `ranges`: first and last bin of each document, null if undated
let playing = 0;

const dayNumber = (iso) => Date.parse(iso + "T00:00:00Z") / 86400000;
const dayText = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

// First and last day that a date as precise as its source may mean.
function daysOf(date) {
  const [year, month, day] = date.split("-");
  if (day) return [date, date].map(dayNumber);
  const last = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).toISOString().slice(0, 10);
  return [dayNumber(year + "-" + (month || "01") + "-01"), dayNumber(last)];
}

function indexTime() {
  const spans = data.documents.map((document) => (/^\d{4}(-\d\d){0,2}$/.test(document[2]) ? daysOf(document[2]) : null));
  const dated = spans.filter(Boolean);
  timeline.ranges = spans.map(() => null);
  timeline.bins = [];
  if (new Set(data.documents.map((document) => document[2]).filter(Boolean)).size < 2 || !dated.length) return;
  const first = dated.reduce((least, span) => Math.min(least, span[0]), Infinity), last = dated.reduce((most, span) => Math.max(most, span[1]), -Infinity);
  timeline.length = last - first <= 92 ? 10 : last - first <= 366 * 15 ? 7 : 4;
  const number = new Map();
  for (let day = first; day <= last; day++) {
    const bin = dayText(day).slice(0, timeline.length);
    if (!number.has(bin)) { number.set(bin, timeline.bins.length); timeline.bins.push(bin); }
  }
  timeline.ranges = spans.map((span) => span && span.map((day) => number.get(dayText(day).slice(0, timeline.length))));
}

// The bins of the period that the page opens with: as many days, months or years as its bars can tell apart.
function openingPeriod() {
  const { since, until } = data.options, bins = timeline.bins;
  const cut = (text) => text.slice(0, timeline.length), from = since ? bins.findIndex((bin) => bin >= cut(since).slice(0, bin.length)) : 0;
  const inside = until ? bins.filter((bin) => bin.slice(0, until.length) <= cut(until)).length : bins.length;
  if (from < 0 || inside < 1 || inside <= from) return { from: null, to: null };
  return { from: from > 0 ? from : null, to: inside < bins.length ? inside - 1 : null };
}

// For each document whether it may be of the chosen time; null while all may.
function documentsInTime() {
  if (state.from === null && state.to === null && state.undated) return null;
  const from = state.from === null ? 0 : state.from, to = state.to === null ? timeline.bins.length - 1 : state.to;
  return timeline.ranges.map((range) => (range ? range[1] >= from && range[0] <= to : state.undated));
}

function buildTimeline() {
  const size = timeline.bins.length, footer = byId("timeline");
  footer.hidden = !size;
  if (!size) return;
  const counts = new Array(size).fill(0);
  for (const range of timeline.ranges) if (range) counts[range[0]] += 1;
  const bars = drawBars(counts), from = byId("from"), to = byId("to");
  for (const handle of [from, to]) handle.max = String(size - 1);
  const set = (low, high) => { state.from = low > 0 ? low : null; state.to = high < size - 1 ? high : null; refilter(); };
  from.addEventListener("input", () => { stopPlaying(); set(Math.min(Number(from.value), Number(to.value)), Number(to.value)); });
  to.addEventListener("input", () => { stopPlaying(); set(Number(from.value), Math.max(Number(from.value), Number(to.value))); });
  const undated = timeline.ranges.filter((range) => !range).length;
  if (undated) byId("undated-place").append(box("undated", WORDS.undated, WORDS.undatedTitle, undated, () => state.undated, (on) => { state.undated = on; }));
  byId("play").addEventListener("click", () => (playing ? stopPlaying() : play(set)));
  shows.push(() => showTimeline(bars, counts));
}

function drawBars(counts) {
  const space = "http://www.w3.org/2000/svg", most = Math.max(...counts);
  byId("bars").setAttribute("viewBox", "0 0 " + counts.length + " 1");
  return counts.map((number, bin) => {
    const bar = document.createElementNS(space, "rect"), height = number ? 0.06 + 0.94 * (number / most) : 0;
    for (const [name, value] of Object.entries({ x: bin + 0.08, y: 1 - height, width: 0.84, height })) bar.setAttribute(name, String(value));
    byId("bars").append(bar);
    return bar;
  });
}

function showTimeline(bars, counts) {
  const from = state.from === null ? 0 : state.from, to = state.to === null ? bars.length - 1 : state.to;
  for (const [id, bin] of [["from", from], ["to", to]]) {
    byId(id).value = String(bin);
    byId(id).setAttribute("aria-valuetext", timeline.bins[bin]);
  }
  byId("from").style.zIndex = from > bars.length / 2 ? "1" : ""; // where both handles meet at the end, the one that can move
  bars.forEach((bar, bin) => bar.setAttribute("class", bin >= from && bin <= to ? "in" : "out"));
  const inside = timeline.ranges.filter((range) => range && range[1] >= from && range[0] <= to).length;
  byId("span").textContent = period([timeline.bins[from], timeline.bins[to]]) + " · " + count(inside, "document");
  byId("marks").replaceChildren(el("span", {}, timeline.bins[0]), el("span", {}, timeline.bins[bars.length - 1]));
}

// A window that is open on one side grows to the end; a closed one moves along.
function play(set) {
  const last = timeline.bins.length - 1, low = state.from === null ? 0 : state.from, high = state.to === null ? last : state.to;
  const sliding = low > 0 && high < last;
  let from = low, to = high >= last ? low : high;
  const next = () => {
    set(from, to);
    if (to >= last) return stopPlaying();
    to += 1;
    if (sliding) from += 1;
  };
  playing = setInterval(next, Math.max(160, Math.min(500, 12000 / timeline.bins.length)));
  byId("play").textContent = "❚❚";
  byId("play").setAttribute("aria-label", WORDS.pause);
  next();
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  byId("play").textContent = "▶";
  byId("play").setAttribute("aria-label", WORDS.play);
}
