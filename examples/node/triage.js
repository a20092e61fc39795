// node triage.js DATE FILE...: one JSON answer a line. NODE_PATH names the folder of apatite.node.
'use strict';
const fs = require('fs');
const path = require('path');
const apatite = require(path.join(process.env.NODE_PATH, 'apatite.node'));

const [date, ...files] = process.argv.slice(2);
const pack = apatite.loadBuiltin(); // once; freed with the last reference
for (const file of files) {
  try {
    fs.writeSync(1, Buffer.concat([apatite.assess(pack, fs.readFileSync(file), date), Buffer.from('\n')]));
  } catch (problem) {
    console.error(`${file}: ${problem.message}`);
    process.exitCode = 1;
  }
}
