"use strict";
// Hands the graph to vis-network and shows what is clicked. Names enter the page as text only.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const names = new Map(data.nodes.map((node) => [node.id, node.label]));
  const ranked = data.nodes.slice().sort((p, q) => q.size - p.size || (p.id < q.id ? -1 : 1));
  data.edges.forEach((edge, number) => { edge.id = "e" + number; });
  // vis-network would write names over each other, so it gets none and they are drawn here.
  const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, label: undefined })));
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(document.getElementById("map"), { nodes, edges }, data.options);
  const chosen = document.getElementById("chosen");
  let drawn = [];

  network.on("afterDrawing", (pen) => {
    const unit = 1 / network.getScale(), height = 16 * unit;
    drawn = [];
    pen.font = 13 * unit + "px system-ui, sans-serif";
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    for (const node of ranked.slice(0, 150)) {
      const width = pen.measureText(names.get(node.id)).width, { x, y } = network.getPosition(node.id), away = node.size * 1.1 + 4 * unit;
      const places = [[x + away, y], [x - away - width, y], [x - width / 2, y + away + height / 2], [x - width / 2, y - away - height / 2]];
      const free = places.find(([left, middle]) => drawn.every((box) =>
        left > box.x + box.w || left + width < box.x || Math.abs(middle - box.y) > height));
      if (free) drawn.push({ x: free[0], y: free[1], w: width, h: height, text: names.get(node.id) });
    }
    for (const { x, y, text } of drawn) {
      pen.lineWidth = 3.5 * unit;
      pen.strokeStyle = "#ffffff";
      pen.strokeText(text, x, y);
      pen.fillStyle = "#1b1f24";
      pen.fillText(text, x, y);
    }
    window.__ready = true;
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node) chosen.textContent = nodes.get(node).title;
    else if (edge) {
      const { from, to, title, arrows } = edges.get(edge);
      chosen.textContent = names.get(from) + (arrows ? " → " : " · ") + names.get(to) + ": " + title;
    } else chosen.textContent = "Click an actor or a link.";
  });
  network.fit();
  // For tests: a canvas has no elements to ask.
  window.__network = network;
  window.__boxes = () => drawn;
})();
