import { formatDayAndTime, formatRange, zoneLabel } from '../../i18n/format-time.ts'
import type { Messages } from '../../i18n/messages.ts'
import { offerTitleForGuests } from '../../i18n/title-for-guests.ts'
import type { Meeting, Proposal } from '../../model/entities.ts'
import { DetailsForm, type DetailsFormProps } from '../views/details-form.tsx'
import { MeetingSummary } from '../views/meeting-summary.tsx'
import { PublicFrame } from '../views/public-frame.tsx'
import { AskInstead, type InsteadProps } from './ask-instead.tsx'
import { MoveForm } from './move-form.tsx'

interface ProposalPageProps {
  proposal: Proposal
  openSlots: readonly number[]
  copy: Messages<'booking'>
  timeZone: string
  /** The meeting that moves to the time that is picked. */
  moved: Meeting | undefined
  /** The meeting at the time that was picked. */
  picked: Meeting | undefined
  /** Its own page; undefined where others than the invitee may have this link. */
  manageUrl: string | undefined
  /** Nobody said which zone is the invitee's. */
  isZoneGuessed: boolean
  path: string
  /** Where the proposal belongs to a page: all its times. */
  pagePath: string | undefined
  /** Where the meeting takes place, in words. */
  place: string
  /** Undefined where each time may be picked until it comes. */
  deadline: number | undefined
  form: DetailsFormProps | undefined
  notice: string | undefined
  instead: InsteadProps
}

/** Why nothing can be picked any more; undefined while the proposal is open. */
export function closedNotice(
  { status, host }: Proposal,
  copy: Messages<'booking'>,
): string | undefined {
  if (status === 'picked') return copy.proposalPicked
  return status === 'open' ? undefined : copy.proposalOver({ name: host.name })
}

function closedWords({ proposal, openSlots, copy }: ProposalPageProps): string | undefined {
  const none = openSlots.length === 0 ? copy.proposalNone : undefined
  return closedNotice(proposal, copy) ?? none
}

function Offers({ openSlots, timeZone, proposal, path }: ProposalPageProps) {
  return (
    <ul class="offers">
      {openSlots.map(start => {
        const query = new URLSearchParams({ slot: new Date(start).toISOString(), tz: timeZone })
        return (
          <li key={start}>
            <a class="time" href={`${path}?${query}`}>
              {formatDayAndTime(start, timeZone, proposal.invitee.locale)}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** What became of the offer; where the link is not the invitee's alone, the time and nothing else. */
function Picked({ picked, manageUrl, copy, proposal, timeZone }: ProposalPageProps) {
  if (!picked) return null
  if (!manageUrl) {
    const when = formatRange(picked, timeZone, proposal.invitee.locale)
    return <p>{picked.status === 'canceled' ? <s>{when}</s> : <strong>{when}</strong>}</p>
  }
  return (
    <>
      <MeetingSummary meeting={picked} copy={copy} />
      <a class="button primary" href={manageUrl}>
        {copy.yourMeeting}
      </a>
    </>
  )
}

function Until({ deadline, copy, timeZone, proposal }: ProposalPageProps) {
  if (deadline === undefined) return null
  const when = formatDayAndTime(deadline, timeZone, proposal.invitee.locale)
  return <p class="soft">{copy.offersUntil({ when })}</p>
}

/** Which meeting a time is picked for, and when it is until then. */
function Moved({ moved, copy, timeZone, proposal }: ProposalPageProps) {
  if (!moved || proposal.status !== 'open') return null
  const when = formatRange(moved, timeZone, proposal.invitee.locale)
  return <p>{copy.movesMeeting({ when })}</p>
}

function Confirm({ form, moved }: ProposalPageProps) {
  if (!form) return null
  return moved ? <MoveForm {...form} /> : <DetailsForm {...form} />
}

/** /p/:token: the times offered to one person. */
export function ProposalPage(props: ProposalPageProps) {
  const { proposal, copy, timeZone, form, notice, openSlots, path, manageUrl } = props
  const { locale } = proposal.invitee
  const title = offerTitleForGuests(proposal)
  const closed = closedWords(props)
  const zone = zoneLabel(openSlots[0] ?? proposal.createdAt, timeZone, locale)
  return (
    <PublicFrame
      locale={locale}
      title={title}
      width="narrow"
      guessedZone={props.isZoneGuessed ? timeZone : undefined}
      opened={proposal.status === 'open' ? `${path}/opened` : undefined}
    >
      {proposal.status === 'open' && (
        <p class="soft">{copy.offersYou({ name: proposal.host.name })}</p>
      )}
      <h1>{title}</h1>
      <p>{copy.durationOption({ count: proposal.durationMinutes })}</p>
      {!manageUrl && <p class="soft">{props.place}</p>}
      <Moved {...props} />
      {proposal.message && <p class="pre">{proposal.message}</p>}
      {notice && (
        <p id="notice" class="notice bad" role="alert" tabIndex={-1}>
          {notice}
        </p>
      )}
      {!manageUrl && <p class="soft">{copy.timesIn({ zone })}</p>}
      {!closed && <Until {...props} />}
      {closed && closed !== notice && <p class="notice">{closed}</p>}
      <Picked {...props} />
      {form ? <Confirm {...props} /> : <Offers {...props} />}
      {form && (
        <p>
          <a href={path}>{copy.changeTime}</a>
        </p>
      )}
      {proposal.status !== 'picked' && <AskInstead {...props} {...props.instead} />}
    </PublicFrame>
  )
}
