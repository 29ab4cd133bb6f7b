import type { Request, Response } from 'express'
import {
  type CrmRecordDetail,
  type CrmRecordKey,
  crmRecordTypes,
} from '../../../../crm/contract/crm-objects.ts'
import type { CrmProvider } from '../../../../crm/contract/crm-provider.ts'
import { notFound } from '../../../services/problems.ts'
import { parseEmail } from '../../../text/email-address.ts'
import { textFields } from '../../form-fields.ts'
import { type Visit, visitOf } from '../../settings/visit.ts'
import type { WebContext } from '../../web-context.ts'
import type { FramedBy } from '../embedded/embedded-frame.tsx'
import { keepRecord, keptRecord } from './record-snapshot.ts'

/** How the form is shown to whoever visits. */
interface VisitFrame {
  /** Fields that every form carries: what shows that it is ours, and who sends it. */
  hidden: Readonly<Record<string, string>>
  /** Inside the CRM's page: without our navigation, and links open a window of their own. */
  framedBy?: FramedBy | undefined
  /** The address shown after the meeting is saved. */
  meetingAddress(meetingId: string): string
}

/** Who visits, by a session or by the word of the CRM whose page we are shown in. */
export interface Visitor {
  visit: Visit
  frame: VisitFrame
}

export interface RecordVisit extends Visitor {
  crm: CrmProvider
  record: CrmRecordDetail
  /** For the field `record`: the record comes back with the form, so that showing it anew asks no CRM. */
  seal(record: CrmRecordDetail): string
  /** The form's address. */
  path: string
}

declare global {
  namespace Express {
    interface Locals {
      /** Set by a route that identifies its visitors by other means than a session. */
      recordVisitor?: Visitor
    }
  }
}

/** A person whom the CRM does not know yet; they are made there with the meeting. */
export const newPersonId = 'new'

/** For routes behind `signedIn`, or behind one that sets the visitor. */
export function visitorOf(web: WebContext, req: Request, res: Response): Visitor {
  if (res.locals.recordVisitor) return res.locals.recordVisitor
  const visit = visitOf(web, req, res)
  return {
    visit,
    frame: {
      hidden: { _csrf: visit.csrf },
      meetingAddress: meetingId => `/settings/meetings/${meetingId}?done=scheduled`,
    },
  }
}

const newPerson = (email: string): CrmRecordDetail => ({
  type: 'contacts',
  id: newPersonId,
  name: email,
  detail: undefined,
  url: '',
  contacts: [],
  related: [],
})

async function findRecord(
  crm: CrmProvider,
  req: Request,
  { type, id }: CrmRecordKey,
): Promise<CrmRecordDetail | undefined> {
  if (id !== newPersonId || type !== 'contacts') return crm.findRecord({ type, id })
  const email = textFields(req.query).email ?? ''
  return newPerson(parseEmail(email) ?? '')
}

/** The record of the address, in the CRM that this workspace has. Throws `not-found`, and ProviderError. */
export async function recordVisitOf(
  web: WebContext,
  req: Request,
  visitor: Visitor,
): Promise<RecordVisit> {
  const { user } = visitor.visit
  const crm = await web.crmFor(user.workspaceId)
  const type = crmRecordTypes.find(known => known === req.params.type)
  if (crm.id !== req.params.provider || !type || !crm.recordTypes.includes(type)) throw notFound()
  const key = { type, id: String(req.params.id) }
  const owner = { cipher: web.cipher, user, key }
  const kept = keptRecord(owner, textFields(req.body).record)
  const record = kept ?? (await findRecord(crm, req, key))
  if (!record) throw notFound()
  return { ...visitor, crm, record, seal: changed => keepRecord(owner, changed), path: req.path }
}
