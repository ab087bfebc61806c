import { IsDate, IsInstance, IsInt, IsOptional, Length, Matches, Min } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published text, with what it lists. Append-only: nobody has a right to UPDATE or DELETE here. */
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

  /** What it lists, each as the bytes whose hash the log has. `null`: no such list. */
  @Column('text', { nullable: true })
  @IsOptional()
  @Length(2, 4_000_000)
  controls!: string | null;

  @Column('text', { nullable: true })
  @IsOptional()
  @Length(2, 4_000_000)
  statements!: string | null;

  @Column('text', { nullable: true })
  @IsOptional()
  @Length(2, 4_000_000)
  uses!: string | null;
}
