/**
 * Writes every kind of mail as HTML and text, and pictures of them to look at: by day and in the dark, on a phone and
 * wide, with pictures and without: node scripts/run.mjs mail-pictures
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { languages } from '../app/kernel/language.ts';
import { exampleContents, exampleMail } from '../app/mails/example-mails.ts';
import { writeMail } from '../app/mails/write-mail.ts';
import type { MailToWrite } from '../app/modules/messages/mails/mail.ts';
import { messageKinds } from '../app/modules/messages/message.ts';
import { type Brand, defaultBrand } from '../app/modules/messages/templates/brand/brand.ts';
import { lifecycles } from '../app/modules/messages/templates/template.ts';
import { chromiumPath, launchChromium } from '../tests/browser/support/chromium.ts';
import { root } from './steps/run-program.ts';

const folder = path.join(root, '.data/mails');

interface Written {
  readonly name: string;
  readonly html: string;
}

async function write(name: string, mail: MailToWrite): Promise<Written> {
  const { subject, html, text } = await writeMail(mail);
  writeFileSync(path.join(folder, `${name}.html`), html);
  writeFileSync(path.join(folder, `${name}.txt`), `${subject}\n\n${text}`);
  return { name, html };
}

const branded: Brand = {
  logoUrl: 'https://pictures.example/logo.png',
  logoWidth: 150,
  colour: '#1f5c4a',
  buttonRadius: 24,
  footer: 'Hartland Outdoor Ltd\n12 Mill Lane, Sheffield S1 2AB',
};
/** Colours that a button or a link can get lost with. */
const brands: readonly Brand[] = ['#ffffff', '#ffe45c', '#0a0a0a', '#2b6cff', '#9aa0a6'].map((colour) => ({
  ...defaultBrand,
  colour,
}));

const { 'return-settled': settled, 'points-available': points, 'review-request': review } = exampleContents;
const merged: MailToWrite['parts'] = [settled, points, review];

async function everyKind(language: (typeof languages)[number], brand?: Brand): Promise<Written[]> {
  const changes = brand ? { brand } : {};
  return [
    ...(await Promise.all(
      messageKinds.map((kind) =>
        write(`${language}-${kind}`, exampleMail([exampleContents[kind]], language, changes)),
      ),
    )),
    await write(`${language}-merged`, exampleMail(merged, language, changes)),
  ];
}

const picture = (colour: string, inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160"><rect width="160" height="160" fill="${colour}"/>${inner}</svg>`;
const pictures: Readonly<Record<string, string>> = {
  '/jumper.png': picture(
    '#dfe5dc',
    '<path d="M50 40h60l30 25-15 20-12-8v55H47V77l-12 8-15-20z" fill="#5d7a5f"/>',
  ),
  '/socks.png': picture('#efe6d8', '<path d="M60 30h30v60l35 30-15 20-50-35z" fill="#b99b6b"/>'),
  '/logo.png':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 70"><path d="M10 60 45 10l35 50z" fill="#1f5c4a"/><text x="95" y="52" font-family="Georgia" font-size="44" fill="#1c1c1a">Hartland</text></svg>',
};

interface Light {
  readonly dark: boolean;
  readonly pictures: boolean;
  /** px */
  readonly width: number;
}

/** All of them beside each other, each in a frame of its own. */
async function sheet(browser: Browser, name: string, mails: readonly Written[], light: Light): Promise<void> {
  const columns = Math.min(mails.length, light.width > 500 ? 3 : 4);
  const page = await browser.newPage({
    viewport: { width: columns * (light.width + 12) + 12, height: 800 },
    colorScheme: light.dark ? 'dark' : 'light',
  });
  await page.route('https://pictures.example/**', (route) => {
    const body = light.pictures ? pictures[new URL(route.request().url()).pathname] : undefined;
    return body ? route.fulfill({ contentType: 'image/svg+xml', body }) : route.abort();
  });
  await page.route('https://hartland.example/**', (route) => route.abort());
  await page.setContent(
    `<body style="margin:12px;display:grid;gap:12px;grid-template-columns:repeat(${columns},${light.width}px);background:#888;align-items:start"></body>`,
  );
  await page.evaluate(
    async ({ mails, width }) => {
      for (const { html } of mails) {
        const frame = document.createElement('iframe');
        frame.style.cssText = `width:${width}px;height:400px;border:0`;
        const shown = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        frame.srcdoc = html;
        document.body.append(frame);
        await shown;
        const own = frame.contentDocument?.documentElement;
        frame.style.height = `${own?.scrollHeight ?? 0}px`;
        if (own && own.scrollWidth > width) frame.style.outline = '4px solid red';
      }
    },
    { mails, width: light.width },
  );
  const shade = light.dark ? 'dark' : 'day';
  const file = path.join(
    folder,
    `${name}-${shade}-${light.width}${light.pictures ? '' : '-no-pictures'}.png`,
  );
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  console.log(path.relative(root, file));
}

mkdirSync(folder, { recursive: true });
const browser = await launchChromium(await chromiumPath());
try {
  const kinds = await everyKind('en', branded);
  for (const dark of [false, true]) {
    for (const width of [375, 640])
      for (const pictures of [true, false]) await sheet(browser, 'kinds', kinds, { dark, pictures, width });
    const colours = await Promise.all(
      brands.map((brand) =>
        write(`colour-${brand.colour.slice(1)}`, exampleMail([settled], 'en', { brand })),
      ),
    );
    await sheet(browser, 'colours', colours, { dark, pictures: true, width: 375 });
  }
  for (const language of languages.filter((spoken) => spoken !== 'en'))
    await sheet(browser, language, await everyKind(language), { dark: false, pictures: true, width: 320 });
  for (const language of languages) {
    const states = await Promise.all(
      lifecycles.flatMap((lifecycle) =>
        ([review, points] as const).map((part) =>
          write(`${language}-${part.kind}-${lifecycle}`, exampleMail([part], language, { lifecycle })),
        ),
      ),
    );
    await sheet(browser, `${language}-states`, states, { dark: false, pictures: true, width: 320 });
  }
} finally {
  await browser.close();
}
