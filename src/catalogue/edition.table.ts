import { Equals, IsDate, IsJSON, IsUUID } from 'class-validator';
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

  @Column('text')
  @IsJSON()
  document!: string;
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
