import type { Knex } from 'knex'

/** Number of values that this key encrypted, by `table.column`. */
export type SealedPlaces = Record<string, number>

/** Searches every column that can contain a text, in every table of ours. */
export async function findSealedBy(db: Knex, keyId: string): Promise<SealedPlaces> {
  const { rows: columns } = await db.raw<{ rows: { table: string; column: string }[] }>(
    `select c.table_name as table, c.column_name as column
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea')`,
  )
  const places: SealedPlaces = {}
  for (const { table, column } of columns) {
    const { rows } = await db.raw<{ rows: { count: string }[] }>(
      'select count(*) from ?? where ??::text like ?',
      [table, column, `%v1:${keyId}:%`],
    )
    if (Number(rows[0]?.count) > 0) places[`${table}.${column}`] = Number(rows[0]?.count)
  }
  return places
}
