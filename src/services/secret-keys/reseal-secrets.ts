import { ownReason } from '../../providers/own-reasons.ts'
import { UnopenableText } from '../../secrets/token-cipher.ts'
import { withSessionLock } from '../../store/database/session-lock.ts'
import {
  type Connection,
  listConnectionsLostFor,
  reviveConnection,
} from '../../store/workspace/connections.ts'
import { resealBatch } from '../../store/workspace/reseal.ts'
import { type SealedKind, sealedKinds } from '../../store/workspace/sealed-columns.ts'
import type { ServiceContext } from '../context.ts'
import { enqueueCrms } from '../crm/poll-crm.ts'
import { getKeyStatus, type KeyStatus } from './key-status.ts'

const batchSize = 200
/** Well below the queue's timeout for a job. */
const runMs = 20_000

interface Run {
  endsAt: number
  resealed: number
  altered: number
}

const hasTime = ({ clock }: ServiceContext, { endsAt }: Run) => clock() < endsAt

async function resealKind(context: ServiceContext, run: Run, kind: SealedKind): Promise<void> {
  let after: string | undefined
  do {
    const batch = await resealBatch(context, { kind, after, limit: batchSize })
    run.resealed += batch.resealed
    run.altered += batch.altered
    after = batch.last
    if (batch.altered > 0)
      context.log.error(
        { kind, count: batch.altered },
        'Stored texts were altered and cannot be decrypted',
      )
  } while (after !== undefined && hasTime(context, run))
}

function canOpen({ cipher }: ServiceContext, connection: Connection): boolean {
  const { id, accessTokenSealed, refreshTokenSealed } = connection
  try {
    for (const sealed of [accessTokenSealed, refreshTokenSealed])
      if (sealed) cipher.open(sealed, id)
    return true
  } catch (error) {
    if (error instanceof UnopenableText) return false
    throw error
  }
}

/** Revives accounts that were lost because their key was missing, now that it is set again. */
async function reviveConnections(context: ServiceContext): Promise<void> {
  const { reasonCode } = ownReason('keyMissing')
  const lost = await listConnectionsLostFor(context.db, reasonCode)
  for (const connection of lost.filter(one => canOpen(context, one)))
    await reviveConnection(context.db, { id: connection.id, reasonCode })
}

const removable =
  'Every stored text is sealed with SECRET_KEY; SECRET_KEY_PREVIOUS may be removed. People who have not used Parley since have to sign in again'

function logProgress({ log }: ServiceContext, status: KeyStatus): void {
  const { isRotating, present, pending, lost } = status
  // If texts are lost, the previous key may be the wrong one: logLost reports it.
  if (!isRotating || (pending === 0 && lost.length > 0)) return
  if (pending === 0) log.info({ sealed: present }, removable)
  else
    log.info(
      { sealed: present, pending },
      'Stored texts are being sealed with the new SECRET_KEY; keep SECRET_KEY_PREVIOUS',
    )
}

/** Logs which texts cannot be decrypted, and what the operator can do. */
function logLost({ log }: ServiceContext, { lost, isRotating }: KeyStatus): void {
  if (lost.length === 0) return
  const facts = { lost: Object.fromEntries(lost.map(({ kind, count }) => [kind, count])) }
  log.warn(
    facts,
    isRotating
      ? 'Stored texts are sealed with a key that is neither SECRET_KEY nor SECRET_KEY_PREVIOUS: set the previous key as SECRET_KEY_PREVIOUS, or reconnect the accounts in settings'
      : 'Stored texts are sealed with another key than SECRET_KEY: set the previous key as SECRET_KEY_PREVIOUS (a key made by Parley is in DATA_DIR/secret-key), or reconnect the accounts in settings',
  )
}

/** Works until the time of one run is over; the next run follows at once. */
async function resealAll(context: ServiceContext): Promise<Run> {
  const run: Run = { endsAt: context.clock() + runMs, resealed: 0, altered: 0 }
  for (const kind of sealedKinds) if (hasTime(context, run)) await resealKind(context, run, kind)
  if (!hasTime(context, run)) await context.jobs.enqueue(context.db, 'reseal', [{ payload: {} }])
  return run
}

/**
 * Seals texts of SECRET_KEY_PREVIOUS with SECRET_KEY. May be interrupted at any time and run again; one process
 * at a time does it. At a start it also logs the state of the stored texts.
 */
export async function resealSecrets(
  context: ServiceContext,
  { isStart }: { isStart?: boolean | undefined },
): Promise<void> {
  await withSessionLock(context.db, 'reseal', async () => {
    await reviveConnections(context)
    const isRotating = context.cipher.previousKeyIds.length > 0
    // Vendors that sign nothing send a password that is derived from the key, so they have to get the new one.
    if (isStart && isRotating) await enqueueCrms(context, 'watch-crm')
    const run = isRotating ? await resealAll(context) : undefined
    if (!isStart && !run?.resealed && !run?.altered) return
    const status = await getKeyStatus(context)
    logProgress(context, status)
    logLost(context, status)
  })
}
