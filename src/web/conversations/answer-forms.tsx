import { formatDayAndTime } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { Transcript } from '../../services/chat/read-transcript.ts'
import { FormSecret } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'

export interface OfferedPage {
  id: string
  title: string
  starts: readonly number[]
}

interface Props {
  visit: Visit
  transcript: Transcript
  /** Pages with their next times. */
  pages: readonly OfferedPage[]
  /** What was typed and refused. */
  typed?: { reply?: string; note?: string } | undefined
}

type Copy = Messages<'conversations'>

const pathOf = ({ transcript }: Props) => `/conversations/${transcript.conversation.id}`

function Press({
  visit,
  action,
  label,
  isMain = false,
}: {
  visit: Visit
  action: string
  label: string
  isMain?: boolean
}) {
  return (
    <form method="post" action={action}>
      <FormSecret visit={visit} />
      <button type="submit" class={isMain ? 'primary' : undefined}>
        {label}
      </button>
    </form>
  )
}

function Reply({ copy, ...props }: Props & { copy: Copy }) {
  const { visit, typed } = props
  return (
    <form method="post" action={`${pathOf(props)}/reply`} data-once>
      <FormSecret visit={visit} />
      <div class="field">
        <label for="reply">{copy.reply}</label>
        <textarea id="reply" name="text" rows={3} maxLength={4_000} required>
          {typed?.reply}
        </textarea>
      </div>
      <button type="submit" class="primary">
        {copy.send}
      </button>
    </form>
  )
}

function Offer({ copy, ...props }: Props & { copy: Copy }) {
  const { visit, pages } = props
  const { locale, user } = visit
  return (
    <details>
      <summary>{copy.offer}</summary>
      <p class="hint">{copy.offerHint}</p>
      {pages.map(page => (
        <form key={page.id} method="post" action={`${pathOf(props)}/offer`} class="chat-offer">
          <FormSecret visit={visit} />
          <input type="hidden" name="pageId" value={page.id} />
          <fieldset>
            <legend>{page.title}</legend>
            {page.starts.length === 0 && <p>{copy.noFree}</p>}
            {page.starts.map(start => (
              <label key={start} class="check">
                <input type="checkbox" name="starts" value={new Date(start).toISOString()} />
                {formatDayAndTime(start, user.timeZone, locale)}
              </label>
            ))}
          </fieldset>
          {page.starts.length > 0 && <button type="submit">{copy.offer}</button>}
        </form>
      ))}
    </details>
  )
}

function Note({ copy, ...props }: Props & { copy: Copy }) {
  const { visit, typed } = props
  return (
    <details open={typed?.note !== undefined}>
      <summary>{copy.note}</summary>
      <form method="post" action={`${pathOf(props)}/note`} data-once>
        <FormSecret visit={visit} />
        <div class="field">
          <label for="note">{copy.note}</label>
          <textarea
            id="note"
            name="text"
            rows={2}
            maxLength={4_000}
            required
            aria-describedby="note-hint"
          >
            {typed?.note}
          </textarea>
          <p id="note-hint" class="soft">
            {copy.noteHint}
          </p>
        </div>
        <button type="submit">{copy.addNote}</button>
      </form>
    </details>
  )
}

/** What the reader can do in the conversation now. */
export function AnswerForms(props: Props) {
  const { visit, transcript } = props
  const copy = messagesIn(visit.locale, 'conversations')
  const { conversation, ownerName } = transcript
  const path = pathOf(props)
  if (conversation.status === 'closed')
    return (
      <>
        <p>{copy.isClosed}</p>
        <Note {...props} copy={copy} />
      </>
    )
  const isOwn = conversation.ownerId === visit.user.id
  return (
    <>
      {isOwn && <Reply {...props} copy={copy} />}
      {isOwn && <Offer {...props} copy={copy} />}
      {!isOwn && <p>{ownerName ? copy.taken({ name: ownerName }) : copy.notYours}</p>}
      <div class="actions">
        {!isOwn && <Press visit={visit} action={`${path}/take`} label={copy.take} isMain />}
        {isOwn && <Press visit={visit} action={`${path}/leave`} label={copy.leave} />}
        <Press visit={visit} action={`${path}/close`} label={copy.close} />
      </div>
      <Note {...props} copy={copy} />
    </>
  )
}
