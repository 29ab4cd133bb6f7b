import type { ComponentChildren } from 'preact'
import { formatTime, zoneLabel } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { Transcript } from '../../services/chat/read-transcript.ts'
import { type Notice, SettingsFrame } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'
import { AnswerForms, type OfferedPage } from './answer-forms.tsx'
import { TranscriptLines } from './transcript-lines.tsx'

interface Props {
  visit: Visit
  transcript: Transcript
  pages: readonly OfferedPage[]
  editing?: number | undefined
  typed?: { reply?: string; note?: string } | undefined
  notice?: Notice | undefined
  now: number
}

type Copy = Messages<'conversations'>

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

function PageLink({ pageUrl, pageTitle }: Transcript['conversation']) {
  if (!pageUrl) return <>{pageTitle}</>
  return (
    <a href={pageUrl} rel="noopener noreferrer">
      {pageTitle || pageUrl}
    </a>
  )
}

function Facts({
  visit,
  transcript,
  now,
  copy,
}: Pick<Props, 'visit' | 'transcript' | 'now'> & { copy: Copy }) {
  const { conversation, visitor, site } = transcript
  const { facts } = copy
  const { timeZone, meetingId, state } = conversation
  const email = visitor.email ?? state.details.email
  return (
    <dl class="summary">
      <Fact label={facts.site}>{site.name}</Fact>
      {(conversation.pageUrl ?? conversation.pageTitle) && (
        <Fact label={facts.page}>
          <PageLink {...conversation} />
        </Fact>
      )}
      <Fact label={facts.local}>
        {formatTime(now, timeZone, visit.locale)}, {zoneLabel(now, timeZone, visit.locale)}
      </Fact>
      {email && (
        <Fact label={facts.email}>
          {visitor.isEmailVerified ? facts.verified({ email }) : facts.said({ email })}
        </Fact>
      )}
      {meetingId && (
        <Fact label={facts.meeting}>
          <a href={`/settings/meetings/${meetingId}`}>
            {state.meeting?.reference ?? facts.meeting}
          </a>
        </Fact>
      )}
    </dl>
  )
}

/** /conversations/:id */
export function ConversationPage(props: Props) {
  const { visit, transcript, editing, notice, now } = props
  const copy = messagesIn(visit.locale, 'conversations')
  const { conversation, visitor } = transcript
  const number = conversation.id.slice(0, 3).toUpperCase()
  return (
    <SettingsFrame
      visit={visit}
      section="conversations"
      title={visitor.name ?? copy.visitor({ number })}
      notice={notice}
      scripts={['conversation']}
    >
      <p>
        <a href="/conversations">{copy.all}</a>
      </p>
      <section class="panel">
        <Facts {...{ visit, transcript, now, copy }} />
      </section>
      <section
        class="panel"
        data-transcript={`/conversations/${conversation.id}/changes?after=`}
        data-seq={conversation.lastSeq}
      >
        <TranscriptLines visit={visit} transcript={transcript} editing={editing} />
      </section>
      <section class="panel" id="answer">
        <AnswerForms {...props} />
      </section>
    </SettingsFrame>
  )
}
