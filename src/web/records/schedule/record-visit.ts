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
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import type { FramedBy } from '../embedded/embedded-frame.tsx'
import { keepRecord, keptRecord } from './record-snapshot.ts'

/** The surroundings of the form. */
interface VisitFrame {
  /** Hidden fields of every form: the CSRF token, and the sender. */
  hidden: Readonly<Record<string, string>>
  /** The CRM that frames the form. Then there is no navigation, and links open in a new window. */
  framedBy?: FramedBy | undefined
  /** The address shown after the meeting is saved. */
  meetingAddress(meetingId: string): string
}

/** A visitor who is identified by a session or by the CRM that frames us. */
export interface Visitor {
  visit: Visit
  frame: VisitFrame
}

export interface RecordVisit extends Visitor {
  crm: CrmProvider
  record: CrmRecordDetail
  /** The value of the field `record`. The record is sent with the form, so that the CRM is not asked again. */
  seal(record: CrmRecordDetail): string
  /** Path of the form. */
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

/** A person who is not in the CRM yet. The meeting creates them. */
export const newPersonId = 'new'

/** Requires `signedIn`, or a route that sets the visitor. */
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

/** The record with the id in the path, from the workspace's CRM. Throws `not-found`, and ProviderError. */
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
