import type { WorkspaceId } from '../../model/entities.ts'
import { listNextTimes } from '../availability/next-page-times.ts'
import type { ServiceContext } from '../context.ts'
import { isProblem } from '../problems.ts'
import { findProposal } from '../proposals/find-proposal.ts'
import { findPage } from './find-page.ts'

/** What a link of ours leads to. Contains only what everybody with the link may know. */
export interface LinkPreview {
  title: string
  hostName: string
  durationMinutes: number
  /** The next free starts, ascending, epoch ms. */
  starts: number[]
  /** The host's. */
  timeZone: string
}

type Reading = Pick<ServiceContext, 'db' | 'clock' | 'publicUrl'>

const maxStarts = 3

async function ofPage(
  context: Reading,
  { workspaceId, slug }: { workspaceId: WorkspaceId; slug: string },
): Promise<LinkPreview | undefined> {
  const { page, hosts } = await findPage(context, { workspaceId, slug })
  const [host] = hosts
  if (!page.isActive || !host) return undefined
  const { starts, durationMinutes } = await listNextTimes(context, { page, count: maxStarts })
  const { name: hostName, timeZone } = host
  return { title: page.title, hostName, durationMinutes, timeZone, starts: [...starts] }
}

async function ofProposal(
  context: Reading,
  { workspaceId, token }: { workspaceId: WorkspaceId; token: string },
): Promise<LinkPreview | undefined> {
  const { proposal, openSlots } = await findProposal(context, { token })
  if (proposal.workspaceId !== workspaceId || proposal.status !== 'open') return undefined
  const { title, host, durationMinutes } = proposal
  const { name: hostName, timeZone } = host
  return { title, hostName, durationMinutes, timeZone, starts: openSlots.slice(0, maxStarts) }
}

/** Undefined if the address is not ours or leads to nothing that can be booked. */
export async function previewLink(
  context: Reading,
  { workspaceId, url }: { workspaceId: WorkspaceId; url: string },
): Promise<LinkPreview | undefined> {
  if (!URL.canParse(url)) return undefined
  const { origin, pathname } = new URL(url)
  if (origin !== new URL(context.publicUrl).origin) return undefined
  const [, kind, name = '', more] = pathname.split('/')
  if (!name || more) return undefined
  try {
    if (kind === 'meetings')
      return await ofPage(context, { workspaceId, slug: decodeURIComponent(name) })
    return kind === 'p' ? await ofProposal(context, { workspaceId, token: name }) : undefined
  } catch (error) {
    if (isProblem(error) || error instanceof URIError) return undefined
    throw error
  }
}
