// Draws each [data-chart] from the JSON that stands beside it. The table under it holds the same numbers.
(() => {
  "use strict";
  const INK = "#17242b", SOFT = "#47565e", LINE = "#d8d3c8";
  const COLOURS = ["#0b4f56", "#e0a11b", "#1c4b86", "#9b1c2c", "#17613a", "#6b4a86"];
  const FONT = '"Plex Arabic", "Noto Sans Arabic", Tahoma, sans-serif';
  const text = { fontFamily: FONT, fontSize: 14, color: INK };

  function grouped(number, data) {
    const shown = data.money ? number / 100 : number;
    return String(Math.round(shown)).replace(/\B(?=(\d{3})+(?!\d))/g, data.group);
  }

  function bars(data) {
    const names = {
      type: "category", data: data.labels, inverse: true, position: data.rtl ? "right" : "left",
      axisTick: { show: false }, axisLine: { lineStyle: { color: SOFT } }, axisLabel: { ...text, width: 150, overflow: "break", lineHeight: 18 },
    };
    // Lying bars grow from the side where reading begins.
    const values = { type: "value", inverse: data.rtl, axisLabel: { show: false }, splitLine: { show: false } };
    const series = data.series.map((one, i) => ({
      type: "bar", name: one.name, data: one.values, color: COLOURS[i % COLOURS.length], barMaxWidth: 22,
      itemStyle: { decal: i ? { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0.8, color: "rgba(255,255,255,.45)" } : null },
      label: { show: true, position: data.rtl ? "left" : "right", ...text, formatter: (at) => one.shown[at.dataIndex] },
    }));
    const ends = data.money ? 110 : 60;
    return { grid: { left: data.rtl ? ends : 8, right: data.rtl ? 8 : ends, top: 8, bottom: 8, containLabel: true }, xAxis: values, yAxis: names, series };
  }

  function lines(data) {
    const series = data.series.map((one, i) => ({
      type: "line", name: one.name, data: one.values, color: COLOURS[i % COLOURS.length], symbolSize: 9,
      symbol: ["circle", "diamond", "rect", "triangle"][i % 4],
      lineStyle: { width: 3, type: ["solid", "dashed", "dotted"][i % 3] },
      label: { show: data.series.length === 1 && one.values.length <= 12, position: "top", ...text, formatter: (at) => one.shown[at.dataIndex] },
    }));
    return {
      grid: { left: 8, right: 16, top: 28, bottom: 12, containLabel: true },
      xAxis: { type: "category", data: data.labels, boundaryGap: true, axisLabel: { ...text, margin: 12 }, axisLine: { lineStyle: { color: SOFT } } },
      yAxis: { type: "value", axisLabel: { ...text, color: SOFT, formatter: (number) => grouped(number, data) }, splitLine: { lineStyle: { color: LINE } } },
      series,
    };
  }

  function legend(element, data) {
    if (data.series.length < 2) return;
    const list = document.createElement("ul");
    list.className = "chart-key";
    list.dir = data.rtl ? "rtl" : "ltr";
    data.series.forEach((one, i) => {
      const item = document.createElement("li");
      item.className = "key-" + (i + 1);
      item.textContent = one.name;
      list.append(item);
    });
    element.before(list);
  }

  function draw(element) {
    const data = JSON.parse(document.getElementById(element.dataset.chart).textContent);
    const perRow = Math.max(34, data.series.length * 26 + 12);
    element.style.blockSize = (data.kind === "bar" ? data.labels.length * perRow + 24 : 320) + "px";
    const chart = window.echarts.init(element, null, { renderer: "svg" });
    // Paper is narrower than a screen: with its frame known, the drawing shrinks as a whole.
    chart.on("rendered", () => {
      const svg = element.querySelector("svg");
      svg.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
    });
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...(data.kind === "bar" ? bars(data) : lines(data)) });
    legend(element, data);
    new ResizeObserver(() => chart.resize()).observe(element);
  }

  // Letters are measured when the font is there, or the labels are cut.
  document.fonts.ready.then(() => document.querySelectorAll("[data-chart]").forEach(draw));
})();
