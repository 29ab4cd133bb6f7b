import { formatDayAndTime } from '../../i18n/format-time.ts'
import type { KeptMail } from '../../store/deliveries/kept-mails.ts'
import { AppFrame } from '../../web/views/app-frame.tsx'

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const keptAt = ({ createdAt }: KeptMail) => formatDayAndTime(createdAt, ownZone, 'en')

function MailRow({ mail }: { mail: KeptMail }) {
  return (
    <li>
      <a href={`/dev/mail/${mail.id}`}>{mail.subject}</a>
      <small>
        <bdi>{mail.to}</bdi>
        {' · '}
        <time dateTime={new Date(mail.createdAt).toISOString()}>{keptAt(mail)}</time>
        {mail.calendar && ' · with an invitation'}
      </small>
    </li>
  )
}

/** Sorted newest first. */
export const MailList = ({
  mails,
  showsSlack,
}: {
  mails: readonly KeptMail[]
  showsSlack: boolean
}) => (
  <AppFrame locale="en" title="Mails" section="mails" showsMails showsSlack={showsSlack}>
    <p>No mail server is set, so mails are kept here. Set SMTP_URL to send them.</p>
    {mails.length === 0 && <p>No mail yet. Book a meeting, and its mails appear here.</p>}
    <ul class="mails">
      {mails.map(mail => (
        <MailRow key={mail.id} mail={mail} />
      ))}
    </ul>
  </AppFrame>
)

function Invitation({ mail }: { mail: KeptMail }) {
  if (!mail.calendar) return null
  return (
    <details>
      <summary>Invitation ({mail.calendarMethod})</summary>
      <p>
        <a href={`/dev/mail/${mail.id}/invite.ics`}>Download invite.ics</a>
      </p>
      <pre>{mail.calendar}</pre>
    </details>
  )
}

/** One email as HTML, as text, and with its invitation. */
export const MailPage = ({ mail, showsSlack }: { mail: KeptMail; showsSlack: boolean }) => (
  <AppFrame locale="en" title={mail.subject} section="mails" showsMails showsSlack={showsSlack}>
    <p>
      To <bdi>{mail.to}</bdi>, {keptAt(mail)}. <a href="/dev/mail">All mails</a>
    </p>
    <iframe
      class="mail"
      title="The mail as HTML"
      src={`/dev/mail/${mail.id}/html`}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    />
    <details>
      <summary>Plain text</summary>
      <pre>{mail.text}</pre>
    </details>
    <Invitation mail={mail} />
  </AppFrame>
)
