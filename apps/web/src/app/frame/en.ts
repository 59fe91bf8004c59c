import app from '../locales/navigation/en.json'
import site from '../../platform/locales/en.json'
import { mergeFrame } from './merge-frame.ts'

export const messages = mergeFrame(
  site,
  app,
  import.meta.glob('../../modules/*/locales/navigation/en.json', { eager: true, import: 'default' }),
)
