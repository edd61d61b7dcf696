/** Starts the whole workshop on one machine, watches over it and stops it. */
package id.bengkel.local.launcher;
