import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import ts from 'typescript';
import { expect, it } from 'vitest';
import {
  factGroups,
  factInWords,
  groupOf,
  isFactGroup,
} from '../../app/routes/app.customers.$id/activity/fact-in-words.ts';
import { openPrint } from '../../app/ui/print/print.ts';
import { en } from '../../app/ui/texts/en.ts';

/*
 * Every kind of fact that the modules announce, read out of their code: a customer's timeline tells it, or it is of no
 * customer.
 */

/** Of the shop, or of an order without a customer: no timeline has them. */
const ofNoCustomer = [
  'addresses-redacted',
  'loyalty-went-live',
  'loyalty-went-offline',
  'message-brand-saved',
  'message-sender-lost',
  'message-sender-proven',
  'message-sender-saved',
  'message-settings-saved',
  'message-template-saved',
  'messages-paused',
  'messages-resumed',
  'order-redacted',
  'program-saved',
  'ratings-taken-over',
  'return-policy-saved',
  'return-settings-saved',
  'returns-went-live',
  'returns-went-offline',
  'review-settings-saved',
  'reviews-went-live',
  'reviews-went-offline',
  'rewards-saved',
  'scopes-granted',
];
/** Kinds of something else that look like it in the code: entries of the ledger, requests about privacy. */
const noFacts = ['customer-redact', 'data-request', 'entry-reward', 'redeem-late'];

const root = path.resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', 'app/modules'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|sample/.test(file));

function announced(): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.add(node.text);
    else ts.forEachChild(node, add);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && looksLikeFact(node))
      for (const property of node.properties)
        if (ts.isPropertyAssignment(property) && property.name.getText() === 'kind')
          add(property.initializer);
    if (ts.isCallExpression(node) && /fact|switched|changed$/i.test(node.expression.getText()))
      for (const one of node.arguments) if (ts.isStringLiteral(one)) found.add(one.text);
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'kind' && node.initializer)
      add(node.initializer);
    if (ts.isTypeAliasDeclaration(node) && /FactKind$/.test(node.name.text)) add(node.type);
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    if (/happenedAt|fact/i.test(text)) visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  // All are named for what happened to what, but the one that needs no more.
  return new Set([...found].filter((kind) => /^[a-z]+(-[a-z]+)+$/.test(kind) || kind === 'unsubscribed'));
}

function looksLikeFact(node: ts.ObjectLiteralExpression): boolean {
  const names = node.properties.map((property) => property.name?.getText());
  return (
    names.includes('happenedAt') ||
    names.includes('key') ||
    node.properties.some((one) => ts.isSpreadAssignment(one))
  );
}

const print = openPrint({ zone: 'UTC', now: Temporal.Instant.from('2026-03-03T09:00:00Z') });
const told = Object.keys(factGroups)
  .filter(isFactGroup)
  .flatMap((group) => [...factGroups[group]]);

it('every announced kind of fact is told to whoever looks at a customer, or is of no customer', () => {
  const kinds = [...announced()].filter((kind) => !noFacts.includes(kind)).sort();
  expect(kinds.length).toBeGreaterThan(50);
  const missing = kinds.filter((kind) => !told.some((one) => one === kind) && !ofNoCustomer.includes(kind));
  expect(missing).toEqual([]);
});

it('every kind that is told has words of its own', () => {
  for (const kind of told) {
    const words = factInWords({ kind, data: {} }, print, en);
    expect(words, kind).not.toBe(en.customer.facts.unknown(kind));
    expect(words, kind).not.toMatch(/undefined|null|\[object/);
    expect(
      told.filter((one) => one === kind),
      kind,
    ).toHaveLength(1);
    expect(groupOf(kind)).toBeDefined();
  }
});
