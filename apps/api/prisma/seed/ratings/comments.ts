import type { Random } from './random.ts'

type Mood = 'content' | 'mixed' | 'discontent'
interface Comment {
  readonly language: 'tg' | 'ru'
  readonly text: string
}

const tajik: Readonly<Record<Mood, readonly string[]>> = {
  content: [
    'Маро бодиққат шуниданд ва ҳамаашро фаҳмонданд. Ташаккур.',
    'Ҳуҷҷатро дар як рӯз гирифтам, навбат кам буд.',
    'Боадаб буданд, бо забони тоҷикӣ ҷавоб доданд.',
    'Нозири маҳалла зуд омад ва масъаларо ором ҳал кард.',
    'Аризаро фавран қабул карданд ва рақами қайд доданд.',
  ],
  mixed: [
    'Муносибат хуб буд, аммо дер интизор шудам.',
    'Хуб мебуд, агар дар деворҳо намунаи ариза бошад.',
    'Дар қабулгоҳ ҷойи нишаст кам аст.',
    'Соати корӣ дар назди дар навишта нашудааст.',
    'Ҷавоб доданд, вале на ҳамаашро фаҳмидам.',
  ],
  discontent: [
    'Ду соат интизор шудам ва касе чизе нагуфт.',
    'Сабаби нигоҳ доштани мошинро нафаҳмонданд.',
    'Гуфтанд, ки пагоҳ биёед, пагоҳ боз ҳамин хел.',
    'Бо оҳанги дағал гап заданд.',
    'Аризаи маро қабул кардан нахостанд.',
  ],
}

const russian: Readonly<Record<Mood, readonly string[]>> = {
  content: [
    'Всё объяснили спокойно и понятно. Спасибо.',
    'Приехали быстро и помогли.',
    'Документы оформили за один день.',
    'Заявление приняли сразу и дали талон.',
  ],
  mixed: [
    'Отнеслись вежливо, но пришлось долго ждать.',
    'Хорошо бы вывесить образцы заявлений на двух языках.',
    'В приёмной мало места, люди стоят на улице.',
    'Ответили, но не на все вопросы.',
  ],
  discontent: [
    'Ждал больше двух часов, никто ничего не сказал.',
    'Не объяснили, почему остановили.',
    'Разговаривали грубо.',
    'Отправляли из кабинета в кабинет.',
  ],
}

/** Something a resident might write after such a contact; it names no one. `satisfaction` is A8. */
export function commentFor(random: Random, satisfaction: number): Comment {
  const mood: Mood = satisfaction >= 4 ? 'content' : satisfaction === 3 ? 'mixed' : 'discontent'
  const language = random.pick({ tg: 78, ru: 22 })
  const texts = (language === 'tg' ? tajik : russian)[mood]
  return { language, text: texts[Math.floor(random.next() * texts.length)] ?? '' }
}
