/** Ports that nobody uses yet. */
package id.bengkel.local.port;
