import type { Words } from '@sinew/model';
import type { Constraint } from '../program/blocks.ts';

const names: Readonly<Record<Constraint, Words>> = {
  balance: { en: 'the stock balance', fr: 'le bilan de stock' },
  capacity: { en: 'the rate', fr: 'la cadence' },
  growth: { en: 'the growth limit', fr: 'la limite de croissance' },
  minimum: { en: 'the minimum sustaining rate', fr: 'la cadence minimale de maintien' },
  warm: { en: 'the warm line', fr: 'le maintien à chaud de la ligne' },
  offtake: { en: 'the offtake guarantee', fr: "la garantie d'achat" },
  resource: { en: 'the capacity', fr: 'la capacité' },
  people: { en: 'the pool of people', fr: 'le bassin de personnes' },
  places: { en: 'the training places', fr: 'les places de formation' },
  storage: { en: 'the storage limit', fr: 'la limite de stockage' },
  shelf_life: { en: 'the shelf life', fr: 'la durée de conservation' },
  requirement: { en: 'the requirement', fr: 'le besoin' },
  set_aside: { en: 'the stock set aside', fr: 'le stock réservé' },
  acceptance: { en: 'the acceptance', fr: "l'acceptation" },
  pledge: { en: 'the pledge', fr: "l'engagement" },
  at_most: { en: 'the most that may be given', fr: 'le maximum à donner' },
  origin: { en: 'the origin of a pledge', fr: "l'origine d'un engagement" },
  retention: { en: 'the retention', fr: 'la rétention' },
  once: { en: 'the number of decisions', fr: 'le nombre de décisions' },
  size: { en: 'the size', fr: 'la taille' },
  exclusive: { en: 'the exclusive group', fr: 'le groupe exclusif' },
  prerequisite: { en: 'the prerequisite', fr: 'le préalable' },
  reform: { en: 'the reform', fr: 'la réforme' },
  payment: { en: 'the payment', fr: 'le paiement' },
  cash: { en: 'the cash', fr: 'les crédits' },
  carry_forward: { en: 'the carry-forward', fr: 'le report de crédits' },
  commitment: { en: 'the commitment authority', fr: "l'autorisation d'engagement" },
  policy: { en: 'the policy', fr: 'la politique' },
};

/** What a constraint family is called in a sentence. */
export function constraintName(constraint: Constraint): Words {
  return names[constraint];
}
