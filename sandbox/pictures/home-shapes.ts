import type { Palette } from './colours.ts';

/** Draws one object on a 600 × 600 canvas whose floor line is at y = 470. */
export type Shape = (p: Palette) => string;

const WOOD = '#b98a57';
const WOOD_DARK = '#8f663b';
const CREAM = '#f7f2e8';

export const homeShapes: Record<string, Shape> = {
  Mug: (p) =>
    `<path d="M392 262c92-12 92 130-14 122" fill="none" stroke="${p.dark}" stroke-width="26"/>
<path d="M196 220h208v196a54 54 0 0 1-54 54H250a54 54 0 0 1-54-54z" fill="${p.main}"/>
<path d="M196 220h70v250h-16a54 54 0 0 1-54-54z" fill="${p.light}" opacity=".55"/>
<path d="M196 356h208v60a54 54 0 0 1-54 54H250a54 54 0 0 1-54-54z" fill="${p.dark}" opacity=".45"/>
<ellipse cx="300" cy="220" rx="104" ry="24" fill="${p.deep}"/><ellipse cx="300" cy="226" rx="88" ry="16" fill="#4a3326"/>`,
  Bowl: (p) =>
    `<path d="M130 270h340c0 120-70 190-120 200H250c-50-10-120-80-120-200z" fill="${p.main}"/>
<path d="M130 270h92c0 110 40 180 70 200h-42c-50-10-120-80-120-200z" fill="${p.light}" opacity=".6"/>
<ellipse cx="300" cy="270" rx="170" ry="40" fill="${p.deep}"/><ellipse cx="300" cy="278" rx="146" ry="28" fill="${CREAM}"/>
<circle cx="262" cy="276" r="12" fill="#a8433f"/><circle cx="300" cy="286" r="12" fill="#5a3d6b"/><circle cx="338" cy="274" r="12" fill="#a8433f"/>`,
  Plate: (p) =>
    `<circle cx="300" cy="300" r="176" fill="${p.main}"/><circle cx="300" cy="300" r="176" fill="none" stroke="${p.dark}" stroke-width="8"/>
<circle cx="300" cy="300" r="118" fill="${p.light}"/><circle cx="300" cy="300" r="118" fill="none" stroke="${p.dark}" stroke-width="3" opacity=".6"/>
<path d="M232 352q70-120 136-104q-18 76-136 104z" fill="#5f7d4d"/><path d="M232 352q72-36 128-98" fill="none" stroke="#3f5a35" stroke-width="4"/>`,
  Teapot: (p) =>
    `<path d="M404 300c90-30 92 120-6 118" fill="none" stroke="${p.dark}" stroke-width="22"/>
<path d="M214 330c-60-6-66-66-104-84l-10 24c30 30 40 110 120 130z" fill="${p.dark}"/>
<path d="M190 360c0-80 50-124 112-124s112 44 112 124c0 70-50 110-112 110s-112-40-112-110z" fill="${p.main}"/>
<path d="M206 340c8-60 44-92 84-98c-30 40-44 140-10 226c-56-10-82-60-74-128z" fill="${p.light}" opacity=".6"/>
<path d="M238 246q64-40 128 0z" fill="${p.deep}"/><circle cx="302" cy="212" r="16" fill="${p.deep}"/>`,
  Vase: (p) =>
    `<path d="M300 240q-10-90-70-140M300 240q0-100 10-170M300 240q14-80 74-128" fill="none" stroke="#5f7d4d" stroke-width="6"/>
<ellipse cx="224" cy="98" rx="16" ry="34" fill="#c99a4a" transform="rotate(-30 224 98)"/><ellipse cx="311" cy="66" rx="16" ry="36" fill="#d8b066"/>
<ellipse cx="380" cy="108" rx="16" ry="34" fill="#c99a4a" transform="rotate(34 380 108)"/>
<path d="M264 232h72c-6 50 60 70 60 140c0 60-40 98-96 98s-96-38-96-98c0-70 66-90 60-140z" fill="${p.main}"/>
<path d="M264 232h24c-2 60-44 70-44 142c0 46 16 78 40 94c-48-8-80-42-80-96c0-70 66-90 60-140z" fill="${p.light}" opacity=".6"/>
<ellipse cx="300" cy="232" rx="36" ry="9" fill="${p.deep}"/>`,
  Candle: (p) =>
    `<path d="M300 128c26 34 34 50 34 70a34 34 0 0 1-68 0c0-20 8-36 34-70z" fill="#f0b64f"/><path d="M300 162c12 18 16 26 16 36a16 16 0 0 1-32 0c0-10 4-18 16-36z" fill="#fff3d0"/>
<path d="M300 214v34" stroke="#3b332c" stroke-width="6"/><path d="M204 250h192v190a30 30 0 0 1-30 30H234a30 30 0 0 1-30-30z" fill="${p.main}"/>
<path d="M204 250h48v220h-18a30 30 0 0 1-30-30z" fill="${p.light}" opacity=".55"/><ellipse cx="300" cy="250" rx="96" ry="20" fill="${CREAM}"/>
<rect x="244" y="324" width="112" height="92" rx="4" fill="${CREAM}"/><path d="M264 352h72M264 372h72M276 392h48" stroke="${p.deep}" stroke-width="5"/>`,
  Blanket: (p) =>
    `<path d="M150 210q150-40 300 0v90H150z" fill="${p.light}"/><path d="M140 290q160-36 320 0v90H140z" fill="${p.main}"/>
<path d="M130 372q170-32 340 0v76q-170 40-340 0z" fill="${p.dark}"/><path d="M150 236q150-38 300 0M140 322q160-34 320 0M130 404q170-30 340 0" fill="none" stroke="${CREAM}" stroke-width="10"/>
${Array.from({ length: 17 }, (_, i) => `<path d="M${140 + i * 20} ${456 + Math.round(Math.sin((i / 16) * Math.PI) * 12)}v20" stroke="${p.deep}" stroke-width="5"/>`).join('')}`,
  Cushion: (p) =>
    `<path d="M140 190q160 36 320 0q-36 140 0 280q-160-36-320 0q36-140 0-280z" fill="${p.main}"/>
<path d="M140 190q160 36 320 0q-70 110-160 140q-90-30-160-140z" fill="${p.light}" opacity=".55"/>
<path d="M300 250v160M230 330h140M250 280l100 100M350 280l-100 100" stroke="${CREAM}" stroke-width="7" opacity=".9"/><circle cx="300" cy="330" r="15" fill="${p.deep}"/>`,
  Lamp: (p) =>
    `<path d="M230 130h140l60 150H170z" fill="#f4dfae"/><path d="M230 130h44l-34 150h-70z" fill="#fff1cd"/><path d="M170 280h260" stroke="#dcbf7f" stroke-width="6"/>
<path d="M288 280h24v50h-24z" fill="${p.deep}"/><path d="M300 320c56 0 78 44 78 80s-30 66-44 70h-68c-14-4-44-34-44-70s22-80 78-80z" fill="${p.main}"/>
<path d="M280 324c-40 20-40 120-4 146h-10c-14-4-44-34-44-70c0-32 18-68 58-76z" fill="${p.light}" opacity=".6"/>`,
  'Plant pot': (p) =>
    `<path d="M300 300C280 180 200 150 168 160c6 70 60 130 132 140zM300 300c10-130 90-170 134-150c0 70-60 140-134 150zM300 300c-30-90-10-170 10-200c30 40 30 130-10 200z" fill="#5f7d4d"/>
<path d="M300 300C276 220 220 176 168 160M300 300c20-80 70-126 134-150M300 300c-4-80 0-140 10-200" fill="none" stroke="#435c38" stroke-width="5"/>
<path d="M190 290h220l-30 180H220z" fill="${p.main}"/><path d="M190 290h60l8 180h-38z" fill="${p.light}" opacity=".5"/><rect x="176" y="276" width="248" height="44" rx="8" fill="${p.dark}"/>`,
  Basket: (p) =>
    `<path d="M200 280c0-160 200-160 200 0" fill="none" stroke="${p.deep}" stroke-width="16"/><path d="M150 280h300l-36 190H186z" fill="${p.main}"/>
${[0, 1, 2, 3].map((row) => `<path d="M${154 + row * 9} ${312 + row * 42}h${292 - row * 18}" stroke="${p.deep}" stroke-width="7" stroke-dasharray="26 14" stroke-dashoffset="${row * 20}"/>`).join('')}
<rect x="140" y="264" width="320" height="32" rx="14" fill="${p.dark}"/>`,
  Board: (p) =>
    `<path d="M236 150h128a26 26 0 0 1 26 26v270a26 26 0 0 1-26 26H236a26 26 0 0 1-26-26V176a26 26 0 0 1 26-26z" fill="${WOOD}"/><rect x="276" y="84" width="48" height="80" rx="22" fill="${WOOD}"/>
<circle cx="300" cy="108" r="10" fill="${p.backdrop}"/><path d="M244 170q10 150 0 290M284 166q-14 150 4 296M330 160q16 160-2 300M366 180q-8 130 4 270" fill="none" stroke="${WOOD_DARK}" stroke-width="4" opacity=".7"/>
<ellipse cx="330" cy="404" rx="86" ry="44" fill="#d9a869"/><path d="M276 392q10-20 26-22M318 386q10-20 26-22M356 392q8-14 18-16" stroke="#a66f38" stroke-width="6" fill="none"/>`,
  Towel: (p) =>
    `<rect x="110" y="130" width="380" height="16" rx="8" fill="${WOOD_DARK}"/><path d="M180 138h240v320q-120 22-240 0z" fill="${p.main}"/><path d="M180 138h80v332q-44-2-80-12z" fill="${p.light}" opacity=".5"/>
<path d="M180 380q120 20 240 0M180 404q120 20 240 0M180 428q120 20 240 0" fill="none" stroke="${CREAM}" stroke-width="9"/>`,
  Clock: (p) =>
    `<circle cx="300" cy="290" r="170" fill="${p.main}"/><circle cx="300" cy="290" r="144" fill="${CREAM}"/>
${Array.from({ length: 12 }, (_, i) => `<path d="M300 162v${i % 3 === 0 ? 26 : 14}" stroke="${p.deep}" stroke-width="${i % 3 === 0 ? 8 : 5}" transform="rotate(${i * 30} 300 290)"/>`).join('')}
<path d="M300 290l-58-56" stroke="${p.deep}" stroke-width="12" stroke-linecap="round"/><path d="M300 290l70-76" stroke="${p.deep}" stroke-width="7" stroke-linecap="round"/><circle cx="300" cy="290" r="12" fill="#bd6f4e"/>`,
  Notebook: (p) =>
    `<path d="M216 150h196a16 16 0 0 1 16 16v288a16 16 0 0 1-16 16H216z" fill="${CREAM}"/><path d="M180 142h216a16 16 0 0 1 16 16v288a16 16 0 0 1-16 16H180z" fill="${p.main}"/><path d="M180 142h40v320h-40z" fill="${p.dark}"/>
<path d="M364 142v320" stroke="${p.deep}" stroke-width="10"/><path d="M292 250q40 20 0 84q-40-64 0-84zM292 334v40" fill="${p.light}" stroke="${p.light}" stroke-width="5"/>`,
  Apron: (p) =>
    `<path d="M250 150c0-80 100-80 100 0" fill="none" stroke="${p.deep}" stroke-width="12"/><path d="M244 150h112l12 80q60 30 62 90v130q-130 34-260 0V320q2-60 62-90z" fill="${p.main}"/>
<path d="M244 150h40l-30 320q-44-6-84-20V320q2-60 62-90z" fill="${p.light}" opacity=".5"/><path d="M222 330h156v66a24 24 0 0 1-24 24H246a24 24 0 0 1-24-24z" fill="${p.dark}"/><path d="M300 330v90" stroke="${p.deep}" stroke-width="5"/>`,
};
