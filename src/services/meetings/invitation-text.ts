/** Texts of a meeting in calendars: our own invitation, the file on its page, and the event at a provider. */
import { type CallReader, sayCall } from '../../i18n/say-call.ts'
import type { Locale, Location, Meeting } from '../../model/entities.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { labelled } from '../../text/labelled.ts'
import { hasOwnName } from '../../text/named-address.ts'
import { toPlainText } from '../../text/rich-text.ts'
import type { ServiceContext } from '../context.ts'
import { joinAddress, meetingUrl, type SigningOrigin } from '../links.ts'

/** Where a meeting takes place: an address, who calls whom, or the link of its video call. May be ''. */
export function eventPlace(
  origin: SigningOrigin,
  meeting: Meeting,
  reader: { locale: Locale; reader: CallReader },
): string {
  const { location } = meeting
  const where: Record<Location['kind'], () => string> = {
    video: () => joinAddress(origin, meeting) ?? '',
    phone: () => sayCall(meeting, reader) ?? '',
    address: () => (location.kind === 'address' ? location.address : ''),
    custom: () => (location.kind === 'custom' ? location.text : ''),
  }
  return where[location.kind]()
}

/** The page decides whether calendar events contain the links; without a page they do. */
export async function hasCalendarLinks(
  { db }: Pick<ServiceContext, 'db'>,
  { workspaceId, pageId }: Meeting,
): Promise<boolean> {
  const found = pageId ? await findPageById(db, { workspaceId, pageId }) : undefined
  return found?.page.hasManageLinks ?? true
}

/** Address for changing a meeting, with the labels of both links. */
interface ChangeLinks {
  /** The `step` parameter selects a step of this page. */
  url: string
  copy: { reschedule: string; cancel: string }
}

/** Text for attendees: the description, then the links. */
export function guestText({ description }: Meeting, links: ChangeLinks | undefined): string {
  const lines = links && [
    `${links.copy.reschedule}: ${links.url}?step=move`,
    `${links.copy.cancel}: ${links.url}?step=cancel`,
  ]
  return [toPlainText(description), lines?.join('\n')].filter(Boolean).join('\n\n')
}

/** Text for hosts only: attendees, answers, and a link to our page. */
export function hostText(origin: Pick<ServiceContext, 'publicUrl'>, meeting: Meeting): string {
  const { invitee, guests, answers, description } = meeting
  const people = [invitee, ...guests].map(person => {
    const { name, email, phone, company } = person
    const known = hasOwnName(person) ? name : ''
    return [known, company, email, phone].filter(Boolean).join(' · ')
  })
  const given = answers.map(({ label, value }) => labelled(label, value))
  const url = meetingUrl(origin, meeting.id)
  return [people.join('\n'), given.join('\n'), toPlainText(description), url]
    .filter(Boolean)
    .join('\n\n')
}
