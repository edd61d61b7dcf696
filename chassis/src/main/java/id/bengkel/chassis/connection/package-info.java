/** Keeps clients from holding connections for ever. */
package id.bengkel.chassis.connection;
