import { configure } from '@testing-library/preact';

// What is waited for comes within milliseconds, and within seconds on a slow machine.
configure({ asyncUtilTimeout: 10_000 });
