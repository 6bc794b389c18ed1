import { addMonths, DAYS_PER_MONTH, type Day } from '@sinew/model';

/** Calendar months from a day to a later one, what is left of a month by its days; 0 where it is not later. */
export function monthsBetween(from: Day, until: Day): number {
  if (until <= from) return 0;
  let months = Math.floor((until - from) / DAYS_PER_MONTH);
  while (addMonths(from, months) > until) months--;
  while (addMonths(from, months + 1) <= until) months++;
  return months + (until - addMonths(from, months)) / DAYS_PER_MONTH;
}
