import { expect, test } from 'vitest';
import { forReading, languageOfMail, textForReading } from './written-mail.ts';

const mail = `<!doctype html><html dir="ltr" lang="de"><body>
<a class="button" href="https://salt.example/apps/afterglow/go?token=a" style="color:#fff">Bewerten</a>
<a href='https://salt.example/apps/afterglow/preferences?token=b'>Abmelden</a>
<img src="https://salt.example/logo.png" alt="Salt"><img alt="" src="https://salt.example/apps/afterglow/seen.gif?token=c" width="1">
</body></html>`;

test('looking at a mail counts for nothing and leads nowhere', () => {
  const shown = forReading(mail);
  expect(shown).not.toContain('token=');
  expect(shown).not.toContain('href');
  expect(shown).toContain('<a class="button" style="color:#fff">Bewerten</a>');
  expect(shown).toContain('logo.png');
});

test('the text of a mail keeps no key with which somebody could act as the customer', () => {
  const text = 'Rate it:\nhttps://salt.example/apps/afterglow/review?token=Ny4w.a-b_c%3D\n\nKind regards\n';
  expect(textForReading(text)).toBe(
    'Rate it:\nhttps://salt.example/apps/afterglow/review?token=…\n\nKind regards\n',
  );
  expect(textForReading('https://salt.example/a?b=c&token=d')).toBe('https://salt.example/a?b=c&token=…');
});

test('a mail says which language it is in', () => {
  expect(languageOfMail(mail)).toBe('de');
  expect(languageOfMail('<html lang="pt-BR">')).toBe('pt-BR');
  expect(languageOfMail('<p>Hello</p>')).toBe('en');
});
