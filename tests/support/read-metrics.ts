/** Values of samples by name and labels: `parley_jobs_total{job="purge",outcome="completed"}`. */
export function readMetrics(text: string): Map<string, number> {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1))]
    }),
  )
}

/** Samples that are not zero and whose names begin with this text. */
export const samplesOf = (text: string, name: string): Record<string, number> =>
  Object.fromEntries(
    [...readMetrics(text)].filter(([key, value]) => key.startsWith(name) && value !== 0),
  )
