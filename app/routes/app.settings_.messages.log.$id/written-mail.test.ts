import { expect, test } from 'vitest';
import { forReading, languageOfMail } from './written-mail.ts';

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

test('a mail says which language it is in', () => {
  expect(languageOfMail(mail)).toBe('de');
  expect(languageOfMail('<html lang="pt-BR">')).toBe('pt-BR');
  expect(languageOfMail('<p>Hello</p>')).toBe('en');
});
