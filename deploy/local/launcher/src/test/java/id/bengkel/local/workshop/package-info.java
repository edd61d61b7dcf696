/** The whole stack, seen by the people who work with it. */
package id.bengkel.local.workshop;
