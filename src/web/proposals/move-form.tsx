import { ChosenStart } from '../views/chosen-start.tsx'
import { type DetailsFormProps, hiddenFields } from '../views/details-form.tsx'

/** Confirms the new time of a meeting. The invitee's details are already known. */
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
