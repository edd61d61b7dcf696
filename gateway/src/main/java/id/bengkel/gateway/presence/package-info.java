/** Knows who is at work in the chats at the moment. */
package id.bengkel.gateway.presence;
