import type { ComponentChild } from 'preact'
import { withEmoji } from './emoji.ts'
import { slackDate, type Viewer } from './slack-date.ts'

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt);/g, entity => entities[entity] ?? entity)

/** Renders `<…>`: a date, a link, a person or a channel. */
function Token({ inside, viewer }: { inside: string; viewer: Viewer }) {
  const date = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]+))?\|(.*)$/s.exec(inside)
  if (date)
    return (
      <time title={decodeEntities(date[4] ?? '')}>
        {slackDate({ seconds: Number(date[1]), format: decodeEntities(date[2] ?? '') }, viewer)}
      </time>
    )
  const [target = '', label] = inside.split('|')
  const known = viewer.names?.[target.replace(/^[@#]/, '')]
  const text = decodeEntities(known ?? label ?? target)
  if (/^(?:https?|mailto):/.test(target))
    return (
      <a href={decodeEntities(target)} target="_blank" rel="noreferrer">
        {text}
      </a>
    )
  return <span class="desk-mention">{text.replace(/^[@#!]/, '')}</span>
}

/** Text with its tokens removed, so that characters inside them are not read as marks. */
interface Marked {
  viewer: Viewer
  tokens: readonly string[]
}

const aside = /\uE000(\d+)\uE001/
const edge = String.raw`[\s\p{P}\p{S}\uE000\uE001]`

/** A mark counts only at the edge of a word, and never next to a word joiner. */
const paired = (mark: string) =>
  new RegExp(
    String.raw`(?<=^|${edge})[${mark}](?=[^\s\u2060${mark}])([^\n]{0,1000}?[^\s\u2060${mark}])[${mark}](?=$|${edge})`,
    'u',
  )

const styles: readonly { mark: RegExp; wrap(children: ComponentChild[]): ComponentChild }[] = [
  { mark: paired('*'), wrap: children => <strong>{children}</strong> },
  { mark: paired('_'), wrap: children => <em>{children}</em> },
  { mark: paired('~'), wrap: children => <s>{children}</s> },
]

const plainOf = (text: string, { viewer, tokens }: Marked): ComponentChild[] =>
  text
    .split(aside)
    .map((part, index) =>
      index % 2 === 1 ? (
        <Token inside={tokens[Number(part)] ?? ''} viewer={viewer} />
      ) : (
        decodeEntities(withEmoji(part))
      ),
    )

/** Bold, italic and strikethrough, which can be nested. */
function styled(text: string, marked: Marked, level = 0): ComponentChild[] {
  const style = styles[level]
  if (!style) return plainOf(text, marked)
  const found = style.mark.exec(text)
  if (!found) return styled(text, marked, level + 1)
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  return [
    ...styled(before, marked, level + 1),
    style.wrap(styled(found[1] ?? '', marked, level + 1)),
    ...styled(after, marked, level),
  ]
}

function lineOf(line: string, viewer: Viewer): ComponentChild[] {
  const tokens: string[] = []
  const text = line
    .replaceAll(/[\uE000\uE001]/g, '')
    .replaceAll(/<([^<>]+)>/g, (_token, inside) => {
      tokens.push(inside)
      return `\uE000${tokens.length - 1}\uE001`
    })
  return styled(text, { viewer, tokens })
}

const quoted = (line: string, viewer: Viewer) =>
  line.startsWith('&gt;') ? (
    <blockquote>{lineOf(line.slice(4), viewer)}</blockquote>
  ) : (
    lineOf(line, viewer)
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

/** Renders Slack's markup as Slack shows it to this viewer. */
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
