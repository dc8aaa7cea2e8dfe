import { describe, expect, it } from 'vitest';
import { untilQuiet } from './quiet.ts';

const limits = { withoutProgress: 60, inAll: 400, pause: 5 };

describe('waiting until quiet', () => {
  it('needs two quiet looks in a row', async () => {
    const seen = [1, 0, 1, 0, 0];
    let looks = 0;
    await untilQuiet(async () => ({ work: { jobs: seen[looks++] ?? 0 }, mark: `${looks}` }), limits);
    expect(looks).toBe(5);
  });

  it('gives up without progress and says what is busy', async () => {
    const look = async () => ({ work: { jobs: 2, deliveries: 0, due: 1 }, mark: 'same' });
    await expect(untilQuiet(look, limits)).rejects.toThrow(
      'No progress for 0.06 s; still busy: jobs 2, due 1',
    );
  });

  it('gives up in the end even when something always moves', async () => {
    let looks = 0;
    const look = async () => ({ work: { jobs: 1 }, mark: `${looks++}` });
    await expect(untilQuiet(look, limits)).rejects.toThrow('Not quiet after 0.4 s');
  });

  it('takes a look that fails for a part that is starting, not for quiet', async () => {
    let looks = 0;
    const look = async () => {
      if (looks++ < 3) throw new Error('connection refused');
      return { work: { jobs: 0 }, mark: '' };
    };
    await untilQuiet(look, limits);
    expect(looks).toBe(5);
    const broken = () => Promise.reject(new Error('connection refused'));
    await expect(untilQuiet(broken, limits)).rejects.toThrow('connection refused');
  });
});
