export type { Lang } from './format/number.ts';
export { type HtmlOptions, planHtml } from './html/planHtml.ts';
export { type Speech, speak } from './language/speech.ts';
export { bottlenecksPage } from './pages/bottlenecksPage.ts';
export { comparePage } from './pages/comparePage.ts';
export { contradictionPage } from './pages/contradictionPage.ts';
export { gapPage, type PageOptions, planPage } from './pages/planPage.ts';
export { type Frame, whyPage } from './pages/whyPage.ts';
