import type { Words } from '@sinew/model';

interface Row {
  readonly name: string;
  readonly name_fr: string | undefined;
}

/** The name of a row in both languages. */
export function nameOf({ name, name_fr }: Row): Words {
  return { en: name, fr: name_fr ?? name };
}

/** The name of the row that has the id; the id itself where there is none. */
export function named(rows: readonly (Row & { readonly id: string })[], id: string): Words {
  const row = rows.find((one) => one.id === id);
  return row ? nameOf(row) : { en: id, fr: id };
}

/** Set off within a French sentence, where a name has no article to hold it. */
export function setOff({ en, fr }: Words): Words {
  return { en, fr: `« ${fr} »` };
}
