import type { BookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import type { Proposal } from '../../scheduling/entities.ts'

export interface InsteadProps {
  /** What was typed before. */
  wish: string
  isMissing: boolean
  /** The organizer knows. */
  isTold: boolean
}

interface Props extends InsteadProps {
  proposal: Proposal
  words: BookingWords
  path: string
  pagePath: string | undefined
}

function WishForm({ proposal, words, path, wish, isMissing }: Props) {
  const name = proposal.organizer.name
  return (
    <form method="post" action={`${path}/instead#none`} data-once>
      <div class="field">
        <label for="wish">{words.noneLabel}</label>
        <textarea
          id="wish"
          name="wish"
          rows={3}
          maxLength={1000}
          required
          aria-describedby={isMissing ? 'wish-hint wish-fault' : 'wish-hint'}
          aria-invalid={isMissing || undefined}
        >
          {wish}
        </textarea>
        <p id="wish-hint" class="soft">
          {words.noneHint}
        </p>
        {isMissing && (
          <p id="wish-fault" class="field-error">
            {words.noneMissing}
          </p>
        )}
      </div>
      <button type="submit">{fill(words.noneSend, { name })}</button>
    </form>
  )
}

/** Where the mail's "None of these work" leads: the invitee says in words what would suit them. */
export function AskInstead(props: Props) {
  const { proposal, words, pagePath, isTold } = props
  const { name } = proposal.organizer
  const isOpen = proposal.status === 'open'
  return (
    <section id="none">
      <h2>{words.noneTitle}</h2>
      {isTold && (
        <p class="notice good" role="status">
          {fill(words.noneTold, { name })}
        </p>
      )}
      {isOpen && !isTold && <p>{fill(words.noneText, { name })}</p>}
      {isOpen && !isTold && <WishForm {...props} />}
      {pagePath && (
        <p>
          <a class="button" href={pagePath}>
            {words.seeAll}
          </a>
        </p>
      )}
    </section>
  )
}
