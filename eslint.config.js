import { hamkori } from '@hamkori/config/eslint'

export default hamkori
