import type { Knex } from 'knex'

/** Postgres numbers what it does not bring along from here on. */
const firstOwnOid = 16_384

/**
 * Everything that a statement of a test could add, drop or rename: a database whose shape has changed cannot be
 * emptied row by row.
 */
const shape = `md5(concat_ws(' ',
  (select string_agg(concat(oid, relname), ',' order by oid) from pg_class where oid >= ${firstOwnOid}),
  (select count(*) from pg_attribute where attrelid >= ${firstOwnOid} and not attisdropped),
  ${['pg_constraint', 'pg_trigger', 'pg_proc']
    .map(table => `(select concat(count(*), max(oid)) from ${table} where oid >= ${firstOwnOid})`)
    .join(',\n  ')}))`

const quoted = (...path: string[]) => path.map(name => `"${name}"`).join('.')

async function listTables(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { schema: string; name: string }[] }>(
    `select relnamespace::regnamespace::text as schema, relname as name from pg_class
     where relkind = 'r' and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)`,
  )
  return rows.map(({ schema, name }) => quoted(schema, name))
}

async function listFilled(db: Knex, tables: readonly string[]): Promise<string[]> {
  const questions = tables.map(
    table => `select '${table}' as name where exists(select from ${table})`,
  )
  const { rows } = await db.raw<{ rows: { name: string }[] }>(questions.join(' union all '))
  return rows.map(({ name }) => name)
}

/**
 * Adds `pristine.restore(connections)` to a template. In a clone it brings back the template's rows and answers which
 * tables it emptied. It changes nothing and answers null where that is not enough: the tables are others now, or somebody is connected
 * besides that many connections of the caller.
 */
export async function makeRestorable(db: Knex): Promise<void> {
  const tables = await listTables(db)
  const filled = await listFilled(db, tables)
  const empty = tables.filter(table => !filled.includes(table))
  const copies = filled.map((table, i) => [table, quoted('pristine', String(i))] as const)
  await db.raw(`create schema pristine;
    ${copies.map(([table, copy]) => `create table ${copy} as table ${table};`).join('\n')}
    create table pristine.counters as
      select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value) as value, last_value is not null as is_called
      from pg_sequences;
    create table pristine.shape (now text);
    create function pristine.restore(connections integer) returns text[] language plpgsql
      set session_replication_role = replica
    as $$
    declare
      emptied text[] := '{}';
    begin
      if (select now from pristine.shape) <> ${shape} then return null; end if;
      if (select count(*) from pg_stat_activity where datname = current_database()) <> connections then return null; end if;
      ${filled.map(table => `delete from ${table};`).join('\n')}
      ${empty
        .map(
          table =>
            `delete from ${table}; if found then emptied := emptied || text '${table}'; end if;`,
        )
        .join('\n')}
      ${copies.map(([table, copy]) => `insert into ${table} select * from ${copy};`).join('\n')}
      perform setval(name::regclass, value, is_called) from pristine.counters;
      return emptied;
    end $$;
    insert into pristine.shape select ${shape}`)
}

interface Pool {
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}

/** Marks a database that no test uses. Open connections to others fail the run at its end. */
export const returned = 'returned'

/**
 * Whether the rows are the template's again, and the pool may be used by the next test. Emptied files are cut short, so
 * that rows lie in the order in which they were inserted, as in a new table.
 */
export async function restore(db: Knex): Promise<boolean> {
  const pool: Pool | undefined = db.client.pool
  if (!pool || pool.numUsed() + pool.numPendingAcquires() > 0) return false
  db.removeAllListeners()
  const connections = Math.max(1, pool.numFree())
  const { rows } = await db.raw<{ rows: { emptied: string[] | null }[] }>(
    'select pristine.restore(?) as emptied',
    [connections],
  )
  const emptied = rows[0]?.emptied
  if (!emptied) return false
  if (emptied.length > 0)
    await db.raw(`vacuum (index_cleanup on, truncate on) ${emptied.join(', ')}`)
  return true
}
