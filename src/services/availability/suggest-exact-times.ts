import type { ServiceContext } from '../context.ts'
import { type SuggestTimes, suggestTimes } from './suggest-times.ts'

/**
 * Free times for a proposal: those of the requested exact starts that are free, or else a choice from the
 * ranges.
 */
export async function listStarts(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { exact, ...query }: SuggestTimes & { exact: readonly number[] },
): Promise<{ starts: number[]; nextFreeAt: number | undefined }> {
  if (exact.length === 0) return suggestTimes(context, query)
  const durationMs = query.durationMinutes * 60_000
  const answers = await Promise.all(
    exact.slice(0, 5).map(start =>
      suggestTimes(context, {
        ...query,
        ranges: [{ start, end: start + durationMs }],
        count: 1,
      }),
    ),
  )
  return {
    starts: answers.flatMap(({ starts }) => starts),
    nextFreeAt: answers.at(-1)?.nextFreeAt,
  }
}
