/**
 * Answers whose JSON Schema `sinew schema` prints: an option each, its word in `options.schemaOf`. As the planner's
 * `publishedAnswers`; named here so that help does not load the solver. A test holds the two together.
 */
export const schemaNames = [
  'outcome',
  'alternatives',
  'frontier',
  'risk',
  'robust',
  'stress',
  'tradeoff',
] as const;

export type SchemaName = (typeof schemaNames)[number];
