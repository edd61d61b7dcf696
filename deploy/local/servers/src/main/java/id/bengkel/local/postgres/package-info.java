/** A PostgreSQL server run as a child process from binaries that come as a Maven dependency. */
package id.bengkel.local.postgres;
