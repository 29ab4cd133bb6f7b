import type { Unsent } from './chat-state.ts'
import { linkText } from './link-text.ts'
import type { PanelProps } from './panel-props.ts'
import type { Line } from './transcript.ts'

function Text({ text }: { text: string }) {
  return (
    <>
      {linkText(text).map(({ text, href }, index) =>
        href ? (
          <a key={index} href={href} target="_blank" rel="noopener nofollow ugc">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  )
}

const timeOf = (at: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))

/** A message of the visitor, the bot or a rep, or a line on who came and went. */
export function Message({ line, copy, locale }: PanelProps & { line: Line }) {
  if (line.kind === 'joined' || line.kind === 'left') return <p class="fine">{line.text}</p>
  if (line.isDeleted) return <p class="fine">{copy.deleted}</p>
  if (!line.text) return null
  const from = line.from ?? 'bot'
  const name = { visitor: copy.you, bot: copy.assistant, rep: line.name ?? copy.assistant }[from]
  return (
    <div class={`message ${from}`}>
      <span class={from === 'rep' ? 'who' : 'spoken'}>
        <bdi>{name}</bdi>
      </span>
      <p class={`bubble ${from}`} dir="auto">
        <Text text={line.text} />
      </p>
      <span class="when">
        <time dateTime={line.at}>{timeOf(line.at, locale)}</time>
        {line.isEdited && ` · ${copy.edited}`}
      </span>
    </div>
  )
}

/** What the visitor wrote and the server has not confirmed. */
export function UnsentMessage({ client, copy, unsent }: PanelProps & { unsent: Unsent }) {
  const { clientId, text, fault } = unsent
  return (
    <div class="message visitor">
      <p class="bubble visitor unsent" dir="auto">
        {text}
      </p>
      <span class="when">
        {fault ? (
          <>
            {copy.notSent}{' '}
            <button type="button" class="link" onClick={() => client.retry(clientId)}>
              {copy.retry}
            </button>
          </>
        ) : (
          copy.sending
        )}
      </span>
    </div>
  )
}
