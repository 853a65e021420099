import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const server: UserConfig = {
  build: { target: 'node20', sourcemap: true, minify: false },
}

const client: UserConfig = {
  root: 'client',
  plugins: [react()],
  build: {
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Needed by every screen and seldom changed: a new version of Plenum does not send it again. Everything else is
        // split where it is imported on demand, so that a screen costs nothing until it is opened.
        codeSplitting: { groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] },
      },
    },
  },
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server : client))
