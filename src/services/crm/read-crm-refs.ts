import { z } from 'zod'
import type { CrmShared } from '../../../crm/contract/crm-changes.ts'
import { crmRecordTypes } from '../../../crm/contract/crm-objects.ts'
import type { ServiceContext } from '../context.ts'
import { readRefs } from '../deliveries/read-refs.ts'
import type { KeptRefs } from './crm-look.ts'

const shared: z.ZodType<CrmShared> = z.looseObject({
  title: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  outcome: z.string(),
  description: z.string(),
  location: z.string(),
})
const recordKey = z.object({ type: z.enum(crmRecordTypes), id: z.string() })
const text = z.string().optional()

/** Loose, because a provider's own fields are passed back to it unchanged. */
const keptRefs: z.ZodType<Partial<KeptRefs>> = z.looseObject({
  contactId: text,
  engagementId: text,
  contactUrl: text,
  engagementUrl: text,
  companyName: text,
  dealName: text,
  openDeals: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  sent: shared.optional(),
  hostEmail: text,
  isHostPending: z.boolean().optional(),
  placed: z.array(recordKey).optional(),
  unplaced: z
    .object({
      records: z.array(recordKey),
      reason: z.string(),
      reasonCodes: z.array(z.string()).optional(),
    })
    .optional(),
  provider: text,
  accountId: text,
  deletedAt: z.number().optional(),
  isLeft: z.boolean().optional(),
  host: z.object({ ours: z.string(), theirs: z.string().nullable() }).optional(),
  type: z
    .object({ ours: z.string().nullable(), theirs: z.string().nullable() })
    .nullable()
    .optional(),
  sending: shared.optional(),
  sendingAt: z.number().optional(),
})

/** Parses the refs that the CRM delivery stores of a meeting's record. */
export const readCrmRefs = (
  context: Pick<ServiceContext, 'log'>,
  { refs }: { refs: unknown },
): Partial<KeptRefs> => readRefs(context, keptRefs, refs) ?? {}
