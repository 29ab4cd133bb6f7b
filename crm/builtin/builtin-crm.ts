import type { Knex } from 'knex'

export interface BuiltinCrm {
  db: Knex
  workspaceId: string
  publicUrl: string
}
