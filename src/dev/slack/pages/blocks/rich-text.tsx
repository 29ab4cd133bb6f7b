import { emojiOf } from './emoji.ts'
import type { Viewer } from './slack-date.ts'
import { slackDate } from './slack-date.ts'

/** Slack's rich text: sections, lists, quotes and preformatted text, each with a list of runs. */
export interface RichElement {
  type: string
  text?: string
  url?: string
  name?: string
  user_id?: string
  channel_id?: string
  range?: string
  timestamp?: number
  format?: string
  fallback?: string
  style?: RunStyle | 'ordered' | 'bullet'
  elements?: RichElement[]
}

interface RunStyle {
  bold?: boolean
  italic?: boolean
  strike?: boolean
  code?: boolean
}

const isWeb = (url: string) => /^(?:https?|mailto):/.test(url)

function wordsOf({ type, ...run }: RichElement, viewer: Viewer) {
  const { url = '', text, name = '', user_id: user = '', channel_id: channel = '' } = run
  if (type === 'link' && isWeb(url))
    return (
      <a href={url} target="_blank" rel="noreferrer">
        {text ?? url}
      </a>
    )
  if (type === 'emoji') return emojiOf(name)
  if (type === 'user' || type === 'channel' || type === 'broadcast') {
    const id = user || channel || (run.range ?? '')
    return <span class="desk-mention">{viewer.names?.[id] ?? id}</span>
  }
  if (type === 'date' && run.timestamp !== undefined)
    return <>{slackDate({ seconds: run.timestamp, format: run.format ?? '{date}' }, viewer)}</>
  return <>{text ?? url}</>
}

function Run({ run, viewer }: { run: RichElement; viewer: Viewer }) {
  const style = typeof run.style === 'object' ? run.style : {}
  const words = wordsOf(run, viewer)
  const coded = style.code ? <code>{words}</code> : words
  const struck = style.strike ? <s>{coded}</s> : coded
  const slanted = style.italic ? <em>{struck}</em> : struck
  return style.bold ? <strong>{slanted}</strong> : <>{slanted}</>
}

const Runs = ({ of, viewer }: { of: RichElement; viewer: Viewer }) => (
  <>
    {of.elements?.map((run, index) => (
      <Run key={index} run={run} viewer={viewer} />
    ))}
  </>
)

function Part({ part, viewer }: { part: RichElement; viewer: Viewer }) {
  const runs = <Runs of={part} viewer={viewer} />
  if (part.type === 'rich_text_quote') return <blockquote>{runs}</blockquote>
  if (part.type === 'rich_text_preformatted') return <pre>{runs}</pre>
  if (part.type !== 'rich_text_list') return <p class="desk-rich">{runs}</p>
  const items = part.elements?.map((item, index) => (
    <li key={index}>
      <Runs of={item} viewer={viewer} />
    </li>
  ))
  return part.style === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>
}

export const RichText = ({ parts, viewer }: { parts: RichElement[]; viewer: Viewer }) => (
  <div>
    {parts.map((part, index) => (
      <Part key={index} part={part} viewer={viewer} />
    ))}
  </div>
)
