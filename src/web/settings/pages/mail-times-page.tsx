import { languageName } from '../../../i18n/language-name.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { locales, type SchedulingPage } from '../../../model/entities.ts'
import { SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { ZoneList } from '../../signed-in/zone-list.tsx'
import type { MailQuery } from './mail-query.ts'

export interface MailedTime {
  text: string
  url: string
}

/** In the recipient's language. */
interface EmailTexts {
  subject: string
  question: string
  other: (values: { url: string }) => string
  url: string
}

interface MailTimesPageProps {
  visit: Visit
  page: SchedulingPage
  query: MailQuery
  counts: readonly number[]
  times: readonly MailedTime[]
  texts: EmailTexts
}

/** For email programs without links. */
const plainEmail = ({ times, texts }: Pick<MailTimesPageProps, 'times' | 'texts'>) =>
  [
    texts.question,
    '',
    ...times.flatMap(({ text, url }) => [`• ${text}`, `  ${url}`]),
    '',
    texts.other({ url: texts.url }),
  ].join('\n')

function Recipient({ visit, page, query, counts }: MailTimesPageProps) {
  const copy = messagesIn(visit.locale, 'links')
  return (
    <form method="get" action={`/settings/pages/${page.id}/mail`} class="panel">
      <div class="pair">
        <div class="field">
          <label for="tz">{copy.recipientZone}</label>
          <input id="tz" name="tz" value={query.timeZone} list="zones" autocomplete="off" />
        </div>
        <div class="field">
          <label for="lang">{copy.recipientLocale}</label>
          <select id="lang" name="lang">
            {locales.map(locale => (
              <option key={locale} value={locale} selected={locale === query.locale}>
                {languageName(locale)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="count">{copy.howMany}</label>
          <select id="count" name="count">
            {counts.map(count => (
              <option key={count} value={count} selected={count === query.count}>
                {count}
              </option>
            ))}
          </select>
        </div>
      </div>
      <button type="submit">{copy.redraw}</button>
      <ZoneList />
    </form>
  )
}

/** Placeholder of the link. */
const mark = '\u0000'

function WithLinks({ visit, query, times, texts }: MailTimesPageProps) {
  const copy = messagesIn(visit.locale, 'links')
  const [before = '', after = ''] = texts.other({ url: mark }).split(mark)
  return (
    <section class="panel" aria-labelledby="with-links">
      <h2 id="with-links">{copy.withLook}</h2>
      <div id="email-text" class="email-text" lang={query.locale}>
        <p>{texts.question}</p>
        <ul>
          {times.map(({ text, url }) => (
            <li key={url}>
              <a href={url}>{text}</a>
            </li>
          ))}
        </ul>
        <p>
          {before}
          <a href={texts.url}>{texts.url}</a>
          {after}
        </p>
      </div>
      <button type="button" data-copy="email-text" data-copied={copy.copied} hidden>
        {copy.copy}
      </button>
    </section>
  )
}

function Plain(props: MailTimesPageProps) {
  const { visit, query, times, texts } = props
  const copy = messagesIn(visit.locale, 'links')
  const text = plainEmail({ times, texts })
  const mail = `mailto:?subject=${encodeURIComponent(texts.subject)}&body=${encodeURIComponent(text)}`
  return (
    <section class="panel" aria-labelledby="plain-title">
      <h2 id="plain-title">{copy.plainText}</h2>
      <textarea
        id="plain"
        rows={times.length * 3 + 4}
        readOnly
        aria-labelledby="plain-title"
        lang={query.locale}
      >
        {text}
      </textarea>
      <div class="actions">
        <button type="button" data-copy="plain" data-copied={copy.copied} hidden>
          {copy.copy}
        </button>
        <a class="button" href={mail}>
          {copy.openMail}
        </a>
      </div>
    </section>
  )
}

/** /settings/pages/:id/mail */
export function MailTimesPage(props: MailTimesPageProps) {
  const { visit, page, times } = props
  const copy = messagesIn(visit.locale, 'links')
  return (
    <SettingsFrame
      visit={visit}
      tab="pages"
      title={copy.mailTitle({ title: page.title })}
      scripts={['copy']}
    >
      <p>{copy.mailIntro}</p>
      <Recipient {...props} />
      {times.length === 0 ? (
        <p class="notice">{copy.nothingFree}</p>
      ) : (
        <>
          <WithLinks {...props} />
          <Plain {...props} />
        </>
      )}
    </SettingsFrame>
  )
}
