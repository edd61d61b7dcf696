/** Checks of what a platform engineer is handed. */
package id.bengkel.kubernetes;
