import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ZodError, z } from 'zod';
import { ClockError } from '../clock/clock.ts';
import { ClockNotTaken } from '../clock/tell-app.ts';
import { Refusal } from '../domain/refusal.ts';
import { BadJson } from './context.ts';

/** Every failure as `{ error, detail }`: a word for programs and a sentence for people. */
export function answerError(error: Error, c: Context): Response {
  const { status, word } = describe(error);
  const detail = error instanceof ZodError ? z.prettifyError(error) : error.message;
  if (status === 500) console.error(error);
  return c.json({ error: word, detail }, status);
}

function describe(error: Error): { status: ContentfulStatusCode; word: string } {
  if (error instanceof ZodError || error instanceof BadJson) return { status: 400, word: 'bad-input' };
  if (error instanceof Refusal) return { status: error.code === 'not-found' ? 404 : 409, word: error.code };
  if (error instanceof ClockError) return { status: error.code === 'bad-step' ? 400 : 409, word: error.code };
  if (error instanceof ClockNotTaken) return { status: 502, word: 'app-silent' };
  return { status: 500, word: 'broken' };
}
