/** Processes that a terminal does not reach. */
package id.bengkel.local.session;
