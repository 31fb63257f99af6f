// What neither biome nor tsc holds: comments and strings are not too long, no JSDoc type is `any`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LONGEST = 100;
const ANY = /(?:[:{<(|,]|=>) ?any(?= ?[\])}>|,;[])/;

const files = ["docs/assets/js", "site_hooks", "tests"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf-8" })
    .filter((name) => /\.(m?js|d\.ts)$/.test(name))
    .map((name) => join(folder, name)),
);

/** @param {(line: string) => boolean} isWrong */
const lines = (isWrong) =>
  files.flatMap((file) =>
    readFileSync(join(ROOT, file), "utf-8")
      .split("\n")
      .flatMap((line, at) => (isWrong(line) ? `${file}:${at + 1}` : [])),
  );

test("our JavaScript is found", () => {
  assert.ok(files.includes(join("docs/assets/js", "search.js")));
});

test("no line is longer than 100 characters", () => {
  assert.deepEqual(
    lines((line) => [...line].length > LONGEST),
    [],
  );
});

test("no type is any", () => {
  for (const type of ["{any}", "{ [name: string]: any }", "(value: any) => void", "Promise<any>"])
    assert.match(`/** @type {${type}} */`, ANY);
  assert.deepEqual(
    lines((line) => /^\s*(?:\/?\*|\/\/)|\/\*\*/.test(line) && ANY.test(line)),
    [],
  );
});
