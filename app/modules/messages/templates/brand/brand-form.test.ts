import { expect, test } from 'vitest';
import { defaultBrand } from './brand.ts';
import { brandForm, parseBrandForm, readBrand } from './brand-form.ts';

const form = brandForm(defaultBrand);
const errorsOf = (change: object) => {
  const parsed = parseBrandForm({ ...form, ...change });
  return 'errors' in parsed ? Object.keys(parsed.errors) : [];
};

test('a form shows a look and is read as the same', () => {
  expect(parseBrandForm(form)).toEqual({ brand: defaultBrand });
  const look = {
    logoUrl: 'https://cdn.example/logo.png',
    logoWidth: 200,
    colour: '#00a082',
    buttonRadius: 0,
    footer: 'Salt & Linen\nHafenstrasse 1',
  };
  expect(parseBrandForm(brandForm(look))).toEqual({ brand: look });
  expect(readBrand(JSON.parse(JSON.stringify(look)))).toEqual(look);
  expect(parseBrandForm({ ...form, colour: ' #00A082 ' })).toMatchObject({ brand: { colour: '#00a082' } });
});

test.each([
  'http://cdn.example/logo.png',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  'https://me:secret@cdn.example/logo.png',
  'logo.png',
  `https://cdn.example/${'x'.repeat(2000)}`,
])('a logo at %.60s is refused', (logoUrl) => {
  expect(errorsOf({ logoUrl })).toEqual(['logoUrl']);
});

test('everything else that is wrong says so at its field', () => {
  expect(
    errorsOf({ logoWidth: '39', colour: 'red', buttonRadius: '25', footer: 'x'.repeat(501) }).sort(),
  ).toEqual(['buttonRadius', 'colour', 'footer', 'logoWidth']);
  expect(errorsOf({ colour: '#fff;background:url(x)' })).toEqual(['colour']);
  expect(errorsOf({ more: 1 })).toEqual(['form']);
  expect(parseBrandForm(null)).toHaveProperty('errors');
});
