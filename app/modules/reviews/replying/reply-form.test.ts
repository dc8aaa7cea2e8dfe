import { expect, test } from 'vitest';
import { fillTemplate, replyForm, templateForm } from './reply-form.ts';

test('a reply is cleaned, and neither empty nor endless', () => {
  expect(replyForm.parse({ visibility: 'public', body: ' Thanks\r\n\r\n\r\n\r\nAna\u202e ' })).toEqual({
    visibility: 'public',
    body: 'Thanks\n\nAna',
  });
  for (const body of ['', '  \n ', 'x'.repeat(3001), '\ud800'])
    expect(replyForm.safeParse({ visibility: 'public', body }).success).toBe(false);
  expect(replyForm.safeParse({ visibility: 'secret', body: 'x' }).success).toBe(false);
});

test('a template has a name on one line', () => {
  expect(templateForm.parse({ name: ' Late\nparcel ', body: 'Sorry, {name}.' })).toEqual({
    name: 'Late parcel',
    body: 'Sorry, {name}.',
  });
  expect(templateForm.safeParse({ name: 'x'.repeat(61), body: 'x' }).success).toBe(false);
});

test('what is not known leaves no gap behind', () => {
  const body = 'Hello {name}, sorry about {product}.';
  expect(fillTemplate(body, { name: 'Ana L.', product: 'Coat' })).toBe('Hello Ana L., sorry about Coat.');
  expect(fillTemplate(body, { name: '', product: 'Coat' })).toBe('Hello, sorry about Coat.');
});
