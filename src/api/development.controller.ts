import { Body, Controller } from '@nestjs/common';
import {
  developmentRoutes,
  type Session,
  type SessionAct,
  type Token,
  type TokenAct,
} from './development.js';
import { DevelopmentIssuer } from './issuer.js';
import { Route } from './route.decorator.js';

/** The sign-in of a machine that has none. Where an issuer is configured, this does not exist. */
@Controller()
export class DevelopmentController {
  constructor(private readonly issuer: DevelopmentIssuer) {}

  @Route(developmentRoutes.openSession)
  openSession(@Body({ schema: developmentRoutes.openSession.body }) { code }: SessionAct): Session {
    return this.issuer.open(code);
  }

  @Route(developmentRoutes.issueToken)
  issueToken(
    @Body({ schema: developmentRoutes.issueToken.body }) { session, for: what }: TokenAct,
  ): Promise<Token> {
    return this.issuer.tokenFor(session, what);
  }

  @Route(developmentRoutes.issueGuestToken)
  issueGuestToken(): Promise<Token> {
    return this.issuer.guestToken();
  }
}
