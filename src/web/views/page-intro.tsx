import type { BookingWords } from '../../i18n/booking/booking-words.ts'
import { fill, plural } from '../../i18n/fill.ts'
import type { HostName, Locale, SchedulingPage } from '../../scheduling/entities.ts'
import { placeWords } from './place-words.ts'
import { RichText } from './rich-text.tsx'

interface PageIntroProps {
  page: SchedulingPage
  hosts: readonly Pick<HostName, 'name'>[]
  words: BookingWords
  locale: Locale
  durationMinutes: number
  /** Address of the page with another duration. */
  durationAddress(minutes: number): string
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...word][0] ?? '')
    .join('')
    .toUpperCase()

/** Who and what: hosts, title, durations to choose from, place. */
export function PageIntro(props: PageIntroProps) {
  const { page, hosts, words, locale, durationMinutes, durationAddress } = props
  const names = hosts.map(({ name }) => name).join(', ')
  return (
    <div class="intro">
      <div class="monogram" aria-hidden="true">
        {initials(hosts[0]?.name ?? page.title)}
      </div>
      <h1>{page.title}</h1>
      <p class="soft">{fill(words.with, { names })}</p>
      {page.durationsMinutes.length === 1 ? (
        <p>{plural(locale, words.durationOption, durationMinutes)}</p>
      ) : (
        <nav aria-label={words.duration}>
          <ul class="durations">
            {page.durationsMinutes.map(minutes => (
              <li key={minutes}>
                <a
                  href={durationAddress(minutes)}
                  aria-current={minutes === durationMinutes ? 'true' : undefined}
                >
                  {plural(locale, words.durationOption, minutes)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p class="soft">{placeWords(page.location, words)}</p>
      {page.description && <RichText markdown={page.description} />}
    </div>
  )
}
