import type { Words } from '@sinew/model';
import { fiscalYearWords } from '../bottlenecks/statement.ts';
import type { PlanProgram } from '../program/build.ts';
import { dayWords } from '../words/dates.ts';
import { sumWords } from '../words/money.ts';
import { named, nameOf } from '../words/names.ts';
import { quantity } from '../words/quantity.ts';
import { unitNoun } from '../words/units.ts';

interface Figures {
  readonly available: number;
  readonly needed: number;
}

export type Flag = 'fit' | 'data' | 'release';

export const none: Words = { en: '', fr: '' };
export const monthly: Words = { en: ' a month', fr: ' par mois' };

const flagWords: Readonly<Record<Flag, Words>> = {
  fit: { en: 'technical fit', fr: 'la compatibilité technique' },
  data: { en: 'firing or integration data', fr: "les données de tir ou d'intégration" },
  release: { en: 'national release', fr: "l'autorisation nationale" },
};

/** What of a fund is limited. */
export const moneyWords: Readonly<Record<'cash' | 'commitment', Words>> = {
  cash: { en: 'in cash', fr: 'de crédits' },
  commitment: { en: 'of authority to commit', fr: "d'autorisation d'engagement" },
};

/** More is asked than there is, beyond the solver's rounding. */
export const exceeds = ({ available, needed }: Figures): boolean => needed > available * (1 + 1e-6) + 1e-6;

/** What a limit allows and what is asked of it, in words, and what is said if that is more. */
interface Told {
  readonly most: Words;
  readonly needed: Words;
  readonly lacking: boolean;
}

/** Both figures to at least four digits, and to as many as tell them apart where one exceeds the other. */
function told({ available, needed }: Figures, say = quantity): Told {
  const lacking = exceeds({ available, needed });
  let digits = 4;
  while (lacking && say(available, digits).en === say(needed, digits).en) digits++;
  return { most: say(available, digits), needed: say(needed, digits), lacking };
}

/** "; 50 would be needed", or nothing where what there is would do. */
const more = ({ needed, lacking }: Told, rate: Words = none): Words =>
  lacking
    ? { en: `; ${needed.en}${rate.en} would be needed`, fr: ` ; il en faudrait ${needed.fr}${rate.fr}` }
    : none;

/** "40 rounds". */
function counted(n: number, unit: string, said = quantity(n)): Words {
  const noun = unitNoun(unit, said.en === '1' ? 1 : n);
  return { en: `${said.en} ${noun.en}`, fr: `${said.fr} ${noun.fr}` };
}

/** One sentence a cause, in both languages, with the names of the plan's own rows. Rows are given by their ids. */
export function statements({ subjects }: PlanProgram) {
  const { tables, settings } = subjects.network.realised.plan;
  const place = (row: string): Words => {
    const [item, site] = row.split('/');
    const [what, where] = [named(tables.items, item), named(tables.sites, site)];
    return { en: `${what.en} at ${where.en}`, fr: `${what.fr} (${where.fr})` };
  };
  const unitOf = (row: string): string =>
    tables.items.find(({ id }) => id === row.split('/')[0])?.unit ?? 'each';
  const process = (row: string): Words => {
    const [id, segment] = row.split('/');
    const { en, fr } = named(tables.processes, id);
    const several = tables.rates.filter((rate) => rate.process === id).length > 1;
    return several && segment ? { en: `${en} (${segment})`, fr: `${fr} (${segment})` } : { en, fr };
  };
  return {
    place,
    process,
    flag: (flag: Flag): Words => flagWords[flag],
    item(row: string, figures: Figures): Words {
      const { en, fr } = place(row);
      const { most, needed, lacking } = told(figures);
      const wanted = counted(figures.needed, unitOf(row), needed);
      return lacking
        ? {
            en: `${en} runs short: ${most.en} of the ${wanted.en} wanted`,
            fr: `« ${fr} » vient à manquer : ${most.fr} sur ${wanted.fr}`,
          }
        : { en: `No more ${en} is to be had`, fr: `« ${fr} » : on ne peut en avoir plus` };
    },
    usedUp(row: string, ever: number): Words {
      const { en, fr } = place(row);
      const all = counted(ever, unitOf(row));
      return {
        en: `${en}: the ${all.en} that there are do not suffice for all that is asked, and nothing replaces them`,
        fr: `« ${fr} » : ${all.fr} ne suffisent pas à tout ce qui est demandé, et rien ne les remplace`,
      };
    },
    noSource(row: string, { needed }: Figures): Words {
      const { en, fr } = place(row);
      const wanted = counted(needed, unitOf(row));
      return {
        en: `${en}: nothing makes, buys or brings any; ${wanted.en} would be needed`,
        fr: `« ${fr} » : rien n'en fabrique, n'en achète ni n'en apporte ; il faudrait ${wanted.fr}`,
      };
    },
    /** `closed`: the day before which it cannot start; `from`: the first day on which more is wanted than it allows. */
    capacity(row: string, figures: Figures, from: string, closed: string | undefined): Words {
      const { en, fr } = process(row);
      const said = told(figures);
      const wanted = more(said, monthly);
      if (closed !== undefined) {
        const [opens, wants] = [dayWords(closed), dayWords(from)];
        const since = said.lacking ? { en: ` from ${wants.en}`, fr: ` dès le ${wants.fr}` } : none;
        return {
          en: `${en} cannot start before ${opens.en}${wanted.en}${since.en}`,
          fr: `« ${fr} » ne peut commencer avant le ${opens.fr}${wanted.fr}${since.fr}`,
        };
      }
      if (figures.available === 0) {
        return { en: `${en} cannot run${wanted.en}`, fr: `« ${fr} » ne peut tourner${wanted.fr}` };
      }
      const beyond = more(said);
      return {
        en: `${en} can do no more than ${said.most.en} a month${beyond.en}`,
        fr: `« ${fr} » ne peut faire plus de ${said.most.fr} par mois${beyond.fr}`,
      };
    },
    growth(row: string, figures: Figures): Words {
      const { en, fr } = process(row);
      const said = told(figures);
      const { most } = said;
      const wanted = more(said);
      return {
        en: `${en} can raise its monthly rate by no more than ${most.en} at once${wanted.en}`,
        fr: `« ${fr} » ne peut hausser sa cadence mensuelle de plus de ${most.fr} à la fois${wanted.fr}`,
      };
    },
    leadTime(row: string, months: number, first: string): Words {
      const { en, fr } = process(row);
      const [time, day] = [counted(months, 'month'), dayWords(first)];
      return {
        en: `${en} takes ${time.en}: what is started in this plan arrives from ${day.en} on`,
        fr: `« ${fr} » prend ${quantity(months).fr} mois : ce qui commence dans ce plan arrive à partir du ${day.fr}`,
      };
    },
    training(row: string, months: number, first: string): Words {
      const { en, fr } = named(tables.resources, row);
      const [time, day] = [counted(months, 'month'), dayWords(first)];
      return {
        en: `${en}: training takes ${time.en}, so that no one more is there before ${day.en}`,
        fr: `« ${fr} » : la formation prend ${quantity(months).fr} mois ; personne de plus n'est là avant le ${day.fr}`,
      };
    },
    resource(row: string, figures: Figures): Words {
      const { en, fr } = named(tables.resources, row);
      const { unit, kind } = tables.resources.find(({ id }) => id === row)!;
      const said = told(figures);
      const wanted = more(said);
      const all = counted(figures.available, kind === 'pool' ? 'person' : unit, said.most);
      const rate = kind === 'pool' ? none : monthly;
      return {
        en: `${en}: all ${all.en}${rate.en} are taken${wanted.en}`,
        fr: `« ${fr} » : ${all.fr}${rate.fr}, tout est pris${wanted.fr}`,
      };
    },
    places(row: string, figures: Figures): Words {
      const { en, fr } = named(tables.resources, row);
      const said = told(figures);
      const { most } = said;
      const wanted = more(said);
      return {
        en: `${en}: all ${most.en} training places a month are taken${wanted.en}`,
        fr: `« ${fr} » : ${most.fr} places de formation par mois, toutes prises${wanted.fr}`,
      };
    },
    storage(row: string, figures: Figures): Words {
      const { en, fr } = place(row);
      const said = told(figures);
      const room = counted(figures.available, unitOf(row), said.most);
      const wanted = more(said);
      return {
        en: `${en}: there is room for ${room.en}${wanted.en}`,
        fr: `« ${fr} » : il y a de la place pour ${room.fr}${wanted.fr}`,
      };
    },
    shelfLife(row: string): Words {
      const { en, fr } = place(row);
      return {
        en: `${en} does not keep: what comes earlier is out of date when it is wanted`,
        fr: `« ${fr} » ne se garde pas : ce qui vient plus tôt est périmé quand on le veut`,
      };
    },
    acceptance(row: string, flag: Flag, figures: Figures): Words {
      const { en, fr } = named(tables.items, row.split('/')[1]);
      const wanted = more(told(figures));
      return {
        en: `${en} is not accepted without ${flagWords[flag].en}${wanted.en}`,
        fr: `« ${fr} » n'est pas accepté sans ${flagWords[flag].fr}${wanted.fr}`,
      };
    },
    money(cause: 'cash' | 'commitment', fund: string, year: number, figures: Figures): Words {
      const { en, fr } = named(tables.funds, fund);
      const { currency, fiscal_year_start } = settings;
      const said = told(figures, (value, digits) => sumWords(currency, value, digits));
      const { most } = said;
      const wanted = more(said);
      const when = fiscalYearWords(year, fiscal_year_start);
      const what = moneyWords[cause];
      return {
        en: `${en}: ${most.en} ${what.en} in ${when} and no more${wanted.en}`,
        fr: `« ${fr} » : ${most.fr} ${what.fr} en ${when}, pas plus${wanted.fr}`,
      };
    },
    policy(row: string, figures: Figures): Words {
      const { en, fr } = named(tables.policies, row);
      const said = told(figures);
      const { most } = said;
      const wanted = more(said);
      return {
        en: `${en}: the policy allows ${most.en} and no more${wanted.en}`,
        fr: `« ${fr} » : la politique permet ${most.fr}, pas plus${wanted.fr}`,
      };
    },
    competing(
      row: { readonly name: string; readonly name_fr: string | undefined; readonly rank: number },
      taken: number,
      unit: string,
    ): Words {
      const [what, rate] = unit.split('/');
      const n = counted(taken, what);
      const per = rate === undefined ? none : monthly;
      return {
        en: `${row.name} (rank ${row.rank}) takes ${n.en}${per.en} of it`,
        fr: `« ${nameOf(row).fr} » (rang ${row.rank}) en prend ${n.fr}${per.fr}`,
      };
    },
  };
}
