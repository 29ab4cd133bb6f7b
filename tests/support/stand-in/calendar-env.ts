/** Environment variables that replace Google and Microsoft with the stand-ins. */
export const calendarEnv = (google: { url: string }, graph: { url: string }) => ({
  GOOGLE_CLIENT_ID: 'google client',
  GOOGLE_CLIENT_SECRET: 'google secret',
  GOOGLE_API_URL: google.url,
  GOOGLE_OAUTH_URL: google.url,
  MICROSOFT_CLIENT_ID: 'microsoft client',
  MICROSOFT_CLIENT_SECRET: 'microsoft secret',
  MICROSOFT_GRAPH_URL: graph.url,
  MICROSOFT_LOGIN_URL: graph.url,
})
