/** Plays the WhatsApp providers for the local stack and for tests: keeps what it is sent, and fails when it is told to. */
package id.bengkel.local.sandbox;
