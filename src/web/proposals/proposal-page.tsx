import { formatDayAndTime, formatRange, zoneLabel } from '../../i18n/format-time.ts'
import type { Messages } from '../../i18n/messages.ts'
import { proposalTitleForGuests } from '../../i18n/title-for-guests.ts'
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
  /** The meeting that picking a time moves. */
  moved: Meeting | undefined
  /** The meeting at the picked time. */
  picked: Meeting | undefined
  /** The meeting's own page; undefined if people other than the invitee may have this link. */
  manageUrl: string | undefined
  /** The invitee's zone is not known. */
  isZoneGuessed: boolean
  path: string
  /** The proposal's page, which shows all its times. */
  pagePath: string | undefined
  /** The meeting's place as text. */
  place: string
  /** Undefined if each time can be picked until it starts. */
  deadline: number | undefined
  form: DetailsFormProps | undefined
  notice: string | undefined
  instead: InsteadProps
}

/** The reason why no time can be picked; undefined for an open proposal. */
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

function ProposedSlots({ openSlots, timeZone, proposal, path }: ProposalPageProps) {
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

/** The result of the proposal. If others may have the link, it only shows the time. */
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
  return <p class="soft">{copy.proposedUntil({ when })}</p>
}

/** The meeting that picking a time moves, and its current time. */
function Moved({ moved, copy, timeZone, proposal }: ProposalPageProps) {
  if (!moved || proposal.status !== 'open') return null
  const when = formatRange(moved, timeZone, proposal.invitee.locale)
  return <p>{copy.movesMeeting({ when })}</p>
}

function Confirm({ form, moved }: ProposalPageProps) {
  if (!form) return null
  return moved ? <MoveForm {...form} /> : <DetailsForm {...form} />
}

/** /p/:token: the times of a proposal. */
export function ProposalPage(props: ProposalPageProps) {
  const { proposal, copy, timeZone, form, notice, openSlots, path, manageUrl } = props
  const { locale } = proposal.invitee
  const title = proposalTitleForGuests(proposal)
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
        <p class="soft">{copy.proposesToYou({ name: proposal.host.name })}</p>
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
      {form ? <Confirm {...props} /> : <ProposedSlots {...props} />}
      {form && (
        <p>
          <a href={path}>{copy.changeTime}</a>
        </p>
      )}
      {proposal.status !== 'picked' && <AskInstead {...props} {...props.instead} />}
    </PublicFrame>
  )
}
