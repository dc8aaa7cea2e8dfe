/** The look of a field; 16 px in the control, or phones zoom in. */
export const fieldCss = `
.field { position: relative; display: flex; align-items: stretch; min-height: 50px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--field); transition: border-color 120ms; }
.field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.wrong { border-color: var(--bad); } .wrong:focus-within { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
.off { background: var(--subdued); }
.inner { flex: 1; min-width: 0; display: flex; flex-direction: column; padding: 6px 12px 7px; }
.bare .inner { justify-content: center; }
label { font-size: 0.75rem; line-height: 1.35; color: var(--quiet); }
.line { display: flex; gap: 6px; align-items: baseline; }
.control { flex: 1; width: 100%; min-width: 0; padding: 0; border: 0; outline: 0; background: none; font-size: 1rem; line-height: 1.4; appearance: none; }
.control::placeholder { color: var(--quiet); opacity: 1; }
.control:disabled { color: var(--quiet); -webkit-text-fill-color: currentColor; opacity: 1; }
textarea.control { resize: vertical; min-height: 1.4em; }
select.control { cursor: pointer; padding-inline-end: 28px; text-overflow: ellipsis; }
input[type=number].control { -moz-appearance: textfield; } input[type=number].control::-webkit-inner-spin-button { appearance: none; margin: 0; }
.affix { color: var(--quiet); }
.sign { display: grid; place-items: center; padding-inline-start: 12px; color: var(--quiet); }
.sign.end { position: absolute; inset-block: 0; inset-inline-end: 12px; padding: 0; pointer-events: none; }
.step { width: 46px; border: 0; background: none; cursor: pointer; display: grid; place-items: center; color: var(--ink); }
.step:first-child { border-inline-end: 1px solid var(--line); } .step:last-child { border-inline-start: 1px solid var(--line); }
.step:hover { background: var(--subdued); } .step:disabled { color: var(--quiet); cursor: default; background: none; }
`;
