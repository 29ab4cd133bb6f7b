const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text from outside can be the id of an entity. */
export const isEntityId = (text: string): boolean => uuid.test(text)
