import type { Shape } from './home-shapes.ts';

const CREAM = '#f7f2e8';
const STEEL = '#b9bfc4';
const STEEL_DARK = '#838b92';
const WOOD = '#b98a57';

export const outdoorShapes: Record<string, Shape> = {
  Backpack: (p) =>
    `<path d="M256 140c0-60 88-60 88 0" fill="none" stroke="${p.deep}" stroke-width="14"/><path d="M190 230c0-70 40-104 110-104s110 34 110 104v190a50 50 0 0 1-50 50H240a50 50 0 0 1-50-50z" fill="${p.main}"/>
<path d="M190 230c0-70 40-104 88-104c-40 60-40 260-20 344h-18a50 50 0 0 1-50-50z" fill="${p.light}" opacity=".5"/><path d="M194 214q106 70 212 0" fill="none" stroke="${p.deep}" stroke-width="10"/>
<rect x="224" y="320" width="152" height="116" rx="18" fill="${p.dark}"/><path d="M224 350h152" stroke="${CREAM}" stroke-width="6"/><rect x="284" y="238" width="32" height="46" rx="4" fill="${WOOD}"/>`,
  Flask: (p) =>
    `<rect x="262" y="86" width="76" height="56" rx="10" fill="${STEEL_DARK}"/><path d="M268 142h64l22 50v238a40 40 0 0 1-40 40h-28a40 40 0 0 1-40-40V192z" fill="${p.main}"/>
<path d="M268 142h18l-10 50v276a40 40 0 0 1-30-38V192z" fill="${p.light}" opacity=".7"/><path d="M246 400h108v30a40 40 0 0 1-40 40h-28a40 40 0 0 1-40-40z" fill="${STEEL}"/><path d="M300 240l34 60h-68z" fill="none" stroke="${CREAM}" stroke-width="7"/>`,
  Lantern: (p) =>
    `<path d="M216 190c0-130 168-130 168 0" fill="none" stroke="${STEEL_DARK}" stroke-width="10"/><path d="M236 150h128l30 50H206z" fill="${p.main}"/><rect x="222" y="200" width="156" height="190" fill="#f9e3a5"/>
<circle cx="300" cy="300" r="58" fill="#fff3cf"/><path d="M300 250c20 30 26 42 26 58a26 26 0 0 1-52 0c0-16 6-28 26-58z" fill="#eeae46"/><path d="M222 200v190M378 200v190M274 200v190M326 200v190" stroke="${p.dark}" stroke-width="7"/>
<path d="M200 390h200l18 80H182z" fill="${p.main}"/><path d="M200 390h60l-10 80h-68z" fill="${p.light}" opacity=".5"/>`,
  'Camp chair': (p) =>
    `<path d="M180 470l210-200M420 470L210 270M190 350l-20 120M410 350l20 120" stroke="${WOOD}" stroke-width="16" stroke-linecap="round"/><path d="M186 130h228v170q-114 40-228 0z" fill="${p.main}"/><path d="M186 130h76v186q-44-4-76-16z" fill="${p.light}" opacity=".5"/>
<path d="M170 326h260l-24 60H194z" fill="${p.dark}"/><path d="M180 120v220M420 120v220" stroke="${WOOD}" stroke-width="16" stroke-linecap="round"/>`,
  Hammock: (p) =>
    `<path d="M90 130v340M510 130v340" stroke="#7a5b3a" stroke-width="26" stroke-linecap="round"/><path d="M96 190l70 70M504 190l-70 70M96 190l50 90M504 190l-50 90" stroke="${CREAM}" stroke-width="6"/>
<path d="M146 250q154 60 308 0q-30 170-154 170T146 250z" fill="${p.main}"/><path d="M168 300q132 56 264 0M190 346q110 44 220 0M224 386q76 24 152 0" fill="none" stroke="${CREAM}" stroke-width="10"/>
<path d="M146 250q154 60 308 0q-154 100-308 0z" fill="${p.dark}"/>`,
  'Dry bag': (p) =>
    `<path d="M220 210h160l30 60v160a40 40 0 0 1-40 40H230a40 40 0 0 1-40-40V270z" fill="${p.main}"/><path d="M220 210h36l-16 60v200h-10a40 40 0 0 1-40-40V270z" fill="${p.light}" opacity=".6"/>
<rect x="204" y="160" width="192" height="56" rx="14" fill="${p.dark}"/><path d="M204 188h192" stroke="${p.deep}" stroke-width="5"/><path d="M210 176c-40-60 0-90 90-90s130 30 90 90" fill="none" stroke="${p.deep}" stroke-width="13"/>
<path d="M252 400q48-90 96 0q-48 26-96 0z" fill="${CREAM}" opacity=".85"/>`,
  Trowel: (p) =>
    `<g transform="rotate(38 300 300)"><rect x="278" y="80" width="44" height="160" rx="22" fill="${p.main}"/><rect x="278" y="80" width="18" height="160" rx="9" fill="${p.light}" opacity=".7"/><rect x="290" y="234" width="20" height="70" fill="${STEEL_DARK}"/>
<path d="M240 300h120v90q0 80-60 120q-60-40-60-120z" fill="${STEEL}"/><path d="M300 300v210q-60-40-60-120v-90z" fill="#d5d9dc"/></g>`,
  'Watering can': (p) =>
    `<path d="M372 260c110 10 100 150 0 160" fill="none" stroke="${p.dark}" stroke-width="20"/><path d="M230 400L110 220l-30 16l26 34l110 180z" fill="${p.dark}"/><ellipse cx="96" cy="228" rx="14" ry="40" transform="rotate(-32 96 228)" fill="${p.deep}"/>
<path d="M216 240h164l20 230H196z" fill="${p.main}"/><path d="M216 240h52l-8 230h-64z" fill="${p.light}" opacity=".55"/><ellipse cx="298" cy="240" rx="82" ry="20" fill="${p.deep}"/><path d="M232 226c10-90 120-90 132 0" fill="none" stroke="${p.dark}" stroke-width="16"/>`,
  'Rain jacket': (p) =>
    `<path d="M236 150q64-70 128 0l-20 60h-88z" fill="${p.deep}"/><path d="M236 160l-84 60l-40 180l60 20l30-100v150h196V320l30 100l60-20l-40-180l-84-60q-64 60-128 0z" fill="${p.main}"/>
<path d="M236 160l-84 60l-40 180l60 20l30-100v150h40z" fill="${p.light}" opacity=".4"/><path d="M300 196v274" stroke="${CREAM}" stroke-width="7"/><path d="M228 380h46M326 380h46" stroke="${p.deep}" stroke-width="9"/><path d="M236 160q64 70 128 0" fill="none" stroke="${p.deep}" stroke-width="8"/>`,
  Jumper: (p) =>
    `<path d="M246 150q54 40 108 0l70 40l54 220l-60 20l-36-130v160H218V300l-36 130l-60-20l54-220z" fill="${p.main}"/><path d="M246 150l-70 40l-54 220l60 20l36-130v160h34z" fill="${p.light}" opacity=".4"/>
<path d="M218 250l20-18l20 18l20-18l22 18l20-18l20 18l20-18l22 18M218 284l20-18l20 18l20-18l22 18l20-18l20 18l20-18l22 18" fill="none" stroke="${CREAM}" stroke-width="7"/>
<path d="M246 150q54 40 108 0" fill="none" stroke="${p.deep}" stroke-width="14"/><path d="M218 440h164v20H218z" fill="${p.dark}"/>`,
  Tee: (p) =>
    `<path d="M240 150q60 44 120 0l96 50l-34 90l-46-20v190H224V270l-46 20l-34-90z" fill="${p.main}"/><path d="M240 150l-96 50l34 90l46-20v190h42z" fill="${p.light}" opacity=".45"/><path d="M240 150q60 44 120 0" fill="none" stroke="${p.dark}" stroke-width="11"/>
<path d="M300 250q46 26 0 84q-46-58 0-84zM300 334v30" fill="none" stroke="${CREAM}" stroke-width="6"/>`,
  Shirt: (p) =>
    `<path d="M240 140l60 40l60-40l100 56l-30 210l-48-8V470H218V398l-48 8l-30-210z" fill="${p.main}"/><path d="M240 140l-100 56l30 210l48-8v72h40z" fill="${p.light}" opacity=".45"/><path d="M240 140l60 40l-30 44zM360 140l-60 40l30 44z" fill="${p.dark}"/>
<path d="M300 190v280" stroke="${p.dark}" stroke-width="4"/>${[236, 286, 336, 386, 436].map((y) => `<circle cx="300" cy="${y}" r="6" fill="${CREAM}"/>`).join('')}<rect x="328" y="262" width="54" height="56" rx="4" fill="${p.dark}" opacity=".55"/>`,
  Trousers: (p) =>
    `<path d="M214 120h172l36 350h-86l-36-230l-36 230h-86z" fill="${p.main}"/><path d="M214 120h54l-20 350h-70z" fill="${p.light}" opacity=".4"/><path d="M214 120h172l4 36H210z" fill="${p.dark}"/><path d="M300 156v84M226 170q4 44 44 52M374 170q-4 44-44 52" fill="none" stroke="${p.deep}" stroke-width="5"/>`,
  Beanie: (p) =>
    `<circle cx="300" cy="130" r="44" fill="${CREAM}"/><path d="M160 370c0-140 60-210 140-210s140 70 140 210z" fill="${p.main}"/><path d="M160 370c0-140 50-200 110-208c-40 60-50 140-46 208z" fill="${p.light}" opacity=".5"/>
<rect x="144" y="350" width="312" height="92" rx="26" fill="${p.dark}"/>${Array.from({ length: 14 }, (_, i) => `<path d="M${164 + i * 21} 362v68" stroke="${p.deep}" stroke-width="4"/>`).join('')}`,
  Socks: (p) =>
    `<path d="M330 120h96v210l-10 70q-10 40-60 50l-90 20q-50 0-46-50l110-80z" fill="${p.dark}"/><path d="M190 120h96v220q0 50-40 70l-90 56q-50 12-60-36l94-90z" fill="${p.main}"/><path d="M190 120h96v44h-96z" fill="${CREAM}"/><path d="M330 120h96v44h-96z" fill="${CREAM}"/>
<path d="M190 196h96M190 220h96" stroke="${p.light}" stroke-width="9"/><path d="M96 430q50-10 60 36q-50 12-60-36z" fill="${p.light}"/>`,
  Scarf: (p) =>
    `<path d="M170 190q130-90 260 0q40 70-20 110q-110 60-220 0q-60-40-20-110z" fill="${p.main}"/><path d="M214 210q86-50 172 0q-86 56-172 0z" fill="${p.deep}"/><path d="M330 300l60-20l40 190h-86z" fill="${p.dark}"/><path d="M270 306l66 0l-30 164h-86z" fill="${p.main}"/>
<path d="M262 350h66M254 386h66M246 424h66" stroke="${CREAM}" stroke-width="9"/>${[226, 246, 266, 286].map((x) => `<path d="M${x} 466v24" stroke="${p.main}" stroke-width="6"/>`).join('')}`,
  Boots: (p) =>
    `<path d="M200 130h120l10 190q90 20 130 60q20 30 10 66H190z" fill="${p.main}"/><path d="M200 130h46l-6 316h-50z" fill="${p.light}" opacity=".4"/><path d="M184 440h290v30H184z" fill="${p.deep}"/><path d="M196 130h130v34H196z" fill="${p.dark}"/>
<path d="M282 210h52M284 246h52M288 282h52M300 316h56" stroke="${CREAM}" stroke-width="8" stroke-linecap="round"/>`,
  Shoes: (p) =>
    `<path d="M120 300q60-10 110-60l40 20q60 90 180 100q50 10 44 74H120z" fill="${p.main}"/><path d="M120 300q40-6 70-26q20 90 60 160H120z" fill="${p.light}" opacity=".45"/><path d="M112 430h386q4 40-30 40H140q-30 0-28-40z" fill="${CREAM}"/>
<path d="M112 452h384" stroke="${p.deep}" stroke-width="6"/><path d="M262 300l40-24M292 328l40-24M326 350l38-22" stroke="${CREAM}" stroke-width="9" stroke-linecap="round"/>`,
  'Gift card': (p) =>
    `<g transform="rotate(-7 300 310)"><rect x="120" y="190" width="360" height="230" rx="20" fill="${p.dark}" opacity=".35"/><rect x="112" y="178" width="360" height="230" rx="20" fill="${p.main}"/><path d="M112 260q120-90 360 40v88a20 20 0 0 1-20 20H132a20 20 0 0 1-20-20z" fill="${p.light}" opacity=".35"/>
<path d="M206 178v230M112 268h360" stroke="${CREAM}" stroke-width="12" opacity=".9"/><path d="M206 268q-60-70-76-20q0 30 76 20q60-70 76-20q0 30-76 20z" fill="${CREAM}"/></g>`,
};
