import type pg from 'pg'

/** Statements that occur once (long lists of values) are not worth a plan. */
const maxStatements = 500

/** The names of a pool's statements, by their SQL text. */
export type StatementNames = Map<string, string>

function nameOf(names: StatementNames, text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= maxStatements) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** Without values, a text may hold several statements, which cannot be prepared as one. */
const isParameterised = (config: unknown): config is { text: string; values: unknown[] } =>
  typeof config === 'object' &&
  config !== null &&
  'text' in config &&
  typeof config.text === 'string' &&
  'values' in config &&
  Array.isArray(config.values) &&
  config.values.length > 0

/** A migration by a newer process has changed what the plan was made for. */
const isOutdatedPlan = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '0A000'

type Callback = (error: unknown, ...rest: unknown[]) => void
type Query = (config: unknown, callback: Callback) => unknown

/**
 * Lets Postgres keep the plans of our statements: planning costs as much as running. Each text has one name in
 * its pool, and each connection prepares it on first use. If a plan is outdated, its connection is closed and
 * knex opens another.
 */
export function prepareStatements(
  client: pg.Client & { __knex__disposed?: unknown },
  names: StatementNames,
): void {
  const query = client.query.bind(client) as unknown as Query
  const named: Query = (config, callback) => {
    if (!isParameterised(config)) return query(config, callback)
    const name = nameOf(names, config.text)
    return query(name ? { ...config, name } : config, (error, ...rest) => {
      if (isOutdatedPlan(error)) client.__knex__disposed = error
      callback(error, ...rest)
    })
  }
  client.query = named as unknown as typeof client.query
}
