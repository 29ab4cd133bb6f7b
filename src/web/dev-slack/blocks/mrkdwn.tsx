import type { ComponentChild } from 'preact'
import { slackDate, type Viewer } from './slack-date.ts'

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

export const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt);/g, entity => entities[entity] ?? entity)

/** `<…>`: a date, a link, a person or a channel. */
function Token({ inside, viewer }: { inside: string; viewer: Viewer }) {
  const date = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]+))?\|(.*)$/s.exec(inside)
  if (date)
    return (
      <time title={decodeEntities(date[4] ?? '')}>
        {slackDate({ seconds: Number(date[1]), format: decodeEntities(date[2] ?? '') }, viewer)}
      </time>
    )
  const [target = '', label] = inside.split('|')
  const text = decodeEntities(label ?? target)
  if (/^(?:https?|mailto):/.test(target))
    return (
      <a href={decodeEntities(target)} target="_blank" rel="noreferrer">
        {text}
      </a>
    )
  return <span class="desk-mention">{text.replace(/^[@#!]/, '')}</span>
}

const styles: readonly { mark: RegExp; wrap(children: ComponentChild[]): ComponentChild }[] = [
  { mark: /(?<![\w*])\*([^*\n]+)\*(?![\w*])/, wrap: children => <strong>{children}</strong> },
  { mark: /(?<![\w_])_([^_\n]+)_(?![\w_])/, wrap: children => <em>{children}</em> },
  { mark: /(?<![\w~])~([^~\n]+)~(?![\w~])/, wrap: children => <s>{children}</s> },
]

/** Bold, italic and struck, each inside the others. */
function styled(text: string, viewer: Viewer, level = 0): ComponentChild[] {
  const style = styles[level]
  if (!style) return tokens(text, viewer)
  const found = style.mark.exec(text)
  if (!found) return styled(text, viewer, level + 1)
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  return [
    ...styled(before, viewer, level + 1),
    style.wrap(styled(found[1] ?? '', viewer, level + 1)),
    ...styled(after, viewer, level),
  ]
}

const tokens = (text: string, viewer: Viewer): ComponentChild[] =>
  text
    .split(/(<[^>]+>)/)
    .map(part =>
      part.startsWith('<') && part.endsWith('>') ? (
        <Token inside={part.slice(1, -1)} viewer={viewer} />
      ) : (
        decodeEntities(part)
      ),
    )

const quoted = (line: string, viewer: Viewer) =>
  line.startsWith('&gt;') ? (
    <blockquote>{styled(line.slice(4), viewer)}</blockquote>
  ) : (
    styled(line, viewer)
  )

const Lines = ({ text, viewer }: { text: string; viewer: Viewer }) => (
  <>
    {text.split('\n').map((line, index) => (
      <>
        {index > 0 && <br />}
        {quoted(line, viewer)}
      </>
    ))}
  </>
)

/** Slack's own markup, as Slack shows it to this viewer. */
export const Mrkdwn = ({ text, viewer }: { text: string; viewer: Viewer }) => (
  <>
    {text.split(/(```[\s\S]*?```|`[^`\n]+`)/).map(part => {
      if (part.startsWith('```')) return <pre>{decodeEntities(part.slice(3, -3))}</pre>
      if (part.startsWith('`') && part.length > 1)
        return <code>{decodeEntities(part.slice(1, -1))}</code>
      return <Lines text={part} viewer={viewer} />
    })}
  </>
)
