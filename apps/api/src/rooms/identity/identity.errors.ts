import { DomainError } from '../../platform/errors.ts'

/** The e-mail and the password do not belong together. Says no more: whether the e-mail is known must not be learnt here. */
export class SignInRefusedError extends DomainError {
  constructor() {
    super('The e-mail or the password is not right.')
    this.name = 'SignInRefusedError'
  }
}
