import type pg from 'pg';

/** The rows of the customer whom the transaction names: what `ledger.wall` builds, as PostgreSQL says it. */
const OWN = `(customer_id = (NULLIF(current_setting('village.customer'::text, true), ''::text))::uuid)`;

/** Everybody whom a process becomes while it serves. The owner is none of them. */
const ROLES = [
  'village_app',
  'village_dpo',
  'village_eraser',
  'village_keeper',
  'village_sealer',
  'village_teller',
] as const;

/** A row for each fault: what is at fault, and how. How many customers there are names none of them. */
const SCAN = `
  WITH rooms AS (
    SELECT oid FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
  ), owned AS (
    SELECT DISTINCT c.oid, c.relrowsecurity AS walled, c.relforcerowsecurity AS forced
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'm', 'f') AND a.attname ~ 'customer' AND a.atttypid <> 'int'::regtype
      AND c.relnamespace IN (SELECT oid FROM rooms)
  )
  SELECT oid::regclass || ': row-level security is off' AS fault FROM owned WHERE NOT walled
  UNION ALL
  SELECT oid::regclass || ': its owner steps over the wall' FROM owned WHERE NOT forced
  UNION ALL
  SELECT oid::regclass || ': no policy for the customer''s own rows' FROM owned
  WHERE NOT EXISTS (
    SELECT FROM pg_policy p WHERE p.polrelid = owned.oid AND p.polname = 'own' AND p.polcmd = '*'
      AND p.polpermissive AND pg_get_expr(p.polqual, p.polrelid) = $1
      AND pg_get_expr(p.polwithcheck, p.polrelid) = $1
      AND p.polroles = ARRAY['village_app'::regrole::oid, 'village_eraser'::regrole::oid])
  UNION ALL
  SELECT c.oid::regclass || ': a view that reads as its owner' FROM pg_class c
  WHERE c.relkind = 'v' AND c.relnamespace IN (SELECT oid FROM rooms)
    AND NOT coalesce(c.reloptions @> '{security_invoker=true}', false)
  UNION ALL
  SELECT p.oid::regprocedure || ': runs as its owner' FROM pg_proc p
  WHERE p.prosecdef AND p.pronamespace IN (SELECT oid FROM rooms)
  UNION ALL
  SELECT p.oid::regprocedure || ': a setting that stays' FROM pg_proc p
  WHERE p.pronamespace IN (SELECT oid FROM rooms)
    AND (p.proconfig IS NOT NULL OR p.prosrc ~* '\\mset +(session +)?village|set_config\\([^)]*false')
  UNION ALL
  SELECT r.rolname || ': more than a role of the service' FROM pg_roles r
  WHERE r.rolname = ANY ($2) AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb
    OR r.rolreplication)
  UNION ALL
  SELECT m.roleid::regrole || ' is open to ' || m.member::regrole FROM pg_auth_members m
  WHERE m.member::regrole::text = ANY ($2)
  UNION ALL
  SELECT c.oid::regclass || ': owned by ' || c.relowner::regrole FROM pg_class c
  WHERE c.relowner::regrole::text = ANY ($2)
  UNION ALL
  SELECT c.oid::regclass || ': emptied by ' || role FROM pg_class c, unnest($2::text[]) role
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN (SELECT oid FROM rooms)
    AND has_table_privilege(role, c.oid, 'TRUNCATE')
  UNION ALL
  SELECT n.oid::regnamespace || ': added to by ' || role FROM pg_namespace n, unnest($2::text[]) role
  WHERE n.oid IN (SELECT oid FROM rooms) AND has_schema_privilege(role, n.oid, 'CREATE')
  ORDER BY 1`;

/** What of the walls of a database is not as it has to be. Nothing, or the wall has a hole. */
export async function faultsIn(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ fault: string }>(SCAN, [OWN, [...ROLES]]);
  return rows.map(({ fault }) => fault);
}

/** Who sees more than a customer's own rows, a line for each policy: table, command, role, rows, checked. */
const MORE = `
  SELECT concat_ws(' ', c.oid::regclass, p.cmd, array_to_string(p.roles, ','), p.qual, 'check', p.with_check)
    AS line
  FROM pg_policies p JOIN pg_class c ON c.relname = p.tablename
    AND c.relnamespace = p.schemaname::regnamespace
  WHERE p.policyname NOT IN ('own', 'tests') ORDER BY 1`;

/** The policies beside those for a customer's own rows. */
export async function morePolicies(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ line: string }>(MORE);
  return rows.map(({ line }) => line);
}
