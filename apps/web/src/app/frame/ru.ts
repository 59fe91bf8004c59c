import app from '../locales/navigation/ru.json'
import site from '../../platform/locales/ru.json'
import { mergeFrame } from './merge-frame.ts'

export const messages = mergeFrame(
  site,
  app,
  import.meta.glob('../../modules/*/locales/navigation/ru.json', { eager: true, import: 'default' }),
)
