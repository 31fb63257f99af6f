// Takes out of WebAssembly what is reached neither by one of its named exports nor from within, and
// prints the names that it still imports.
//
//   node tree_shake.mjs BINARYEN IN OUT < names.json
//
// The order of functions stays: wasm-metadce, which does the same, also sorts them, and the file
// then compresses one part in a hundred worse.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, source, target] = process.argv.slice(2);
const { default: binaryen } = await import(pathToFileURL(`${folder}/index.js`).href);
const names = new Set(JSON.parse(readFileSync(0, "utf8")));
const bytes = readFileSync(source);
const exports = WebAssembly.Module.exports(new WebAssembly.Module(bytes));

const code = binaryen.readBinary(bytes);
const {
  BulkMemory,
  ExceptionHandling,
  ExtendedConst,
  Multivalue,
  MutableGlobals,
  NontrappingFPToInt,
  ReferenceTypes,
  SignExt,
} = binaryen.Features;
// What Pyodide's WebAssembly is written with; it does not say so itself.
code.setFeatures(
  BulkMemory |
    ExceptionHandling |
    ExtendedConst |
    Multivalue |
    MutableGlobals |
    NontrappingFPToInt |
    ReferenceTypes |
    SignExt,
);
for (const { name } of exports) if (!names.has(name)) code.removeExport(name);
code.runPasses(["remove-unused-module-elements"]);
const left = code.emitBinary();
writeFileSync(target, left);
console.log(
  JSON.stringify(WebAssembly.Module.imports(new WebAssembly.Module(left)).map(({ name }) => name)),
);
