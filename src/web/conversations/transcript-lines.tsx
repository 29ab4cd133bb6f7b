import { formatTime } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { Transcript, TranscriptLine } from '../../services/chat/read-transcript.ts'
import { FormSecret } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'

type Copy = Messages<'conversations'>

interface Props {
  visit: Visit
  transcript: Transcript
  /** The line that is being edited. */
  editing: number | undefined
}

/** Whether a rep's message has come to the visitor. */
function stateOf(line: TranscriptLine, { conversation }: Transcript, copy: Copy) {
  if (line.from !== 'rep' || !line.isMessage || line.isNote || line.isDeleted) return undefined
  if (line.seq <= conversation.seenSeq) return copy.state.seen
  return line.seq <= conversation.deliveredSeq ? copy.state.reached : copy.state.sent
}

const authorOf = (
  line: TranscriptLine,
  { visitor }: Transcript,
  copy: Copy,
  visitorName: string,
) => {
  if (line.from === 'bot') return copy.bot
  if (line.from === 'visitor') return visitor.name ?? visitorName
  return line.isOwn ? copy.you : (line.name ?? '')
}

function EditForm({
  visit,
  line,
  path,
  copy,
}: {
  visit: Visit
  line: TranscriptLine
  path: string
  copy: Copy
}) {
  return (
    <form method="post" action={`${path}/messages/${line.seq}`} class="chat-edit">
      <FormSecret visit={visit} />
      <textarea name="text" rows={3} aria-label={copy.edit} required>
        {line.text}
      </textarea>
      <div class="actions">
        <button type="submit" class="primary">
          {copy.save}
        </button>
        <button type="submit" formaction={`${path}/messages/${line.seq}/delete`} formnovalidate>
          {copy.delete}
        </button>
      </div>
    </form>
  )
}

interface LineProps extends Props {
  line: TranscriptLine
  copy: Copy
  path: string
  visitorName: string
}

/** Who wrote it, when, and whether it has come to the visitor. */
function About({ visit, transcript, editing, line, copy, path, visitorName }: LineProps) {
  const facts = [
    formatTime(line.at, visit.user.timeZone, visit.locale),
    line.isEdited && copy.edited,
    stateOf(line, transcript, copy),
  ]
  return (
    <p class="soft">
      <strong>{authorOf(line, transcript, copy, visitorName)}</strong>{' '}
      {line.isNote && <span class="badge">{copy.internal}</span>}{' '}
      {facts.filter(Boolean).join(' · ')}
      {line.isOwn && !line.isDeleted && editing !== line.seq && (
        <>
          {' '}
          <a href={`${path}?edit=${line.seq}#m${line.seq}`}>{copy.edit}</a>
        </>
      )}
    </p>
  )
}

function Line(props: LineProps) {
  const { line, editing, copy } = props
  if (!line.isMessage)
    return (
      <li class="chat-line event" id={`m${line.seq}`}>
        <p class="soft">{line.text}</p>
      </li>
    )
  return (
    <li class={`chat-line ${line.isNote ? 'note' : line.from}`} id={`m${line.seq}`}>
      <About {...props} />
      {editing === line.seq && line.isOwn ? (
        <EditForm {...props} />
      ) : (
        <p class="chat-text">{line.isDeleted ? <em>{copy.deletedText}</em> : line.text}</p>
      )}
    </li>
  )
}

/** The messages, oldest first. One's own can be edited. */
export function TranscriptLines(props: Props) {
  const { visit, transcript } = props
  const copy = messagesIn(visit.locale, 'conversations')
  const { conversation, lines } = transcript
  const path = `/conversations/${conversation.id}`
  const visitorName = copy.visitor({ number: conversation.id.slice(0, 3).toUpperCase() })
  return (
    <ol class="chat-lines">
      {lines.map(line => (
        <Line key={line.seq} {...{ ...props, line, copy, path, visitorName }} />
      ))}
    </ol>
  )
}
