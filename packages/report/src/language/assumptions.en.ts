/** What may stand in the particulars of an assumption, as the planner gives them. */
export type Detail = Readonly<Record<string, string | number>>;

/** Sentences for the codes of assumptions the planner names. */
export const englishAssumptions: Readonly<Record<string, (detail: Detail) => string>> = {};
