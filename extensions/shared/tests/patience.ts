import { configure } from '@testing-library/preact';
import { afterAll } from 'vitest';

// What is waited for comes within milliseconds, and within seconds on a slow machine.
configure({ asyncUtilTimeout: 10_000 });

// Preact runs effects at the next frame, or 35 ms later where none comes: the last ones, too, need the page still there.
afterAll(() => new Promise((ran) => setTimeout(ran, 100)));
