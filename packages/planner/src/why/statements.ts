import type { Words } from '@sinew/model';
import { fiscalYearWords } from '../bottlenecks/statement.ts';
import type { PlanProgram } from '../program/build.ts';
import { quantity } from '../words/quantity.ts';

interface Figures {
  readonly available: number;
  readonly needed: number;
}

const flags: Readonly<Record<'fit' | 'data' | 'release', Words>> = {
  fit: { en: 'technical fit', fr: 'la compatibilité technique' },
  data: { en: 'firing or integration data', fr: "les données de tir ou d'intégration" },
  release: { en: 'national release', fr: "l'autorisation nationale" },
};

/** One sentence a cause, in both languages, with the names of the plan's own rows. Rows are given by their ids. */
export function statements({ subjects }: PlanProgram) {
  const { tables, settings } = subjects.network.realised.plan;
  const named = (
    rows: readonly { id: string; name: string; name_fr: string | undefined }[],
    id: string,
  ): Words => {
    const row = rows.find((one) => one.id === id);
    return { en: row?.name ?? id, fr: row?.name_fr ?? row?.name ?? id };
  };
  const place = (row: string): Words => {
    const [item, site] = row.split('/');
    const [what, where] = [named(tables.items, item), named(tables.sites, site)];
    return { en: `${what.en} at ${where.en}`, fr: `${what.fr} (${where.fr})` };
  };
  const unitOf = (row: string): string => {
    const unit = tables.items.find(({ id }) => id === row.split('/')[0])?.unit ?? 'each';
    return unit === 'each' ? '' : ` ${unit}`;
  };
  const process = (row: string): Words => {
    const [id, segment] = row.split('/');
    const { en, fr } = named(tables.processes, id);
    const rates = tables.rates.filter((rate) => rate.process === id).length;
    return rates > 1 && segment ? { en: `${en} (${segment})`, fr: `${fr} (${segment})` } : { en, fr };
  };
  /** "; 50 would be needed", or nothing where no more than there is would do. */
  const more = ({ available, needed }: Figures): Words => {
    const n = quantity(needed);
    return needed > available * (1 + 1e-6) + 1e-6
      ? { en: `; ${n.en} would be needed`, fr: ` ; il en faudrait ${n.fr}` }
      : { en: '', fr: '' };
  };
  return {
    named,
    place,
    process,
    item(row: string, figures: Figures, usedUp: number): Words {
      const { en, fr } = place(row);
      const unit = unitOf(row);
      const [there, wanted] = [quantity(figures.available), quantity(figures.needed)];
      const used = quantity(usedUp);
      const gone = {
        en: `; the ${used.en} that there ever are do not suffice and nothing replaces them`,
        fr: ` ; les ${used.fr} qu'il y a en tout ne suffisent pas et rien ne les remplace`,
      };
      return {
        en: `${en} runs short: ${there.en} of the ${wanted.en}${unit} wanted${usedUp > 0 ? gone.en : ''}`,
        fr: `Il manque de : ${fr} : ${there.fr} sur ${wanted.fr}${unit}${usedUp > 0 ? gone.fr : ''}`,
      };
    },
    noSource(row: string, { needed }: Figures): Words {
      const { en, fr } = place(row);
      const n = quantity(needed);
      const unit = unitOf(row);
      return {
        en: `Nothing makes, buys or brings ${en}: none of the ${n.en}${unit} wanted`,
        fr: `Rien ne fabrique, n'achète ni n'apporte : ${fr} : aucun des ${n.fr}${unit} voulus`,
      };
    },
    capacity(row: string, figures: Figures, days: { from: string; until: string }, closed?: string): Words {
      const { en, fr } = process(row);
      const [most, n] = [quantity(figures.available), quantity(figures.needed)];
      if (closed !== undefined) {
        return {
          en: `${en} cannot start before ${closed}; ${n.en} a month would be needed from ${days.from}`,
          fr: `${fr} : rien ne peut commencer avant le ${closed} ; il faudrait ${n.fr} par mois dès le ${days.from}`,
        };
      }
      const wanted = more(figures);
      return {
        en: `${en} can do no more than ${most.en} a month${wanted.en}`,
        fr: `${fr} : pas plus de ${most.fr} par mois${wanted.fr}`,
      };
    },
    growth(row: string, figures: Figures): Words {
      const { en, fr } = process(row);
      const most = quantity(figures.available);
      const wanted = more(figures);
      return {
        en: `${en} can raise its monthly rate by no more than ${most.en} at once${wanted.en}`,
        fr: `${fr} : la cadence mensuelle ne peut monter que de ${most.fr} à la fois${wanted.fr}`,
      };
    },
    leadTime(row: string, months: number, first: string): Words {
      const { en, fr } = process(row);
      const n = quantity(months);
      return {
        en: `${en} takes ${n.en} months: what is started in this plan arrives from ${first} on`,
        fr: `${fr} prend ${n.fr} mois : ce qui commence dans ce plan arrive à partir du ${first}`,
      };
    },
    training(row: string, months: number, first: string): Words {
      const { en, fr } = named(tables.resources, row);
      const n = quantity(months);
      return {
        en: `${en}: training takes ${n.en} months, so that no one more is there before ${first}`,
        fr: `${fr} : la formation prend ${n.fr} mois ; personne de plus n'est là avant le ${first}`,
      };
    },
    resource(row: string, figures: Figures): Words {
      const { en, fr } = named(tables.resources, row);
      const { unit, kind } = tables.resources.find(({ id }) => id === row)!;
      const most = quantity(figures.available);
      const wanted = more(figures);
      return kind === 'pool'
        ? {
            en: `${en}: all ${most.en} people are busy${wanted.en}`,
            fr: `${fr} : les ${most.fr} personnes sont toutes occupées${wanted.fr}`,
          }
        : {
            en: `${en}: all ${most.en} ${unit} a month are used${wanted.en}`,
            fr: `${fr} : ${most.fr} ${unit} par mois, tout est utilisé${wanted.fr}`,
          };
    },
    places(row: string, figures: Figures): Words {
      const { en, fr } = named(tables.resources, row);
      const most = quantity(figures.available);
      const wanted = more(figures);
      return {
        en: `${en}: all ${most.en} training places a month are taken${wanted.en}`,
        fr: `${fr} : les ${most.fr} places de formation par mois sont prises${wanted.fr}`,
      };
    },
    storage(row: string, figures: Figures): Words {
      const { en, fr } = place(row);
      const most = quantity(figures.available);
      const wanted = more(figures);
      return {
        en: `There is room to keep ${most.en}${unitOf(row)} of ${en}${wanted.en}`,
        fr: `Il y a de la place pour ${most.fr}${unitOf(row)} de : ${fr}${wanted.fr}`,
      };
    },
    shelfLife(row: string): Words {
      const { en, fr } = place(row);
      return {
        en: `${en} does not keep long enough: what is made earlier is out of date when it is wanted`,
        fr: `${fr} ne se garde pas assez longtemps : ce qui est fait plus tôt est périmé quand on le veut`,
      };
    },
    acceptance(row: string, flag: 'fit' | 'data' | 'release', figures: Figures): Words {
      const item = named(tables.items, row.split('/')[1]);
      const wanted = more(figures);
      return {
        en: `${item.en} is not accepted: ${flags[flag].en} is missing${wanted.en}`,
        fr: `Article non accepté : ${item.fr} : il manque ${flags[flag].fr}${wanted.fr}`,
      };
    },
    money(cause: 'cash' | 'commitment', fund: string, year: number, figures: Figures): Words {
      const { en, fr } = named(tables.funds, fund);
      const { currency } = settings;
      const most = quantity(figures.available);
      const wanted = more(figures);
      const when = fiscalYearWords(year, settings.fiscal_year_start);
      const what =
        cause === 'cash'
          ? { en: 'in cash', fr: 'de crédits' }
          : { en: 'in commitment authority', fr: "d'autorisation d'engagement" };
      return {
        en: `${en} has ${currency} ${most.en} ${what.en} in ${when}, all taken${wanted.en}`,
        fr: `${fr} : ${most.fr} ${currency} ${what.fr} en ${when}, tout est pris${wanted.fr}`,
      };
    },
    policy(row: string, figures: Figures): Words {
      const { en, fr } = named(tables.policies, row);
      const wanted = more(figures);
      return {
        en: `The policy ${en} allows no more than ${quantity(figures.available).en}${wanted.en}`,
        fr: `La politique « ${fr} » ne permet que ${quantity(figures.available).fr}${wanted.fr}`,
      };
    },
    competing(
      row: { readonly name: string; readonly name_fr: string | undefined; readonly rank: number },
      taken: number,
      unit: string,
    ): Words {
      const n = quantity(taken);
      const each = unit === 'each' ? '' : ` ${unit}`;
      return {
        en: `${row.name} (rank ${row.rank}) takes ${n.en}${each} of it`,
        fr: `${row.name_fr ?? row.name} (rang ${row.rank}) en prend ${n.fr}${each}`,
      };
    },
    measure(id: string): Words {
      return named(tables.measures, id);
    },
  };
}
