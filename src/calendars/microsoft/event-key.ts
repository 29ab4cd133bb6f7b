/**
 * What we name the making of an event, so that a repeat is recognised: it says whose event it is. The name
 * stays taken when the event is gone, so that one made anew has another.
 */
export const transactionOf = (key: string, time: number) => `parley:${key}:${time}`

/** The key behind it; undefined for what others made. */
export const keyOfTransaction = (transactionId: string): string | undefined =>
  /^parley:([0-9a-f-]{36}):\d+$/.exec(transactionId)?.[1]

/** The property by which an event of ours is found again: a transaction cannot be searched for. */
export const keyProperty = 'String {5e1a9c5c-6f0b-4b6e-9c53-7d2f0e6a41bb} Name ParleyKey'
