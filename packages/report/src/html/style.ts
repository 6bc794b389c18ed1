import { Markup } from './markup.ts';

/**
 * The style sheet, inside the page: nothing is fetched. Colours pass WCAG AA on both grounds; series are told apart
 * by lightness and outline as well as by hue. On paper every folded table stays folded unless the reader opened it.
 */
export const style = new Markup(`
:root { color-scheme: light dark;
  --ground: #fff; --panel: #f6f7f9; --ink: #1b2430; --soft: #5a6675; --line: #d5dae1;
  --met: #2f6f9f; --short: #c2452d; --asked: #1b2430; --stock: #4d7c5b; --grid: #e4e8ed;
  --approval: #b58a2b; --contract: #7a6bb0; --build: #2f6f9f; --qualify: #2d8a86; --ramp: #7fb069; --effect: #dfe9da;
  --c0: #2f6f9f; --c1: #b58a2b; --c2: #4d7c5b; --c3: #7a6bb0; --c4: #2d8a86; --c5: #8a8f98; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #14181d; --panel: #1c2228; --ink: #e6eaef; --soft: #a3adb9; --line: #37404a;
  --met: #62a6d8; --short: #f08068; --asked: #e6eaef; --stock: #86bd96; --grid: #2a323a;
  --approval: #d9b45b; --contract: #a99be0; --build: #62a6d8; --qualify: #5cc0ba; --ramp: #9ccf86; --effect: #2b3a2a;
  --c0: #62a6d8; --c1: #d9b45b; --c2: #86bd96; --c3: #a99be0; --c4: #5cc0ba; --c5: #a3adb9; } }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main, header, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .7rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
a { color: var(--met); }
.conditions { color: var(--soft); margin: 0; }
.top { display: flex; justify-content: space-between; gap: 1rem; color: var(--soft); font-size: .9rem; margin-bottom: 1rem; }
.headline { font-size: 1.15rem; background: var(--panel); border-left: 4px solid var(--met); padding: .9rem 1.1rem; margin: 1.2rem 0 0; border-radius: 0 6px 6px 0; }
.headline p { margin: 0 0 .5rem; } .headline p:last-child { margin: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem; margin: 1.2rem 0 0; padding: 0; list-style: none; }
.tiles li { background: var(--panel); border-radius: 6px; padding: .7rem .9rem; }
.tiles b { display: block; font-size: 1.5rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--soft); font-size: .88rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .32rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { color: inherit; font-weight: inherit; white-space: normal; min-width: 11rem; }
tbody th.n { min-width: 0; }
.n { text-align: right; white-space: nowrap; }
tr.strong > * { font-weight: 600; }
tr.short td:first-child, tr.short th:first-child { box-shadow: inset 3px 0 var(--short); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1.2rem 1.6rem; }
figure { margin: 0 0 .4rem; min-width: 0; } figcaption { font-weight: 600; font-size: .95rem; }
figcaption small { font-weight: 400; color: var(--soft); }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
svg text { fill: var(--soft); font-size: 11px; }
svg .name { fill: var(--ink); font-size: 12px; }
svg .name, svg .figure { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
.grid { stroke: var(--grid); } .axis { stroke: var(--line); }
.fill-met { fill: var(--met); shape-rendering: crispEdges; } .fill-short { fill: var(--short); shape-rendering: crispEdges; } .fill-stock { fill: var(--stock); opacity: .35; }
circle.fill-met, circle.fill-short { shape-rendering: auto; }
.line-asked { fill: none; stroke: var(--asked); stroke-width: 1.5; }
.line-stock { fill: none; stroke: var(--stock); stroke-width: 1.8; }
.mark { stroke: var(--ink); stroke-width: 2.5; }
.ring { fill: var(--ground); stroke: var(--ink); stroke-width: 1.5; }
.day { stroke: var(--short); stroke-dasharray: 4 3; }
.approval { fill: var(--approval); } .contract { fill: var(--contract); } .build { fill: var(--build); }
.qualify { fill: var(--qualify); } .ramp { fill: var(--ramp); } .effect { fill: var(--effect); }
.c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); }
.l0 { fill: none; stroke: var(--c0); stroke-width: 2; } .a0 { fill: var(--c0); opacity: .22; } .l1 { fill: none; stroke: var(--c1); stroke-width: 2; } .a1 { fill: var(--c1); opacity: .22; } .l2 { fill: none; stroke: var(--c2); stroke-width: 2; } .a2 { fill: var(--c2); opacity: .22; }
.l3 { fill: none; stroke: var(--c3); stroke-width: 2; } .a3 { fill: var(--c3); opacity: .22; } .l4 { fill: none; stroke: var(--c4); stroke-width: 2; } .a4 { fill: var(--c4); opacity: .22; } .l5 { fill: none; stroke: var(--c5); stroke-width: 2; } .a5 { fill: var(--c5); opacity: .22; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .2rem 0 .6rem; padding: 0; list-style: none; color: var(--soft); font-size: .88rem; }
.legend svg { display: inline-block; width: 14px; height: 10px; margin-right: .35rem; }
.meter { width: 7rem; height: .7rem; display: inline-block; vertical-align: middle; }
.meter .ground { fill: var(--grid); }
details { margin: .3rem 0; } summary { cursor: pointer; color: var(--soft); font-size: .88rem; }
ul.plain { padding-left: 1.1rem; } ul.plain li { margin: .3rem 0; }
footer { color: var(--soft); font-size: .88rem; padding: 2rem 1.25rem 3rem; }
@media print {
  :root { --ground: #fff; --panel: #fff; --ink: #000; --soft: #444; --line: #bbb; }
  body { font-size: 10pt; } main, header, footer { max-width: none; padding: 0; }
  .top a, details:not([open]) { display: none; }
  h2 { break-after: avoid; } figure, tr, .headline { break-inside: avoid; }
  .charts { grid-template-columns: 1fr 1fr; }
  @page { size: letter; margin: 1.8cm; }
}
`);
