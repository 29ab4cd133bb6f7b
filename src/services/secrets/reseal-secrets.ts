import { ownReasons } from '../../providers/own-reasons.ts'
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
/** Well under the time after which the queue takes a job away. */
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
      context.log.error({ kind, count: batch.altered }, 'Stored texts were altered and stay closed')
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

/** The key that was missing is set again: accounts that were lost for want of it work as before. */
async function reviveConnections(context: ServiceContext): Promise<void> {
  const reason = ownReasons.keyMissing
  const lost = await listConnectionsLostFor(context.db, reason)
  for (const connection of lost.filter(one => canOpen(context, one)))
    await reviveConnection(context.db, { id: connection.id, reason })
}

const removable =
  'Every stored text is sealed with SECRET_KEY; SECRET_KEY_PREVIOUS may be removed. People who have not been here since sign in again'

function logProgress({ log }: ServiceContext, status: KeyStatus): void {
  const { isRotating, present, pending, lost } = status
  // With texts lost, the previous key that is set may be the wrong one: logLost says so.
  if (!isRotating || (pending === 0 && lost.length > 0)) return
  if (pending === 0) log.info({ sealed: present }, removable)
  else
    log.info(
      { sealed: present, pending },
      'Stored texts are being sealed with the new SECRET_KEY; keep SECRET_KEY_PREVIOUS',
    )
}

/** Says what stays closed, and what whoever operates Parley can do about it. */
function logLost({ log }: ServiceContext, { lost, isRotating }: KeyStatus): void {
  if (lost.length === 0) return
  const facts = { lost: Object.fromEntries(lost.map(({ kind, count }) => [kind, count])) }
  log.warn(
    facts,
    isRotating
      ? 'Stored texts are sealed with a key that is neither SECRET_KEY nor SECRET_KEY_PREVIOUS: set the key of before as SECRET_KEY_PREVIOUS, or reconnect the accounts in settings'
      : 'Stored texts are sealed with another key than SECRET_KEY: set the key of before as SECRET_KEY_PREVIOUS (a key made by Parley is in DATA_DIR/secret-key), or reconnect the accounts in settings',
  )
}

/** As far as the time of one run goes; the rest is the next run's, which follows at once. */
async function resealAll(context: ServiceContext): Promise<Run> {
  const run: Run = { endsAt: context.clock() + runMs, resealed: 0, altered: 0 }
  for (const kind of sealedKinds) if (hasTime(context, run)) await resealKind(context, run, kind)
  if (!hasTime(context, run)) await context.jobs.enqueue(context.db, 'reseal', [{ payload: {} }])
  return run
}

/**
 * Seals with SECRET_KEY what SECRET_KEY_PREVIOUS sealed. May be cut off at any time and run again; of several
 * processes one does it. At a start it also says how the stored texts stand.
 */
export async function resealSecrets(
  context: ServiceContext,
  { isStart }: { isStart?: boolean | undefined },
): Promise<void> {
  await withSessionLock(context.db, 'reseal', async () => {
    await reviveConnections(context)
    const isRotating = context.cipher.previousKeyIds.length > 0
    // Vendors that sign nothing send along a password that comes of the key: they are given the new one.
    if (isStart && isRotating) await enqueueCrms(context, 'watch-crm')
    const run = isRotating ? await resealAll(context) : undefined
    if (!isStart && !run?.resealed && !run?.altered) return
    const status = await getKeyStatus(context)
    logProgress(context, status)
    logLost(context, status)
  })
}
