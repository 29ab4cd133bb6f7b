import type { Locale } from '../../model/entities.ts'
import { labelled } from '../../text/labelled.ts'
import { escapeHtml, literalHtml, toPlainText, toSafeHtml } from '../../text/rich-text.ts'
import { showEmail } from '../../text/show-email.ts'

/** An email's content, before it is rendered. All texts are plain, except for the description. */
interface EmailContent {
  locale: Locale
  subject: string
  heading: string
  paragraphs: readonly string[]
  /** Markdown. */
  description?: string | undefined
  facts: readonly Fact[]
  /** Equal choices with an introduction, below the facts. */
  choices?: { intro: string; links: EmailContent['links'] } | undefined
  /** The first one is the main button. */
  links: readonly { label: string; url: string }[]
  closing?: string
}

export interface Fact {
  label: string
  value: string
  /** No longer valid: shown struck through. */
  isPast?: boolean
}

export interface RenderedEmail {
  subject: string
  text: string
  html: string
}

const toLinkText = (links: EmailContent['links']) =>
  links.map(({ label, url }) => `${label}:\n${url}`).join('\n\n')

const toText = (email: EmailContent) =>
  [
    email.heading,
    ...email.paragraphs,
    toPlainText(email.description ?? ''),
    email.facts.map(({ label, value }) => labelled(label, value)).join('\n'),
    email.choices?.intro ?? '',
    toLinkText(email.choices?.links ?? []),
    toLinkText(email.links),
    email.closing ?? '',
  ]
    .filter(part => part !== '')
    .join('\n\n')
    .concat('\n')

// Names and addresses keep their own text direction, for scripts of both directions.
const factRow = ({ label, value, isPast }: Fact) => {
  const shown = `<bdi dir="auto">${literalHtml(value)}</bdi>`
  return `<p class="fact"><span class="label">${escapeHtml(label)}</span><br>${isPast ? `<s>${shown}</s>` : shown}</p>`
}

const linkRow = ({ label, url }: { label: string; url: string }, index: number) =>
  `<p><a class="${index === 0 ? 'first' : 'more'}" target="_blank" rel="noopener" href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`

const choiceRows = ({ choices }: EmailContent) =>
  choices
    ? [`<p dir="auto">${literalHtml(choices.intro)}</p>`, ...choices.links.map(linkRow)].join('\n')
    : ''

const style = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:24px 12px;background:#f3f4f6;color:#1c2430;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px}
h1{font-size:22px;line-height:1.3;margin:0 0 12px}
.fact{margin:0 0 10px;overflow-wrap:anywhere}.label,.closing{color:#5a6474;font-size:14px}
a{color:#0f6b57}.first{display:inline-block;padding:11px 20px;border-radius:8px;background:#0f6b57;color:#ffffff;text-decoration:none}
@media (prefers-color-scheme:dark){body{background:#12161c;color:#e8ecf2}main{background:#1c222b}.label,.closing{color:#a7b1bf}a{color:#5fd0b1}.first{background:#5fd0b1;color:#06231b}}`

const toHtml = (email: EmailContent) => `<!doctype html>
<html lang="${email.locale}" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(email.subject)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(email.heading)}</h1>
${email.paragraphs.map(text => `<p dir="auto">${literalHtml(text)}</p>`).join('\n')}
${toSafeHtml(email.description ?? '')}
${email.facts.map(factRow).join('\n')}
${choiceRows(email)}
${email.links.map(linkRow).join('\n')}
${email.closing ? `<p class="closing">${literalHtml(email.closing)}</p>` : ''}
</main></body></html>`

/** The content with addresses as people type them. */
const withShownEmails = (email: EmailContent): EmailContent => ({
  ...email,
  subject: showEmail(email.subject),
  heading: showEmail(email.heading),
  paragraphs: email.paragraphs.map(showEmail),
  facts: email.facts.map(fact => ({ ...fact, value: showEmail(fact.value) })),
  ...(email.closing === undefined ? {} : { closing: showEmail(email.closing) }),
})

/** Renders the same content as plain text and as HTML. All texts are escaped. */
export function renderEmail(content: EmailContent): RenderedEmail {
  const email = withShownEmails(content)
  return {
    subject: email.subject.replace(/\s+/g, ' ').trim(),
    text: toText(email),
    html: toHtml(email),
  }
}
