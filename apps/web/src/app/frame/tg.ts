import app from '../locales/navigation/tg.json'
import site from '../../platform/locales/tg.json'
import { mergeFrame } from './merge-frame.ts'

export const messages = mergeFrame(
  site,
  app,
  import.meta.glob('../../modules/*/locales/navigation/tg.json', { eager: true, import: 'default' }),
)
