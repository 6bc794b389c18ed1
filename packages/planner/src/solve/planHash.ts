import type { Plan } from '@sinew/model';

/**
 * SHA-256 of a plan's settings and rows as JSON, blanks left out, in table and column order: the same rows give the
 * same hash whether they came from a folder, a workbook or a JSON file.
 */
export async function planHash(plan: Plan): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([plan.settings, plan.tables]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
