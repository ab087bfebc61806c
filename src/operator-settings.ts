import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { IsOptional } from 'class-validator';
import { checkSettings, must, toldBy, wholeBetween, type Environment } from './setting.js';

/** What is there for whoever operates the service, and for nobody else. */
export class OperatorSettings {
  /** Where metrics and health are served, apart from everything else. Not set: nowhere. 0: any free port. */
  @IsOptional()
  @must('be a whole number from 0 to 65535', wholeBetween(0, 65_535))
  readonly managementPort: number | undefined;

  /** The address of that port: this machine alone, if nothing else is said. */
  @must('be an IP address', (host) => isIP(String(host)) > 0)
  readonly managementHost: string;

  /** The file to which what a watch hears is added. Not set: it goes between the other lines. */
  readonly securityLog: string | undefined;

  constructor(environment: Environment) {
    const told = toldBy(environment);
    const port = told('MANAGEMENT_PORT');
    const file = told('SECURITY_LOG');
    this.managementPort = port === undefined ? undefined : Number(port);
    this.managementHost = told('MANAGEMENT_HOST') ?? '127.0.0.1';
    this.securityLog = file === undefined ? undefined : resolve(file);
    checkSettings(this);
  }
}
