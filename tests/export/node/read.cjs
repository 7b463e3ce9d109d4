// node read.cjs FORMAT FILE: what another tool's library makes of a file, as JSON on standard output.
const fs = require("fs");

// the parsers decide themselves what kind of graph a file holds, as in Gephi Lite
function graphology(parse) {
  return (text) => {
    const graph = parse(require("graphology"), text);
    return {
      type: graph.type,
      multi: graph.multi,
      about: graph.getAttributes(),
      nodes: graph.mapNodes((id, attributes) => [id, attributes]),
      edges: graph.mapEdges((id, attributes, source, target, s, t, undirected) => [id, source, target, undirected, attributes]),
    };
  };
}

function cytoscape(text) {
  const graph = require("cytoscape")({ headless: true, ...JSON.parse(text), layout: { name: "preset" } });
  return {
    about: graph.data(),
    nodes: graph.nodes().map((node) => [node.id(), node.data(), node.position()]),
    edges: graph.edges().map((edge) => [edge.id(), edge.source().id(), edge.target().id(), edge.data()]),
  };
}

async function jsonld(text) {
  // no address may be fetched: the file has to explain itself
  const documentLoader = (address) => { throw new Error(`asks for ${address}`); };
  return require("jsonld").canonize(JSON.parse(text), { documentLoader, algorithm: "RDFC-1.0", safe: true });
}

// Graphviz itself, compiled for JavaScript
async function dot(text) {
  const viz = await require("@viz-js/viz").instance();
  const { status, output, errors } = viz.render(text, { format: "json", engine: "dot" });
  if (status !== "success") throw new Error(JSON.stringify(errors));
  return JSON.parse(output);
}

const READERS = {
  gexf: graphology((...given) => require("graphology-gexf").parse(...given)),
  graphml: graphology((...given) => require("graphology-graphml").parse(...given)),
  cyjs: cytoscape,
  dot,
  jsonld,
};

const [format, file] = process.argv.slice(2);
Promise.resolve(READERS[format](fs.readFileSync(file, "utf8"))).then((read) => console.log(JSON.stringify(read)));
