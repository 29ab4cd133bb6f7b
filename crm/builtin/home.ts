import type { Knex } from 'knex'

export interface Home {
  db: Knex
  workspaceId: string
  publicUrl: string
}
