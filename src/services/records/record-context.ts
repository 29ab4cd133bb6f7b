import { z } from 'zod'
import { crmRecordTypes } from '../../../crm/contract/crm-objects.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import type { TokenCipher } from '../../secrets/token-cipher.ts'

/*
 * Browsers block our cookies in a frame inside the CRM. Instead, the address and a hidden form field carry a
 * sealed text. It is made only for a person whom the CRM named in a signed request, cannot be guessed or
 * altered, names one user and one record, and expires. Browsers do not send it automatically, so it also serves
 * as CSRF token.
 */

/** `open`: shows the form. `form`: shows it again and submits it. `booked`: shows the result. */
const purposes = ['open', 'form', 'booked'] as const
export type ContextPurpose = (typeof purposes)[number]

const sealed = z.object({
  purpose: z.enum(purposes),
  expiresAt: z.number(),
  workspaceId: z.string().transform(id => id as WorkspaceId),
  userId: z.string(),
  provider: z.string(),
  record: z.object({ type: z.enum(crmRecordTypes), id: z.string() }),
  frameId: z.string().optional(),
  meetingId: z.string().optional(),
})

export type RecordContext = z.infer<typeof sealed>
type NewRecordContext = Omit<RecordContext, 'expiresAt'>

const minuteMs = 60_000
const lifeMs: Record<ContextPurpose, number> = {
  open: 15 * minuteMs,
  form: 120 * minuteMs,
  booked: 120 * minuteMs,
}

interface Sealing {
  cipher: TokenCipher
  clock(): number
}

const associatedData = 'record-context'

export const sealRecordContext = (
  { cipher, clock }: Sealing,
  context: NewRecordContext,
): string => {
  const expiresAt = clock() + lifeMs[context.purpose]
  const text = JSON.stringify({ ...context, expiresAt })
  return cipher.seal(text, associatedData)
}

function open({ cipher }: Sealing, text: string): string | undefined {
  try {
    return cipher.open(text, associatedData)
  } catch {
    // Not ours, altered, or sealed with a lost key: the answer is the same.
    return undefined
  }
}

/** Undefined if the text is not ours. An expired one has its own result, because it can be explained. */
export function readRecordContext(
  sealing: Sealing,
  text: string,
): { context: RecordContext; isExpired: boolean } | undefined {
  const json = open(sealing, text)
  if (json === undefined) return undefined
  const context = sealed.parse(JSON.parse(json))
  return { context, isExpired: sealing.clock() >= context.expiresAt }
}
