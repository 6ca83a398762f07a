"use strict";
// Every screen works without this file. It closes menus, shows what a slider says, keeps addresses short and draws charts.

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

const decimal = value => Number(value).toLocaleString("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

document.addEventListener("input", event => {
  if (event.target.type !== "range") return;
  const output = event.target.closest(".slider").querySelector("output");
  output.textContent = decimal(event.target.value) + "\u00a0%";
});

const isUntouched = field => field.type === "range" && Number(field.value) === Number(field.dataset.now);
const isEmpty = field => (field.type === "search" || field.tagName === "SELECT") && field.value === "";

// What was not chosen does not belong into the address.
document.addEventListener("htmx:configRequest", event => {
  if (event.detail.elt.tagName !== "FORM") return;
  for (const field of event.detail.elt.elements) {
    if (isUntouched(field) || isEmpty(field)) event.detail.parameters.delete(field.name);
  }
});

document.addEventListener("formdata", event => {
  for (const field of event.target.elements) {
    if (isUntouched(field) || isEmpty(field)) event.formData.delete(field.name);
  }
});

let library;
function charts() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.body.dataset.charts;
    script.onload = () => resolve(window.echarts);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

// A chart reads its figures from the table beside it, so both always say the same.
async function draw(place) {
  const table = document.getElementById(place.dataset.table);
  const rows = [...table.tBodies[0].rows].filter(row => row.dataset.value);
  const echarts = await charts();
  place.hidden = false;
  const chart = echarts.init(place, null, { renderer: "svg", locale: "EN" });
  const target = place.dataset.target;
  const step = 100 / rows.length;
  const style = { fontFamily: getComputedStyle(document.body).fontFamily, color: "#1a1f2b" };
  chart.setOption({
    animation: false,
    textStyle: style,
    aria: { enabled: true, label: { description: place.dataset.label } },
    grid: { left: 8, right: 48, top: 44, bottom: 32, containLabel: true },
    xAxis: {
      type: "value", min: 0, max: 100, interval: step, name: place.dataset.x, nameLocation: "middle", nameGap: 28, splitLine: { show: false },
    },
    yAxis: { type: "value", name: place.dataset.y, minInterval: 1, max: extent => Math.ceil(extent.max * 1.12), axisLabel: { showMaxLabel: false }, splitLine: { lineStyle: { color: "#eceff4" } } },
    series: [{
      type: "bar", barCategoryGap: "8%", itemStyle: { color: "#12436d" },
      data: rows.map(row => [Number(row.dataset.from) + step / 2, Number(row.dataset.value)]),
      label: { show: true, position: "top", color: "#1a1f2b", formatter: item => item.value[1] || "" },
      markLine: target === undefined ? undefined : {
        symbol: "none", silent: true, lineStyle: { color: "#801650", width: 2, type: "dashed" },
        label: { formatter: place.dataset.targetLabel, color: "#801650", distance: 6 }, data: [{ xAxis: Number(target) }],
      },
    }],
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    seen.unobserve(entry.target);
    draw(entry.target.nextElementSibling).catch(() => { /* the table stands without the chart */ });
  }
});
document.querySelectorAll(".chart-here").forEach(mark => seen.observe(mark));

// Figures that move: the server says that something is counted otherwise, the page asks for itself again and only what changed is put in.
const EVERY = 1000;

async function refresh() {
  // What a page asks by itself does not keep a session open; when it is over, the page leads to sign-in.
  const answer = await fetch(location.href, { headers: { Accept: "text/html", "Nhip-Follow": "1" } });
  if (answer.redirected) location.reload();
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const shown of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(shown.id);
    if (now === null || now.innerHTML === shown.innerHTML || shown.contains(document.activeElement)) continue;
    shown.innerHTML = now.innerHTML;
    if (shown.id !== "taken") {
      shown.classList.remove("moved");
      void shown.offsetWidth;
      shown.classList.add("moved");
    }
  }
}

function follow() {
  let asked = 0;
  let waiting = false;
  let last = null;
  const ask = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(async () => {
      asked = Date.now();
      try { await refresh(); } catch { /* the next change asks again */ }
      waiting = false;
    }, Math.max(0, asked + EVERY - Date.now()));
  };
  const source = new EventSource("/index/live");
  source.addEventListener("counted", event => {
    if (last !== null && event.lastEventId !== last && !document.hidden) ask();
    last = event.lastEventId;
  });
  source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) ask(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
}

if (document.querySelector("#taken[data-live]")?.dataset.live === "on") follow();

const again = document.querySelector("[data-again]");
if (again !== null) setTimeout(() => location.reload(), Number(again.dataset.again));
