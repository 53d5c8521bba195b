// Makes src/fursa/core/static/core/vendor/odk-web-forms/odk-web-forms.fursa.min.js; the README beside it says how to call this.
//
// Changed in what ODK publishes: its few English words are asked of the page (globalThis.odkWords), so that they can be said
// in Arabic; its styles say "start" where they said "left", so that a line may run the other way; its letters, which have
// no Arabic, and its map, which would ask a server of tiles in another country, are left out. What is no longer found
// stops the build: a new version is looked at, not trusted.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const WORDS = [
  ['literal: "Repeat Item"', 'literal: globalThis.odkWords.item'],
  ['label: "Remove"', 'label: globalThis.odkWords.remove'],
  ['createTextVNode(" Add ", -1)', 'createTextVNode(globalThis.odkWords.add + " ", -1)'],
  ['"Rank items"', "globalThis.odkWords.rank"],
  ['"Take picture"', "globalThis.odkWords.picture"],
  ['"Choose image"', "globalThis.odkWords.image"],
  ['"Captured image preview"', "globalThis.odkWords.preview"],
  ['" Okay "', "globalThis.odkWords.okay"],
  ['"change language"', "globalThis.odkWords.language"],
  ['constraintMsg: "Condition not satisfied: constraint"', "get constraintMsg() { return globalThis.odkWords.constraint; }"],
  ['requiredMsg: "Condition not satisfied: required"', "get requiredMsg() { return globalThis.odkWords.required; }"],
  ['"1 question with error."', "globalThis.odkWords.errors(1)"],
  ["`${QA} questions with errors.`", "globalThis.odkWords.errors(QA)"],
  ['"🚧 Support for non-image uploads is pending. 🚧"', "globalThis.odkWords.noFile"],
  ['"An error occurred while loading this form"', "globalThis.odkWords.broken"],
  ['"Technical error details"', "globalThis.odkWords.details"],
  ['" Unable to load map "', "globalThis.odkWords.noMap"],
  ['"Finding your location"', "globalThis.odkWords.locating"],
  ['"Time taken to capture location: "', "globalThis.odkWords.locatingFor"],
  ['"Get location"', "globalThis.odkWords.locate"],
  ['"Save location"', "globalThis.odkWords.keepLocation"],
  ['"Try again"', "globalThis.odkWords.again"],
  ['"Cannot access location"', "globalThis.odkWords.noLocation"],
  ['"Grant location permission in the browser settings and make sure location is turned on."', "globalThis.odkWords.allowLocation"],
  ['label: "Cancel"', "label: globalThis.odkWords.cancel"],
  ['"hour-format": "12"', '"hour-format": "24"'],
];

const LOGICAL = [
  [/\b(margin|padding|border)-left\b/g, "$1-inline-start"],
  [/\b(margin|padding|border)-right\b/g, "$1-inline-end"],
  [/([{;])left:(?!50%)/g, "$1inset-inline-start:"],
  [/([{;])right:(?!50%)/g, "$1inset-inline-end:"],
  [/float:left\b/g, "float:inline-start"],
  [/text-align:left\b/g, "text-align:start"],
];

function replaced(text, [theirs, wanted]) {
  const changed = text.replace(theirs, wanted);
  if (changed === text) throw new Error(`not found: ${theirs}`);
  return changed;
}

const ours = {
  name: "fursa",
  setup(builder) {
    builder.onResolve({ filter: /MapBlock/ }, () => ({ path: "no-map", namespace: "fursa" }));
    builder.onLoad({ filter: /.*/, namespace: "fursa" }, () => ({ contents: 'throw new Error("no map")', loader: "js" }));
    builder.onLoad({ filter: /web-forms\/dist\/index\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      return { contents: LOGICAL.reduce(replaced, replaced(text, [/@font-face\{[^}]*\}/g, ""])), loader: "js" };
    });
    builder.onLoad({ filter: /web-forms\/dist\/index-.*\.js$/ }, ({ path }) => {
      let text = readFileSync(path, "utf8");
      for (const [theirs, wanted] of WORDS) {
        if (!text.includes(theirs)) throw new Error(`not found in ${path}: ${theirs}`);
        text = text.replaceAll(theirs, () => wanted);
      }
      return { contents: text, loader: "js" };
    });
  },
};

await build({
  entryPoints: [new URL("entry.js", import.meta.url).pathname],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  nodePaths: [process.env.NODE_PATH ?? "node_modules"],
  define: { __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false", "process.env.NODE_ENV": '"production"' },
  plugins: [ours],
});
