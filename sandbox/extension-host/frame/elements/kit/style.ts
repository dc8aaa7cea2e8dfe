/** What every element shares: its reset, and the look of the page through the frame's custom properties. */
export const commonStyle = new CSSStyleSheet();
commonStyle.replaceSync(`
:host { display: block; min-width: 0; }
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
p, h1, h2, h3, h4, ul, ol, dl, dd, figure { margin: 0; padding: 0; font: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.error { color: var(--bad); font-size: 0.8125rem; display: flex; gap: 6px; align-items: flex-start; margin-top: 6px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg.icon { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: 2s !important; transition: none !important; } }
`);
