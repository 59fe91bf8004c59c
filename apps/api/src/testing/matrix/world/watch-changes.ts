import type { Pool } from 'pg'

/**
 * Notes every row that anybody adds, changes or removes from now on, whatever the answer says, and can take all of it back.
 * In a schema of its own that the application's role cannot reach; the owner writes the notes.
 */
export async function watchChanges(owner: Pool): Promise<void> {
  await owner.query(`
    CREATE SCHEMA matrix;
    CREATE TABLE matrix.change (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, verb text NOT NULL, before jsonb, after jsonb);
    CREATE FUNCTION matrix.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      INSERT INTO matrix.change (name, verb, before, after) VALUES (TG_TABLE_NAME, TG_OP,
        CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
      RETURN NULL;
    END $$;
    CREATE FUNCTION matrix.undo() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS $$
    DECLARE
      entry matrix.change;
      columns text;
    BEGIN
      FOR entry IN SELECT * FROM matrix.change ORDER BY number DESC LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns FROM pg_attribute
          WHERE attrelid = format('public.%I', entry.name)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        IF entry.after IS NOT NULL THEN
          EXECUTE format('DELETE FROM public.%I t WHERE to_jsonb(t) = $1', entry.name) USING entry.after;
        END IF;
        IF entry.before IS NOT NULL THEN
          EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::public.%1$I, $1)', entry.name, columns)
            USING entry.before;
        END IF;
      END LOOP;
      DELETE FROM matrix.change;
    END $$;
    DO $$ DECLARE watched text; BEGIN
      FOR watched IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
        EXECUTE format('CREATE TRIGGER matrix_note AFTER INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION matrix.note()', watched);
      END LOOP;
    END $$;`)
}

/** One row that an act touched. */
export interface Change {
  readonly name: string
  readonly verb: 'INSERT' | 'UPDATE' | 'DELETE'
  readonly after: Readonly<Record<string, unknown>> | null
}

/** What has changed since the last {@link undoChanges} or {@link forgetChanges}, in order. */
export async function changesSince(owner: Pool): Promise<Change[]> {
  return (await owner.query<Change>('SELECT name, verb, after FROM matrix.change ORDER BY number')).rows
}

/** Takes back every change. */
export async function undoChanges(owner: Pool): Promise<void> {
  await owner.query('SELECT matrix.undo()')
}

/** Lets what has changed stand, such as the note that a session is in use. */
export async function forgetChanges(owner: Pool): Promise<void> {
  await owner.query('DELETE FROM matrix.change')
}
