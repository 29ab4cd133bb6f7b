/** What zone fields suggest; any zone the runtime knows is taken. */
export const ZoneList = () => (
  <datalist id="zones">
    {Intl.supportedValuesOf('timeZone').map(zone => (
      <option key={zone} value={zone} />
    ))}
  </datalist>
)
