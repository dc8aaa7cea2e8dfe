import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Story, story } from './vocabulary/story.ts';

/** A story that cannot be read; the message names file, line and column. */
export class StoryError extends Error {}

export interface ReadStory {
  file: string;
  story: Story;
  /** Line in the file of each step, from 1. */
  stepLines: number[];
}

interface Place {
  line: number;
  column: number;
}

/** Reads a story's YAML. Unknown fields, wrong values and broken YAML throw a StoryError with their places. */
export function parseStory(text: string, file: string): ReadStory {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const at = (place: Place) => `${file}:${place.line}:${place.column}`;
  if (document.errors.length > 0) {
    throw new StoryError(
      document.errors
        .map((error) => `${at(placeOf(counter, error.pos[0]))} ${error.message.split('\n')[0]}`)
        .join('\n'),
    );
  }
  const result = story.safeParse(document.toJS());
  if (!result.success) {
    const lines = result.error.issues.flatMap(flatten).map((issue) => {
      const place = placeOfPath(document, counter, issue.path);
      return `${at(place)} ${issue.path.join('.') || 'story'}: ${issue.message}`;
    });
    throw new StoryError(lines.join('\n'));
  }
  for (const [index, branch] of result.data.before.entries())
    keepWrittenOrder(branch, document, ['before', index]);
  for (const [index, step] of result.data.steps.entries()) {
    const place: Path = ['steps', index];
    keepWrittenOrder(step, document, place);
    for (const [at, branch] of (step.parallel ?? []).entries()) {
      keepWrittenOrder(branch, document, [...place, 'parallel', at]);
    }
  }
  const stepLines = result.data.steps.map(
    (_, index) => placeOfPath(document, counter, ['steps', index]).line,
  );
  return { file, story: result.data, stepLines };
}

/** A step does its parts as they are written, and the parser hands the keys over in the order of its own schema. */
function keepWrittenOrder(step: object, document: Document, path: Path): void {
  const node = document.getIn(path);
  if (!isMap(node)) return;
  for (const { key } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!Object.hasOwn(step, name)) continue;
    const value: unknown = Reflect.get(step, name);
    Reflect.deleteProperty(step, name);
    Reflect.set(step, name, value);
  }
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Of the forms that a field may have, the complaints of the one that the value comes closest to. */
function flatten(issue: Issue): { path: Path; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'this field is not known' }));
  }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [closest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  if (!closest || depth(closest) === 0) {
    const forms = issue.errors.flat().map((one) => one.message.replace(/^Invalid input: /, ''));
    return [{ path: issue.path, message: [...new Set(forms)].join(', or ') }];
  }
  return closest.flatMap(flatten).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** How far into the value a form got before it did not fit. */
function depth(issues: readonly Issue[]): number {
  return Math.max(
    0,
    ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 0.5 : 0)),
  );
}

function placeOf(counter: LineCounter, offset: number): Place {
  const { line, col } = counter.linePos(offset);
  return { line, column: col };
}

/** Where the deepest part of the path that exists begins. */
function placeOfPath(document: Document, counter: LineCounter, path: Path): Place {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return placeOf(counter, offset);
  }
  return { line: 1, column: 1 };
}
