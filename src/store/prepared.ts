import type pg from 'pg'

/** Texts made for a moment (long lists of values) are not worth a plan. */
const mostStatements = 500
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= mostStatements) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** Without values a text may hold several statements, which cannot be prepared as one. */
const isParameterised = (config: unknown): config is { text: string; values: unknown[] } =>
  typeof config === 'object' &&
  config !== null &&
  'text' in config &&
  typeof config.text === 'string' &&
  'values' in config &&
  Array.isArray(config.values) &&
  config.values.length > 0

type Query = (config: unknown, ...rest: unknown[]) => unknown

/**
 * Lets Postgres keep the plans of our statements: planning one costs as much as running it. Each text has
 * one name in this process, and each connection prepares it when it first meets it.
 */
export function prepareStatements(client: pg.Client): void {
  const query = client.query.bind(client) as Query
  const named: Query = (config, ...rest) => {
    if (!isParameterised(config)) return query(config, ...rest)
    const name = nameOf(config.text)
    return query(name ? { ...config, name } : config, ...rest)
  }
  client.query = named as typeof client.query
}
