import { IsDate, IsInstance, IsInt, Length, Matches, Min } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published text. Append-only: the service has no right to UPDATE or DELETE here. */
@Entity({ schema: 'consent', name: 'notice' })
export class NoticeTable {
  @PrimaryColumn('text')
  @Length(1, 64)
  id!: string;

  @PrimaryColumn('int')
  @IsInt()
  @Min(1)
  version!: number;

  @PrimaryColumn('text')
  @Matches(/^[a-z]{2}(-[A-Z]{2})?$/)
  locale!: string;

  @Column('text')
  @Length(1, 15_000)
  text!: string;

  /** Of the exact bytes that are shown. */
  @Column('bytea')
  @IsInstance(Buffer)
  sha256!: Buffer;

  @Column('timestamptz')
  @IsDate()
  at!: Date;
}
