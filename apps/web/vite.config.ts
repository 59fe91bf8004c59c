import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { residentPageInDevelopment } from './tools/resident-dev.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What `vite dev`, the build and the unit tests share. The three production builds are in tools/build.ts. */
export default defineConfig({
  root: here('.'),
  plugins: [
    vue(),
    // Messages become ready-made trees at build time: no compiler in the browser, so CSP needs no unsafe-eval.
    vueI18n({
      include: [here('./src/{platform,app}/locales/**/*.json'), here('./src/modules/*/locales/**/{tg,ru,en}.json')],
      runtimeOnly: true,
      strictMessage: true,
      fullInstall: false,
      // Left in, though nothing calls it, the compiler would be 4.7 KB of what every page loads.
      dropMessageCompiler: true,
    }),
    tailwind(),
    residentPageInDevelopment(),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['WEB_PORT'] ?? 5173),
    proxy: { '/graphql': process.env['API_ORIGIN'] ?? 'http://127.0.0.1:4000' },
  },
})
