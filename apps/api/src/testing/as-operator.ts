/**
 * Imported before anything else by a test of what an operator does from the command line: from then on the file's database is
 * opened by the owner of the tables, as `seed` opens it. Everything that the running application does is tested as its own role.
 */
process.env['DATABASE_URL'] = process.env['HAMKORI_TEST_OWNER_URL']
