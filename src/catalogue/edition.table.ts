import { Equals, IsDate, IsJSON, IsUUID, ValidateIf } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An import as it came. Append-only: what was known on a day can be looked up later. */
@Entity({ schema: 'catalogue', name: 'edition' })
export class EditionTable {
  @PrimaryColumn('uuid')
  @IsUUID()
  edition!: string;

  @Column('timestamptz')
  @IsDate()
  at!: Date;

  /** Empty where `base` has it. */
  @Column('text', { nullable: true })
  @ValidateIf((row: EditionTable) => row.base === null)
  @IsJSON()
  document!: string | null;

  /** The edition of the same document, from before a claim. It has the document itself. */
  @Column('uuid', { nullable: true })
  @ValidateIf((row: EditionTable) => row.document === null)
  @IsUUID()
  base!: string | null;
}

/** The one row that says which edition is in use. */
@Entity({ schema: 'catalogue', name: 'current' })
export class CurrentTable {
  @PrimaryColumn('boolean')
  @Equals(true)
  one!: true;

  @Column('uuid')
  @IsUUID()
  edition!: string;
}
