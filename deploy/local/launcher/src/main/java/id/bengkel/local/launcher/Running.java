package id.bengkel.local.launcher;

import id.bengkel.local.postgres.EmbeddedPostgres;
import id.bengkel.local.sandbox.Sandbox;
import java.net.URI;

/**
 * What runs, and where.
 *
 * @param kafka {@code host:port}
 */
record Running(URI gateway, EmbeddedPostgres postgres, String kafka, Sandbox sandbox, Fleet fleet) {}
