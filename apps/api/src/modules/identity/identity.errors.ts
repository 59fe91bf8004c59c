import { DomainError } from '../../platform/errors.ts'

/** What was given does not prove who it is. Says no more: whether the email is known must not be learnt here. */
export class SignInRefusedError extends DomainError {
  constructor() {
    super('This does not prove who you are.')
    this.name = 'SignInRefusedError'
  }
}
