/** Block Kit as HTML, close enough to Slack for a picture: what the blocks say is ours, how they look is theirs. */
interface Text {
  text: string
}
interface Element {
  type: string
  text?: Text | string
  style?: 'primary' | 'danger'
}
export interface Block {
  type: string
  text?: Text
  fields?: readonly Text[]
  elements?: readonly Element[]
  accessory?: Element
}

const escapeHtml = (text: string) =>
  text
    .replaceAll(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Date tokens by their fallback, links by their words, then the marks of mrkdwn. */
const drawText = (mrkdwn: string) =>
  escapeHtml(
    mrkdwn
      .replaceAll(/<!date\^[^|>]+\|([^>]*)>/g, '$1')
      .replaceAll(/<[^|>]+\|([^>]*)>/g, '$1')
      .replaceAll(/[\u2060\u2068\u2069]/g, ''),
  )
    .replaceAll(/\*([^*\n]+)\*/g, '<b>$1</b>')
    .replaceAll(/~([^~\n]+)~/g, '<s>$1</s>')
    .replaceAll('\n', '<br>')

const wordsOf = ({ text }: Element) => (typeof text === 'string' ? text : (text?.text ?? '⋯'))

const drawButton = (element: Element) =>
  `<button class="${element.style ?? ''}">${escapeHtml(wordsOf(element))}</button>`

function drawBlock({ type, text, fields, elements, accessory }: Block): string {
  if (type === 'header') return `<h1>${escapeHtml(text?.text ?? '')}</h1>`
  if (type === 'context')
    return `<p class="context">${(elements ?? []).map(one => drawText(wordsOf(one))).join(' ')}</p>`
  if (type === 'actions')
    return `<div class="actions">${(elements ?? []).map(drawButton).join('')}</div>`
  if (fields)
    return `<div class="fields">${fields.map(field => `<p>${drawText(field.text)}</p>`).join('')}</div>`
  const words = `<p>${drawText(text?.text ?? '')}</p>`
  return accessory ? `<div class="row">${words}${drawButton(accessory)}</div>` : words
}

const style = `
  body { margin: 0; padding: 20px; background: #fff; font: 15px/1.47 Lato, "Noto Sans", system-ui, sans-serif; color: #1d1c1d; width: 640px; }
  article { display: grid; grid-template-columns: 40px 1fr; gap: 0 10px; margin-block-end: 24px; }
  .face { inline-size: 36px; block-size: 36px; border-radius: 8px; background: #0f6b57; color: #fff; display: grid; place-items: center; font-weight: 700; }
  .name { font-weight: 800; } .when { color: #616061; font-size: 12px; margin-inline-start: 6px; }
  h1 { font-size: 18px; margin: 6px 0; } p { margin: 4px 0; }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 16px; }
  .context { color: #616061; font-size: 13px; }
  .actions { display: flex; gap: 8px; margin-block: 8px; }
  .row { display: flex; justify-content: space-between; align-items: center; }
  button { font: 700 13px Lato, "Noto Sans", system-ui, sans-serif; border: 1px solid #bbb; border-radius: 8px; background: #fff; color: #1d1c1d; padding: 5px 12px; }
  button.primary { background: #007a5a; border-color: #007a5a; color: #fff; } button.danger { background: #e01e5a; border-color: #e01e5a; color: #fff; }
`

/** Messages one below the other. */
export const drawMessages = (
  messages: readonly { note: string; blocks: readonly Block[] }[],
): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}</style>${messages
    .map(
      ({ note, blocks }) =>
        `<article><div class="face">P</div><div><span class="name">Parley</span><span class="when">${escapeHtml(note)}</span>${blocks.map(drawBlock).join('')}</div></article>`,
    )
    .join('')}`
