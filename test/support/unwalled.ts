import pg from 'pg';

/** A policy for the owner on each walled table, in the place of FORCE. */
const FOR_OWNER = `DO $$
  DECLARE walled regclass;
  BEGIN
    FOR walled IN SELECT c.oid FROM pg_class c WHERE c.relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tests') LOOP
      EXECUTE format('CREATE POLICY tests ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', walled);
    END LOOP;
  END $$`;

/**
 * Lets a test look at all rows of its database as the owner, whom the wall keeps out like everybody.
 * The service's own roles see no more than before.
 */
export async function letOwnerSee(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(FOR_OWNER).finally(() => client.end());
}
