/** Address of this Parley installation; `npm run hubspot-app` writes it. */
export const parleyUrl = 'https://parley.example.com'
