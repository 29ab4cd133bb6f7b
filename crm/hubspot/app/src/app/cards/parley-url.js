/** Where this installation of Parley answers; `npm run hubspot-app` writes it. */
export const parleyUrl = 'https://parley.example.com'
