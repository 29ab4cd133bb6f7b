import type { Request } from 'express'
import type { Meeting, Proposal } from '../../model/entities.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { findProposedPage } from '../../services/pages/find-page.ts'
import { findProposal } from '../../services/proposals/find-proposal.ts'
import type { PageContext } from '../page-context.ts'
import { browserLocale } from '../preferred-locale.ts'

/** A proposal as the reader of its page sees it. */
export interface ProposalVisit {
  proposal: Proposal
  openSlots: number[]
  path: string
  timeZone: string
  isZoneGuessed: boolean
  /** The meeting that picking a time moves. */
  moved: Meeting | undefined
}

/** If the invitee's language is only a default, their browser's counts. */
function inLanguageOf(req: Request, proposal: Proposal): Proposal {
  const locale = proposal.isLocaleGuessed ? browserLocale(req) : undefined
  return locale ? { ...proposal, invitee: { ...proposal.invitee, locale } } : proposal
}

/** Throws `proposal-not-found`. */
export async function visitOf(
  context: PageContext,
  req: Request,
  zone: string,
): Promise<ProposalVisit> {
  const token = String(req.params.token)
  const found = await findProposal(context, { token })
  const proposal = inLanguageOf(req, found.proposal)
  const { invitee, host } = proposal
  const known = readZone(zone) ?? invitee.timeZone
  const timeZone = known ?? host.timeZone
  return { ...found, proposal, path: `/p/${token}`, timeZone, isZoneGuessed: known === undefined }
}

/** The page that is proposed, if any, also after it was deleted. */
export const pageOf = ({ proposal }: ProposalVisit, context: PageContext) =>
  findProposedPage(context, proposal)
