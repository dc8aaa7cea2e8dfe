import { expect, test } from 'vitest';
import { mailDocument } from './mail-document.ts';

const mail =
  '<!DOCTYPE html><html lang="en"><head data-x><style>@media (prefers-color-scheme: dark) { p { color: #fff } }</style></head><body><a href="https://shop.example" target="_self">See</a></body></html>';
const plain = { dark: false, pictures: true };

test('what a mail may load is said before anything of its own', () => {
  const shown = mailDocument(mail, plain);
  expect(shown.indexOf('Content-Security-Policy')).toBeLessThan(shown.indexOf('@media'));
  expect(shown).toContain("default-src 'none'");
  expect(shown).toContain('img-src https: http: data:');
  expect(mailDocument(mail, { ...plain, pictures: false })).toContain("img-src 'none'");
});

test('dark and light are as asked, whatever the reader’s machine prefers', () => {
  expect(mailDocument(mail, plain)).toContain('@media (max-width: 0px) { p');
  expect(mailDocument(mail, { ...plain, dark: true })).toContain('@media (min-width: 0px) { p');
});

test('a mail without a head gets one', () => {
  expect(mailDocument('<p>Hello</p>', plain)).toMatch(
    /^<!doctype html><html><head>.*<body><p>Hello<\/p><\/body>/,
  );
});
