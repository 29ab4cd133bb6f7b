/** Vite collects style sheets that modules import. */
declare module '*.css'
