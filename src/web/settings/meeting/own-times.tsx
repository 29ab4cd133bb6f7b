import { messagesIn } from '../../../i18n/messages.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { describedBy } from '../../views/form-field.tsx'

const fieldCount = 3

/** Fields for times besides the suggested ones, in the reader's zone. */
export function OwnTimes({
  visit,
  typed,
  fault,
}: {
  visit: Visit
  typed: readonly string[]
  fault: string | undefined
}) {
  const copy = messagesIn(visit.locale, 'settings/changing')
  return (
    <fieldset class="own-times">
      <legend>
        {copy.ownTimes} <span class="soft">({copy.optional})</span>
      </legend>
      <div class="actions">
        {Array.from({ length: fieldCount }, (_, index) => (
          <input
            key={index}
            type="datetime-local"
            name="own"
            value={typed[index] ?? ''}
            aria-label={copy.ownTime({ number: index + 1 })}
            {...describedBy('own', fault)}
          />
        ))}
      </div>
      {fault && (
        <p id="own-error" class="field-error">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
