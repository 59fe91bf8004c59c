import { useI18n } from 'vue-i18n'
import { useComposition } from '../../platform/composition.ts'

/** Names jobs as the module that declares them does; by the code itself where there is no name, so that no job is ever without. */
export function useJobName(): (code: string) => string {
  const { t, te } = useI18n()
  const modules = useComposition().modulesWithMessages('failed-jobs')
  return (code) => {
    const module = modules.find((each) => te(`${each}.failed-jobs.jobs.${code}`))
    return module === undefined ? code : t(`${module}.failed-jobs.jobs.${code}`)
  }
}
