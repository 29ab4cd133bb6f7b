import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

/** What the browser runs and the one style sheet, hashed, with a manifest the server reads. */
export default defineConfig({
  plugins: [preact()],
  publicDir: false,
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    assetsDir: '',
    manifest: 'manifest.json',
    modulePreload: false,
    target: 'es2022',
    rollupOptions: {
      input: {
        booking: 'src/web/islands/booking.tsx',
        chat: 'src/web/islands/chat/chat.tsx',
        chatPreview: 'src/web/islands/chat-preview.ts',
        conversation: 'src/web/islands/conversation.ts',
        copy: 'src/web/islands/copy.ts',
        desk: 'src/web/islands/desk.ts',
        deskStyle: 'src/web/views/styles/desk.css',
        devSiteStyle: 'src/dev/site/site.css',
        embedded: 'src/web/islands/embedded.ts',
        loader: 'src/web/islands/loader/loader.ts',
        richText: 'src/web/islands/rich-text.ts',
        schedule: 'src/web/islands/schedule.ts',
        style: 'src/web/views/style.css',
      },
    },
  },
})
