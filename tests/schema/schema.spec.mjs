// The JSON Schema against a validator that is not ours: it is a good schema, every shipped scenario and
// pipeline keeps to it, and it refuses what the program refuses.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

const assets = join(dirname(fileURLToPath(import.meta.url)), '../../assets');
const read = (path) => JSON.parse(readFileSync(join(assets, path), 'utf8'));
const filesIn = (folder) => {
  try {
    return readdirSync(join(assets, folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
};

const schema = read('scenario.schema.json');
const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
// Strict: an unknown keyword, or one that could never apply, is an error of the schema's.
const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { date: isDate } });
const validate = ajv.compile(schema);

function assertValid(document, name) {
  const wrong = validate(document) ? [] : validate.errors;
  assert.deepEqual(wrong.map((it) => `${name}${it.instancePath} ${it.message}`), []);
}

// RFC 7396, as its own pseudo-code has it.
function mergePatch(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const isObject = target !== null && typeof target === 'object' && !Array.isArray(target);
  const merged = isObject ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

test('the schema is of the draft that it is read as, and a valid one', () => {
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
});

test('the defaults in the schema make a valid scenario', () => {
  const defaults = (of) => Object.fromEntries(Object.entries(of.properties)
    .map(([key, it]) => [key, it.type === 'object' && it.properties ? defaults(it) : it.default])
    .filter(([, value]) => value !== undefined));
  assertValid({ version: 1, ...defaults(schema) }, 'defaults');
});

for (const file of filesIn('scenarios')) {
  test(`scenarios/${file} keeps to the schema`, () => assertValid(read(`scenarios/${file}`), file));
}

for (const file of filesIn('pipelines')) {
  test(`pipelines/${file} keeps to the schema, by itself and on every scenario`, () => {
    const patch = read(`pipelines/${file}`);
    assertValid(patch, file);
    for (const scenario of filesIn('scenarios')) {
      assertValid(mergePatch(read(`scenarios/${scenario}`), patch), `${scenario} with ${file}`);
    }
  });
}

test('the schema refuses what the program refuses', () => {
  const wrong = [
    ['no version', (it) => delete it.version],
    ['another version', (it) => { it.version = 2; }],
    ['an unknown key', (it) => { it.cohort.trails = 5; }],
    ['a number as text', (it) => { it.cohort.trials = '500'; }],
    ['half a trial', (it) => { it.cohort.trials = 0.5; }],
    ['a share above 1', (it) => { it.cohort.conversion_rate = 1.01; }],
    ['a negative price', (it) => { it.cohort.plans[0].unit_price = -1; }],
    ['an unknown name', (it) => { it.pipeline.deals = 'maybe'; }],
    ['an element without a member', (it) => delete it.pipeline.pools[0].headcount],
    ['a list that is too short', (it) => it.cohort.hour_weights.pop()],
    ['a duration without a unit', (it) => { it.payments.charge_delay = '60'; }],
    ['a family without its parameter', (it) => { it.staff.task = { family: 'constant' }; }],
    ['a parameter of another family', (it) => { it.staff.task.scale = '1s'; }],
    ['null', (it) => { it.pipeline.reconcile = null; }],
  ];
  for (const [name, spoil] of wrong) {
    const document = read('scenarios/worked_example.json');
    spoil(document);
    assert.ok(!validate(document), name);
  }
});
