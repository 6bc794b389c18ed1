import { Random } from '../random.ts';

/** Tonnes and money, one harvest. */
export interface Crop {
  readonly id: string;
  /** Money an acre. */
  readonly planting: number;
  /** Money a tonne sold, up to `quota` tonnes, and beyond. */
  readonly price: number;
  readonly quota: number | null;
  readonly beyond: number;
  /** Tonnes that the cattle need, and money a tonne bought for them; null: none needed. */
  readonly feed: number;
  readonly purchase: number | null;
}

export interface Year {
  readonly id: string;
  readonly probability: number;
  /** Tonnes an acre, by crop. */
  readonly yields: readonly number[];
}

/** The farmer's problem, in terms of no modelling system: what Sinew and its peers are given alike. */
export interface FarmerProblem {
  readonly acres: number;
  /** No crop is planted on more acres than this. */
  readonly mostAcres: number;
  readonly crops: readonly Crop[];
  readonly years: readonly Year[];
}

const farm = 500;
const harvests = [
  { id: 'wheat', planting: 150, price: 170, quota: null, beyond: 0, feed: 200, purchase: 238, usual: 2.5 },
  { id: 'corn', planting: 230, price: 150, quota: null, beyond: 0, feed: 240, purchase: 210, usual: 3 },
  { id: 'beets', planting: 260, price: 36, quota: 6000, beyond: 10, feed: 0, purchase: null, usual: 20 },
] as const;

/**
 * The farmer (J. R. Birge and F. Louveaux, Introduction to Stochastic Programming, 2nd edition, 2011, section 1.1), scaled as
 * mpi-sppy scales it: the three crops and the land `farms` times over; years below, at and above the usual in turn, a fifth
 * down or up, and from the fourth on up to a tonne an acre more, drawn for each crop. No crop takes more land than one farm has,
 * which is the book's problem for one farm and three years.
 */
export function farmerProblem(farms: number, years: number): FarmerProblem {
  const random = new Random(11);
  const each = Array.from({ length: farms }, (_, f) => f + 1);
  const kinds = each.flatMap((f) =>
    harvests.map(({ usual, ...crop }) => ({ usual, ...crop, id: `${crop.id}-${f}` })),
  );
  return {
    acres: farm * farms,
    mostAcres: farm,
    crops: kinds.map(({ usual, ...crop }) => crop),
    years: Array.from({ length: years }, (_, n) => ({
      id: `year-${n + 1}`,
      probability: 1 / years,
      yields: kinds.map(({ usual }) => {
        const more = n < 3 ? 0 : random.unit();
        return Number((usual * (0.8 + 0.2 * (n % 3)) + more).toFixed(4));
      }),
    })),
  };
}
