import { IsDate, IsIn, IsOptional, Length } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ALLERGENS, CLAIM_ROLES, CLAIMS, type Allergen } from '@village-butcher/sdk/contract';

/** What can be said of an allergen in a product, and that nothing is said of it any more. */
export const CLAIM_WORDS = [...CLAIMS, 'withdrawn'] as const;

/** One word on one allergen in one product. Append-only; there is no place for a name. */
@Entity({ schema: 'catalogue', name: 'claim' })
export class ClaimTable {
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' })
  @IsOptional()
  seq?: string;

  @Column('text')
  @Length(1, 64)
  product!: string;

  @Column('text')
  @IsIn(ALLERGENS)
  allergen!: Allergen;

  @Column('text')
  @IsIn(CLAIM_WORDS)
  says!: (typeof CLAIM_WORDS)[number];

  @Column('text', { nullable: true })
  @IsOptional()
  @IsIn(CLAIM_ROLES)
  role!: (typeof CLAIM_ROLES)[number] | null;

  @Column('timestamptz')
  @IsDate()
  at!: Date;
}
