import type { Column } from '../schema/column.ts';
import { calendarColumns, settingsColumns } from '../schema/settings.ts';
import { provenance } from '../schema/table.ts';
import { describeTable, tableNames } from '../schema/tables.ts';
import { dimensionWords } from './dimensions.ts';

/** A JSON value, as JSON Schema is one. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

const id = '^[A-Za-z0-9][A-Za-z0-9._-]*$';
const amount = '\\d{1,6}(\\.\\d{1,6})?';
const duration = `^P(?=\\d)(${amount}Y)?(${amount}M)?(${amount}W)?(${amount}D)?$`;

/**
 * JSON Schema (2020-12) of the JSON file of a plan, generated from the schema. It says which tables and fields there
 * are, of what type and within what limits. What rows mean together (references, cycles, sums) is beyond JSON Schema:
 * `checkPlan` says that. Descriptions are English, with French beside in `x-description-fr`.
 */
export function planJsonSchema(): JsonObject {
  const tables = tableNames.map((name) => {
    const { about, columns, key } = describeTable(name);
    const own = Object.entries(columns).filter(([column]) => !(column in provenance));
    return [
      name,
      {
        description: about.en,
        'x-description-fr': about.fr,
        'x-key': key,
        type: 'array',
        items: record(own, { $ref: '#/$defs/provenance' }),
      },
    ] as const;
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:sinew:plan:1',
    title: 'Sinew plan',
    description: 'A plan in one JSON file. A field that is absent or null is blank and takes its default.',
    type: 'object',
    required: ['sinew', 'settings'],
    additionalProperties: false,
    properties: {
      sinew: { const: 'plan/1' },
      settings: settings(),
      tables: { type: 'object', additionalProperties: false, properties: Object.fromEntries(tables) },
    },
    $defs: { provenance: { properties: properties(Object.entries(provenance)) } },
  };
}

function settings(): JsonObject {
  const columns = Object.entries(settingsColumns);
  return {
    description: 'The settings of the plan.',
    type: 'object',
    required: [...columns.filter(([, column]) => column.required).map(([name]) => name), 'calendar'],
    properties: {
      ...properties(columns),
      calendar: {
        description: 'Runs of buckets, one after the other.',
        'x-description-fr': "Suites de périodes, l'une après l'autre.",
        type: 'array',
        minItems: 1,
        items: { ...record(Object.entries(calendarColumns)), additionalProperties: false },
      },
    },
    additionalProperties: false,
  };
}

function record(columns: readonly (readonly [string, Column])[], extend?: JsonObject): JsonObject {
  return {
    type: 'object',
    required: columns.filter(([, column]) => column.required).map(([name]) => name),
    properties: properties(columns),
    ...(extend ? { ...extend, unevaluatedProperties: false } : {}),
  };
}

function properties(columns: readonly (readonly [string, Column])[]): JsonObject {
  return Object.fromEntries(columns.map(([name, column]) => [name, field(column)]));
}

function field(column: Column): JsonObject {
  const unit = column.unit === undefined ? '' : dimensionWords[column.unit].en;
  return {
    description: column.about.en,
    'x-description-fr': column.about.fr,
    ...(unit === '' ? {} : { 'x-unit': unit }),
    ...(column.table === undefined ? {} : { 'x-references': column.table }),
    ...(column.dated ? { 'x-dated': true } : {}),
    ...(column.default === undefined ? {} : { default: column.default as Json }),
    ...value(column),
  };
}

/** Type and limits of a value; null stands for blank where blank is taken. */
function value(column: Column): JsonObject {
  const type = (name: string): Json => (column.required ? name : [name, 'null']);
  const choices = column.choices ?? [];
  switch (column.kind) {
    case 'id':
    case 'ref':
      return { type: type('string'), pattern: id, maxLength: 80 };
    case 'text':
      return { type: type('string'), ...(column.required ? { minLength: 1 } : {}) };
    case 'date':
      return { type: type('string'), format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'duration':
      return { type: type('string'), pattern: duration };
    case 'currency':
      return { type: type('string'), pattern: '^[A-Z]{3}$' };
    case 'number':
    case 'integer':
      return { type: type(column.kind), ...numberLimits(column) };
    case 'boolean':
      return { type: type('boolean') };
    case 'choice':
      return { enum: column.required ? choices : [...choices, null] };
    case 'refs':
      return {
        type: type('array'),
        uniqueItems: true,
        items: { type: 'string', pattern: id, maxLength: 80 },
      };
    case 'choices':
      return { type: type('array'), uniqueItems: true, items: { enum: choices } };
    case 'months':
      return { type: type('array'), uniqueItems: true, items: { type: 'integer', ...numberLimits(column) } };
  }
}

function numberLimits({ min, max, aboveMin }: Column): JsonObject {
  return {
    ...(min === undefined ? {} : aboveMin ? { exclusiveMinimum: min } : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
}
