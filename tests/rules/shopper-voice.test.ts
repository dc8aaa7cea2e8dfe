import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* Shoppers are du, tú and vous wherever we speak to them: in a mail, on a page of ours and in an extension alike. */

const root = path.resolve(import.meta.dirname, '../..');

/** Words that only the other voice has; "Sie" and "Ihr" that open a sentence may be they and theirs. */
const otherVoice = {
  de: /\bIhnen\b|(?<=[\p{L}\p{N},;»“)}] )(Sie|Ihr(e[nmrs]?)?)\b/u,
  es: /\b(usted(es)?|(tiene|tendrá) que (hacer|enviar|pagar)|le escrib\w+|escríba\w+|inténtelo|(?<!que )escriba|elija|revise|rellene|inicie|[Ss]us? (pedido|devolución|solicitud|reseña|pregunta|respuesta|saldo|nivel|cuenta|correo|desistimiento)s?)(?!\p{L})/u,
  fr: /(?<![\p{L}’-])(tu|toi|ton|ta|tes)(?![\p{L}-])/iu,
} as const;

const filesIn = (language: string) =>
  execFileSync(
    'git',
    [
      'ls-files',
      `app/mails/*/${language}.ts`,
      `app/routes/proxy.*/texts/${language}.ts`,
      `app/merchants/reply/texts/${language}.ts`,
      `extensions/*/locales/${language}.json`,
      // Staff read this one.
      ':!extensions/admin-*',
    ],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\n')
    .filter((file) => file !== '');

it.each(['de', 'es', 'fr'] as const)('what shoppers read in %s has one voice', (language) => {
  const files = filesIn(language);
  expect(files.length).toBeGreaterThan(12);
  const other = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .filter((line) => otherVoice[language].test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(other).toEqual([]);
});
