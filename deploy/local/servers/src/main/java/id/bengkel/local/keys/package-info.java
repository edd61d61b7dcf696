/** The key pair with which the gateway signs tokens and the services verify them. */
package id.bengkel.local.keys;
