/**
 * The spaces that French sets before `: ; ! ? %` and within « » are ones at which no line may end. Texts come from
 * catalogues, from the planner and from plans, with whatever space was easy to type: all of them pass through here.
 */
export const heldTogether = (text: string): string => text.replace(apart, '\u00a0');

const apart = /(?<=«) (?=\S)|(?<=\S) (?=[»:;!?%](?:[\s.,;:)»]|$))/g;
