import { ChosenStart } from '../views/chosen-start.tsx'
import { type DetailsFormProps, hiddenFields } from '../views/details-form.tsx'

/** Confirms the time to which a meeting moves; who comes is known already. */
export const MoveForm = (props: DetailsFormProps) => (
  <form method="post" action={props.action} data-once>
    {Object.entries(hiddenFields(props)).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <ChosenStart {...props} />
    <button type="submit" class="primary">
      {props.copy.moveIt}
    </button>
  </form>
)
