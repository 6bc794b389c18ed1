/**
 * JSON that people can read and compare: objects and lists of objects a line each, lists of figures on one line.
 * Ends with a line break.
 */
export function jsonText(value: unknown): string {
  return `${write(value, '')}\n`;
}

function write(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (!value.some((item) => typeof item === 'object' && item !== null)) return JSON.stringify(value);
    const inner = value.map((item) => `${indent} ${JSON.stringify(item)}`);
    return `[\n${inner.join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null || indent !== '') return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => ` ${JSON.stringify(name)}: ${write(field, ' ')}`);
  return fields.length > 0 ? `{\n${fields.join(',\n')}\n}` : '{}';
}
