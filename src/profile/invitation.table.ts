import { IsDate, IsInstance, IsUUID, Matches } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An open invitation to another adult. The code itself stands nowhere, only its hash. */
@Entity({ schema: 'profile', name: 'invitation' })
export class InvitationTable {
  @PrimaryColumn('bytea', { name: 'code_hash' })
  @IsInstance(Buffer)
  codeHash!: Buffer;

  @Column('uuid', { name: 'customer_id' })
  @IsUUID()
  customer!: string;

  @Column('text')
  @Matches(/^adult-[1-9]\d*$/)
  member!: string;

  @Column('timestamptz')
  @IsDate()
  at!: Date;

  @Column('timestamptz')
  @IsDate()
  until!: Date;
}
