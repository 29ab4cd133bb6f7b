import type { Messages } from '../../i18n/messages.ts'
import type { Proposal } from '../../model/entities.ts'
import { maxWishLength } from '../../model/maximums.ts'

export interface InsteadProps {
  /** As typed. */
  wish: string
  /** Message for the person. */
  fault: string | undefined
  /** The organizer was notified. */
  isNotified: boolean
}

interface Props extends InsteadProps {
  proposal: Proposal
  copy: Messages<'booking'>
  path: string
  pagePath: string | undefined
}

function WishForm({ proposal, copy, path, wish, fault }: Props) {
  const name = proposal.organizer.name
  return (
    <form method="post" action={`${path}/instead#none`} data-once>
      <div class="field">
        <label for="wish">{copy.noneLabel}</label>
        <textarea
          id="wish"
          name="wish"
          rows={3}
          maxLength={maxWishLength}
          required
          aria-describedby={fault ? 'wish-hint wish-fault' : 'wish-hint'}
          aria-invalid={fault ? true : undefined}
        >
          {wish}
        </textarea>
        <p id="wish-hint" class="soft">
          {copy.noneHint}
        </p>
        {fault && (
          <p id="wish-fault" class="field-error">
            {fault}
          </p>
        )}
      </div>
      <button type="submit">{copy.noneSend({ name })}</button>
    </form>
  )
}

const PageLink = ({ copy, pagePath }: Props) =>
  pagePath ? (
    <p>
      <a class="button" href={pagePath}>
        {copy.seeAll}
      </a>
    </p>
  ) : null

/** The page behind "None of these work" in the email: the invitee describes suitable times. */
export function AskInstead(props: Props) {
  const { proposal, copy, isNotified } = props
  const { name } = proposal.organizer
  if (proposal.status !== 'open') return <PageLink {...props} />
  return (
    <section id="none">
      <h2>{copy.noneTitle}</h2>
      {isNotified && (
        <p class="notice good" role="status">
          {copy.wishSent({ name })}
        </p>
      )}
      {!isNotified && <p>{copy.noneText({ name })}</p>}
      {!isNotified && <WishForm {...props} />}
      <PageLink {...props} />
    </section>
  )
}
