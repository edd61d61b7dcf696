/** Lets people without a token send, but not many messages. */
package id.bengkel.gateway.opensend;
